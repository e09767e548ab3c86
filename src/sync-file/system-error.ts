const reasons: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the device",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file is too large for the file system, or for a limit (ulimit -f)",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of the path is not a directory",
  ELOOP: "too many symbolic links",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many open files",
  EBUSY: "it is in use, or mounted by itself: then mount its directory instead",
  ETXTBSY: "it is in use",
  EINVAL: "the file system does not allow it",
  ENOTSUP: "the file system does not allow it",
  ESTALE: "the network file system lost it",
  ETIMEDOUT: "the file system does not answer",
  EIO: "the disk reports an error",
  Z_BUF_ERROR: "the compressed file is cut",
  Z_DATA_ERROR: "the compressed data is damaged",
};

/** The code of an error of the operating system or of Node's streams and zlib, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Why reading or writing failed, in words for a person. `missing` is what ENOENT means here. */
export function describeSystemError(error: unknown, missing: string): string {
  const code = errorCode(error);
  if (code === "ENOENT") return missing;
  const reason = code === undefined ? undefined : reasons[code];
  if (reason !== undefined) return reason;
  return error instanceof Error ? error.message : String(error);
}

/** A piece of a template: text that stands as it is, or the path of what is put there. */
export type TemplatePiece = { text: string } | { path: string };

/** The pieces of `{display_name} <{email}>`; `undefined` where a brace is not closed. `{{` is a brace itself. */
export function templatePieces(template: string): TemplatePiece[] | undefined {
  const pieces: TemplatePiece[] = [];
  for (const [piece, path] of template.matchAll(/\{\{|\{([^{}]*)\}|\{|[^{]+/g)) {
    if (piece === "{") return undefined;
    if (path !== undefined) pieces.push({ path: path.trim() });
    else pieces.push({ text: piece === "{{" ? "{" : piece });
  }
  return pieces;
}

import { gzipSync } from "node:zlib";
import { sampleText } from "../../sync-file/sample-text.js";
import { reformat } from "../reformat.js";
import { pretty, type Row, sampleWith, sorted } from "./sample.js";

function withBitTurned(bytes: Buffer, at: number): Buffer {
  const turned = Buffer.from(bytes);
  turned.writeUInt8(bytes.readUInt8(bytes.length + at) ^ 1, bytes.length + at);
  return turned;
}

/** Files that are no sync files, or not ours to read. */
export const strangers: readonly Row[] = [
  ["nothing", "", "FILE: is empty"],
  ["white space", " \n\n", "FILE: is empty"],
  ["nothing, compressed", gzipSync(""), "FILE: is empty"],
  ["zeros, as a crash leaves them", Buffer.alloc(4096), "FILE: is not a sync file"],
  ["text", "id,name\n1,Ada\n", "FILE: is not a sync file"],
  ["a c1z", "C1ZF\0(\xb5/\xfd\n", "FILE: is a c1z: jc-connector import makes a sync file of it"],
  ["a c1z of version 3", "C1Z3\0", "FILE: is a c1z of version 3, which only Baton's own tools read"],
  ["text that begins as a c1z does", "C1ZF is a format\n", "FILE: is not a sync file"],
  ["a list", "[]\n", "FILE: is not a sync file"],
  ["an object without anything", "{}\n", "FILE: is not a sync file"],
  ["other JSON", '{\n  "name": "x",\n  "version": "1.0.0"\n}\n', "FILE: is not a sync file"],
  ["other JSON that is cut", '{\n  "name": "x",\n  "vers', "FILE: is not a sync file"],
  ["other JSON that is none", '{\n  "name": x\n}\n', "FILE: is not a sync file"],
  ["other JSON with resources", '{"resources":[{"type":"aws_instance"}]}\n', "FILE: is not a sync file"],
  ["another format", sampleWith("jc-connector/sync", "jc-connector/diff"), "FILE: is not a sync file"],
  ["another format, sorted", sampleWith("jc-connector/sync", "x", sorted), "FILE: is not a sync file"],
  ["UTF-16", Buffer.from(sampleText, "utf16le"), "FILE: is UTF-16; a sync file is UTF-8"],
  [
    "UTF-16 with its mark",
    Buffer.from(`\ufeff${sampleText}`, "utf16le"),
    "FILE: is UTF-16; a sync file is UTF-8",
  ],
  [
    "UTF-16 with its bytes the other way round",
    Buffer.from(`\ufeff${sampleText}`, "utf16le").swap16(),
    "FILE: is UTF-16; a sync file is UTF-8",
  ],
  [
    "version 2",
    sampleWith('"version":1', '"version":2'),
    "FILE: is a sync file of format version 2; this jc-connector reads version 1",
  ],
  [
    "version 2 with other sections",
    reformat(`{"format":"jc-connector/sync","version":2,"sync":{},"resources":{}}`, { indent: " " }),
    "FILE: is a sync file of format version 2; this jc-connector reads version 1",
  ],
  ["a version in words", sampleWith('"version":1', '"version":"1"'), "FILE:1: version is not a number"],
  ["no version, re-formatted", sampleWith('  "version": 1,\n', "", pretty), "FILE:3: version is missing"],
  [
    "compressed data that is cut",
    gzipSync(sampleText).subarray(0, -9),
    "cannot read FILE: the compressed file is cut",
  ],
  [
    "compressed data with a bit of it turned",
    withBitTurned(gzipSync(sampleText), -5),
    "cannot read FILE: the compressed data is damaged",
  ],
  [
    "compressed data with text behind it",
    Buffer.concat([gzipSync(sampleText), Buffer.from("more")]),
    "cannot read FILE: the compressed data is damaged",
  ],
  [
    "compressed data with zeros behind it",
    Buffer.concat([gzipSync(sampleText), Buffer.alloc(8)]),
    "cannot read FILE: something follows the compressed data",
  ],
  [
    "compressed data of two files",
    Buffer.concat([gzipSync(sampleText), gzipSync(sampleText)]),
    "FILE:25: something follows the manifest",
  ],
  [
    "what was compressed twice",
    gzipSync(gzipSync(sampleText)),
    "FILE: is compressed twice: decompress it once",
  ],
];

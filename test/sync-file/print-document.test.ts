import { describe, expect, it } from "vitest";
import { printDocument, type SyncDocument } from "../../src/sync-file/print-document.js";
import { grants, manifest, sampleDocument } from "./sample.js";
import { sampleText } from "./sample-text.js";

async function print(document: SyncDocument): Promise<string> {
  let text = "";
  for await (const piece of printDocument(document)) text += piece;
  return text;
}

const empty = { ...sampleDocument, resourceTypes: [], resources: [], entitlements: [], grants: [] };

describe("printDocument", () => {
  it("puts the head, every record and the manifest on lines of their own", async () => {
    expect(await print(sampleDocument)).toBe(sampleText);
  });

  it("prints a section without records as its opening and its closing line", async () => {
    const lines = (await print(empty)).split("\n");
    expect(lines.slice(1, 9)).toEqual([
      '"resourceTypes":[',
      "],",
      '"resources":[',
      "],",
      '"entitlements":[',
      "],",
      '"grants":[',
      "],",
    ]);
    // SHA-256 of "resourceTypes\nresources\nentitlements\ngrants\n".
    expect(lines[9]).toContain("sha256:098159a24152696cc315015aa852f899649ca80706155de10bd4fd321cb282e3");
    expect(lines).toHaveLength(11);
  });

  it("ends with a line feed and is one JSON document", async () => {
    const text = await print(sampleDocument);
    expect(text.endsWith("}}\n")).toBe(true);
    expect(JSON.parse(text)).toMatchObject({ format: "jc-connector/sync", version: 1, grants });
  });

  it("prints records that come one by one like records that are all there", async () => {
    async function* later<Item>(items: Item[]) {
      yield* items;
    }
    const streamed = {
      ...sampleDocument,
      resources: later(sampleDocument.resources),
      grants: later(sampleDocument.grants),
    };
    expect(await print(streamed)).toBe(await print(sampleDocument));
  });

  it("tells the manifest how many records of each type there are", async () => {
    const seen: unknown[] = [];
    await print({
      ...sampleDocument,
      manifest(facts) {
        seen.push(facts.counts);
        return manifest(facts);
      },
    });
    expect(seen).toEqual([
      {
        resourceTypes: 3,
        resources: 4,
        entitlements: 2,
        grants: 5,
        byResourceType: {
          app: { resources: 1, entitlements: 1, grants: 3 },
          group: { resources: 1, entitlements: 1, grants: 2 },
          user: { resources: 2, entitlements: 0, grants: 0 },
        },
      },
    ]);
  });

  it.each([
    ["out of order", [...grants].reverse()],
    ["twice", grants.flatMap((grant) => [grant, grant])],
  ])("refuses records that come %s", async (_, wrong) => {
    await expect(print({ ...sampleDocument, grants: wrong })).rejects.toThrow(
      "grants are not strictly sorted",
    );
  });

  it("refuses a manifest that no reader would accept", async () => {
    const broken: SyncDocument = {
      ...sampleDocument,
      manifest: (facts) => ({ ...manifest(facts), digest: "" }),
    };
    await expect(print(broken)).rejects.toThrow("digest");
  });
});

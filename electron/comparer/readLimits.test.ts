// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { rawPdf } from "../../test/support/leaks/rawPdf.ts";
import { zipOf } from "../../test/support/leaks/zip.ts";
import { NotSeenList, type Readable, type Steps } from "./readable.ts";
import { readPdf } from "./readPdf.ts";
import { readVersion } from "./readVersion.ts";

async function readToEnd(steps: Steps<Readable>): Promise<Readable> {
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return step.value;
}

const twice = rawPdf({
  catalog: "/Pages 6 0 R",
  objects: ["<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"],
});

describe("a version that is more than can be read", () => {
  it("says after which page a PDF was not read", async () => {
    const notSeen = new NotSeenList();
    const most = { pages: 1, letters: 1000 };
    const read = await readToEnd(readPdf(Buffer.from(twice), notSeen, most));
    expect(notSeen.all).toEqual([
      { reason: "limit-reached", what: "pages after 1" },
    ]);
    expect(read).toMatchObject({ kind: "lines" });
  });

  it("has no words where a PDF has too many, be it on its last page", async () => {
    const read = (letters: number) => {
      const most = { pages: 2, letters };
      const bytes = Buffer.from(twice);
      return readToEnd(readPdf(bytes, new NotSeenList(), most));
    };
    const perPage = "All is well in the harbour. CC BY 4.0".length;
    expect(await read(2 * perPage)).toMatchObject({ kind: "lines" });
    expect(await read(2 * perPage - 1)).toMatchObject({
      ...{ kind: "opaque", why: "too-long" },
    });
  });

  it("has no words where a document's parts are too large to be kept", async () => {
    const document = (padding: number) =>
      zipOf({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": Buffer.concat([
          Buffer.from("<w:document><w:body/></w:document>"),
          Buffer.alloc(padding, " "),
        ]),
      });
    const read = (padding: number) =>
      readToEnd(readVersion("a.docx", document(padding), new NotSeenList()));
    expect(await read(0)).toMatchObject({ type: "docx", kind: "lines" });
    expect(await read(65 * 1024 * 1024)).toMatchObject({
      ...{ type: "docx", kind: "opaque", why: "too-long" },
    });
  });

  it("is unreadable by whatever a parser throws", async () => {
    const notSeen = new NotSeenList();
    const damaged = Buffer.from("%PDF-1.7\nnothing of one");
    const add = notSeen.add.bind(notSeen);
    notSeen.add = (reason, what) => {
      notSeen.add = add;
      throw new RangeError(`${reason} ${what}`);
    };
    expect(await readToEnd(readVersion("a.pdf", damaged, notSeen))).toEqual({
      ...{ type: "pdf", kind: "opaque", why: "unreadable" },
    });
    expect(notSeen.all).toEqual([
      { reason: "damaged", what: "all of it (RangeError)" },
    ]);
  });
});

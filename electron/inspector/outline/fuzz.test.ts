// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Outline } from "../../../shared/domain/outline.ts";
import {
  paragraph,
  run,
  shape,
  sheetFile,
  slideFile,
  wordFile,
} from "../../../test/support/madeOffice.ts";
import { makeTar } from "../../../test/support/makeTar.ts";
import { makeZip } from "../../../test/support/makeZip.ts";
import { ArchiveFault } from "../archive/faults.ts";
import { outlineOf } from "./outlineOf.ts";
import { officeTextOf } from "./officeText.ts";
import { Parts } from "./parts.ts";
import { listingBudget } from "./listing.ts";

const content = Buffer.from("some words of a member");
const tar = makeTar([
  { name: "a", content, pax: { mtime: "1e9" } },
  { name: "l", kind: "2" },
]);
const word = wordFile(
  `${paragraph(run("a", "<w:vanish/>"))}<w:tbl><w:tr><w:tc>${paragraph(run("b"))}</w:tc></w:tr></w:tbl>`,
);
const sheets = sheetFile([
  {
    name: "S",
    xml: '<sheetData><row r="1"><c r="A1" s="0"><f>1+1</f><v>2</v></c></row></sheetData>',
  },
]);
const slides = slideFile([{ shapes: shape("a"), notes: "b" }]);
const files = [
  ["a.zip", makeZip([{ name: "a", content }])],
  ["a.tar", tar],
  ["a.tar.gz", gzipSync(tar)],
  ["a.docx", word],
  ["a.xlsx", sheets],
  ["a.pptx", slides],
] as const;

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  byte: fc.integer({ min: 0, max: 255 }),
});

it.each(files)(
  "makes of a mutated %s an outline, or none",
  { timeout: 300_000 },
  async (name, whole) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (edits) => {
          const bytes = Uint8Array.from(whole);
          for (const { at, byte } of edits)
            bytes[Math.floor(at * bytes.length)] = byte;
          const outline = await outlineOf(name, bytes);
          expect(Outline.nullable().safeParse(outline).success).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  },
);

const names = ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:del", "w:ins"];
const others = ["row", "c", "v", "f", "is", "t", "col", "a:p", "a:t", "p:sp"];
const value = fc.constantFrom("", "1", "-1", "1e9", "AAA1", "ZZZZ9", "x\u202e");
const element = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom("words", "3", "&amp;"),
    fc
      .tuple(
        fc.constantFrom(...names, ...others, "mc:Fallback", "w:hyperlink"),
        fc.constantFrom("r", "w:id", "s", "min", "max", "w:author", "hidden"),
        value,
        fc.array(tie("node"), { maxLength: 4 }),
      )
      .map(
        ([name, key, said, inner]) =>
          `<${name} ${key}="${said}">${inner.join("")}</${name}>`,
      ),
  ),
})).node;

/** XML that is whole and makes no sense gets further than broken bytes do. */
it.each(["docx", "xlsx", "pptx"] as const)(
  "makes a text of whatever elements stand in a %s",
  { timeout: 300_000 },
  async (type) => {
    await fc.assert(
      fc.asyncProperty(element, async (xml) => {
        const files = {
          docx: () => wordFile(xml),
          xlsx: () => sheetFile([{ name: "S", xml }]),
          pptx: () => slideFile([{ shapes: xml }]),
        };
        const parts = await Parts.from(files[type](), listingBudget());
        const text = officeTextOf(type, parts);
        const listing = { packing: "zip", members: [], stopped: null };
        expect(Outline.safeParse({ listing, text }).error).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  },
);

it("throws nothing that is no fault of an archive", async () => {
  await expect(Parts.from(Buffer.from("PK"), listingBudget())).rejects.toThrow(
    ArchiveFault,
  );
});

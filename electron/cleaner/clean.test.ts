// SPDX-License-Identifier: Apache-2.0
import { afterAll, describe, expect, it } from "vitest";
import { CleanerAnswer } from "../../shared/domain/cleanerMessages.ts";
import type {
  Finding,
  InspectionReport,
} from "../../shared/domain/inspection.ts";
import { settledByCleanCopy } from "../../shared/domain/settledByCleanCopy.ts";
import { everyLeak } from "../../test/support/leaks/everyLeak.ts";
import { leakyPdf } from "../../test/support/leaks/leakyPdf.ts";
import { tiffOf } from "../../test/support/leaks/fileLeaks.ts";
import { pdfStream, rawPdf } from "../../test/support/leaks/rawPdf.ts";
import { zipOf } from "../../test/support/leaks/zip.ts";
import { inspect } from "../inspector/inspect.ts";
import { clean } from "./clean.ts";

const watch = { words: ["Project Nightjar"], embargoed: ["HARB-007"] };
const step = (): Promise<void> => Promise.resolve();
const name = "report.pdf";

function look(bytes: Uint8Array): Promise<InspectionReport> {
  return inspect(name, bytes, watch, step);
}

function settled({ type, findings }: InspectionReport): Finding[] {
  return findings.filter((finding) => settledByCleanCopy(type, finding));
}

/** No copy of these, and why. */
const refused: Readonly<Record<string, object>> = {
  "pdf: encrypted": { kind: "refused", why: "encrypted" },
  "pdf: encrypted for its owner alone": { kind: "refused", why: "encrypted" },
  // Readers that look at the table and those that look at the objects show two pages.
  "pdf: page's content that another of the same number replaced": {
    kind: "differs",
    pages: [1],
  },
};

async function copied(bytes: Buffer, title: string | null = null) {
  const answer = await clean({ name, bytes, title }, step);
  expect(CleanerAnswer.safeParse(answer).success).toBe(true);
  if (answer.kind !== "copy") throw new Error(JSON.stringify(answer));
  return answer;
}

describe("the clean copy of a PDF", () => {
  const rows: string[] = [];
  afterAll(() => {
    console.log(["hiding place | gone | left", ...rows].join("\n"));
  });

  const places = everyLeak.filter(({ place }) => place.startsWith("pdf:"));
  it.each(places)("$place", async (leak) => {
    const bytes = await leak.make();
    const expected = refused[leak.place];
    if (expected !== undefined) {
      const answer = await clean({ name, bytes, title: null }, step);
      expect(answer).toEqual(expected);
      return;
    }
    const { bytes: copy } = await copied(bytes);
    const [before, after] = [await look(bytes), await look(copy)];
    const left = after.findings.filter(
      ({ check }) => !["no-title", "licence-missing"].includes(check),
    );
    rows.push(
      [
        leak.place,
        settled(before)
          .map(({ check }) => check)
          .join(", ") || "-",
        left.map(({ check }) => check).join(", ") || "-",
      ].join(" | "),
    );
    expect(settled(after)).toEqual([]);
  });

  it("is the same for the same file, and has no copy of its own", async () => {
    const [one, other] = [await copied(leakyPdf()), await copied(leakyPdf())];
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
    const bytes = Buffer.from(one.bytes);
    const again = await clean({ name, bytes, title: null }, step);
    expect(again).toEqual({ kind: "refused", why: "nothing-to-remove" });
  });

  it("holds no letter of what it is without", async () => {
    const { bytes } = await copied(leakyPdf());
    const text = Buffer.from(bytes).toString("latin1");
    expect(text).not.toMatch(/Ada|quillhart|Quill|secret|Nightjar/i);
  });

  it("has the title that it is given, and no other information", async () => {
    const { bytes } = await copied(leakyPdf(), "Hafen");
    const { findings } = await look(bytes);
    const ofInfo = findings.filter(({ check }) => check.startsWith("metadata"));
    expect(ofInfo.map(({ seen }) => seen)).toEqual([
      expect.stringContaining("Hafen"),
    ]);
  });

  it("keeps a note that the page shows, without who wrote it, and says so", async () => {
    const look = pdfStream(
      "1 0 0 rg 0 0 60 20 re f",
      "/Type /XObject /Subtype /Form /BBox [0 0 60 20]",
    );
    const bytes = rawPdf({
      page: "/Annots [6 0 R]",
      objects: [
        "<< /Type /Annot /Subtype /Stamp /Rect [72 600 132 620] /F 4 /T (Ada Lin) /Contents (not yet) /AP << /N 7 0 R >> >>",
        look,
      ],
    });
    const { kept, removed, bytes: copy } = await copied(bytes);
    expect(kept).toEqual([
      {
        what: "visible-note",
        times: 1,
        seen: "Stamp Ada Lin not yet",
        place: { kind: "page", page: 1, box: null },
      },
    ]);
    expect(removed.map(({ what }) => what)).toEqual(["note-words"]);
    const text = Buffer.from(copy).toString("latin1");
    expect(text).toContain("0 0 60 20 re f");
    expect(text).not.toMatch(/Ada/);
  });

  it("is without fields that are hidden, and with those that are seen", async () => {
    const field = (flags: number, value: string): string =>
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (client) /V (${value}) /Rect [9 9 99 30] /F ${flags} >>`;
    const { kept, bytes } = await copied(
      rawPdf({
        catalog: "/AcroForm << /Fields [6 0 R 7 0 R] >>",
        page: "/Annots [6 0 R 7 0 R]",
        objects: [field(2, "Nightjar"), field(4, "Harbour")],
      }),
    );
    expect(kept.map(({ what }) => what)).toEqual(["form-field"]);
    const seen = (await look(bytes)).findings.map((each) => each.seen);
    expect(seen).toContain("client = Harbour");
    expect(seen.join()).not.toContain("Nightjar");
  });

  it("takes no signature along, which would be over other bytes", async () => {
    const { removed } = await copied(
      rawPdf({
        catalog: "/AcroForm << /Fields [6 0 R] /SigFlags 3 >>",
        page: "/Annots [6 0 R]",
        objects: [
          "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /V 7 0 R /Rect [0 0 0 0] >>",
          "<< /Type /Sig /Filter /Adobe.PPKLite /Name (Ada Lin) /Contents <00> >>",
        ],
      }),
    );
    expect(removed).toEqual([{ what: "signature", times: 1, seen: "Ada Lin" }]);
  });

  it("is of no file that only says to be one", async () => {
    const bytes = Buffer.from("%PDF-1.7\nnothing of it\n");
    const answer = await clean({ name, bytes, title: null }, step);
    expect(answer).toEqual({ kind: "refused", why: "damaged" });
  });
});

describe("a type of which no copy can be proved to look the same", () => {
  const zip = (...names: readonly string[]): Buffer =>
    zipOf(Object.fromEntries(names.map((each) => [each, "<a/>"])));
  it.each([
    ["picture-type", "a.tiff", tiffOf([[[0x013b, 2, 7, 200]]], "Ada Lin")],
    ["picture-type", "a.heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0heic")],
    ["drawing-type", "a.svg", Buffer.from("<svg><title>Draft</title></svg>")],
    ["office-type", "a.docx", zip("[Content_Types].xml", "word/document.xml")],
    ["archive-type", "a.zip", zip("notes.txt")],
    ["type", "a.txt", Buffer.from("All is well.\n")],
  ])("is refused with its reason: %s of %s", async (why, file, bytes) => {
    const refusal = await clean({ name: file, bytes, title: null }, step);
    expect(refusal).toEqual({ kind: "refused", why });
    expect(CleanerAnswer.safeParse(refusal).success).toBe(true);
  });
});

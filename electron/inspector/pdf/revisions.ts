// SPDX-License-Identifier: Apache-2.0
import { onPage, part, type Subject, wholeFile } from "../subject.ts";
import {
  decodeStream,
  nameOf,
  type PdfObject,
  type PdfObjects,
} from "./objects.ts";
import { inspectOrphan } from "./orphans.ts";
import { openPdf, textOfPage } from "./pdfjs.ts";
import { shownIn } from "./drawnWords.ts";
import { isDict } from "./syntax.ts";
import { textsIn } from "./structure.ts";

const mostRevisions = 5;
const mostPages = 300;

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}

/** Ends of the file's revisions, the last left out. */
function earlierEnds(bytes: Uint8Array): number[] {
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    bytes.length,
  ).toString("latin1");
  const ends = [...text.matchAll(/%%EOF[\r\n]{0,2}/g)].map(
    ({ index, 0: mark }) => index + mark.length,
  );
  // A linearized file has one at its first page that ends no revision.
  const isLinearized = /\/Linearized\b/.test(text.slice(0, 1024));
  return ends.slice(isLinearized ? 1 : 0, -1);
}

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await openPdf(bytes);
  const texts: string[] = [];
  for (
    let number = 1;
    number <= Math.min(document.numPages, mostPages);
    number += 1
  ) {
    const page = await document.getPage(number);
    texts.push(await textOfPage(page));
    page.cleanup();
  }
  await document.loadingTask.destroy();
  return texts;
}

/** What the pages of earlier revisions say that no page says now. */
export async function inspectRevisions(
  subject: Subject,
  pages: readonly string[],
): Promise<void> {
  const ends = earlierEnds(subject.bytes);
  if (ends.length === 0) return;
  subject.find(
    "earlier-revision",
    { kind: "offset", offset: ends[0] ?? 0 },
    `${ends.length} earlier revision(s)`,
  );
  if (ends.length > mostRevisions)
    subject.cannotSee("limit-reached", "some earlier revisions");
  const now = plain(pages.join("\n"));
  for (const [index, end] of ends.slice(0, mostRevisions).entries()) {
    await subject.step(`revision ${index + 1}`);
    try {
      const texts = await textsOf(subject.bytes.subarray(0, end));
      for (const [at, text] of texts.entries()) {
        const gone = text
          .split("\n")
          .map(plain)
          .filter((line) => line.length > 1 && !now.includes(line));
        if (gone.length === 0) continue;
        subject.find("earlier-text", onPage(at + 1), gone.join(" "));
        subject.words(gone.join("\n"), part(`revision ${index + 1}`));
      }
    } catch {
      subject.cannotSee("damaged", `revision ${index + 1}`, wholeFile);
    }
  }
}

const quietTypes = new Set(["XRef", "ObjStm", "Font", "FontDescriptor", "Sig"]);

function isQuiet({ value }: PdfObject): boolean {
  if (!isDict(value)) return false;
  return (
    quietTypes.has(nameOf(value.get("Type")) ?? "") || value.has("Linearized")
  );
}

function telling(object: PdfObject): string {
  if (isQuiet(object)) return "";
  const texts = [...textsIn(object.value)]
    .map(plain)
    .filter((text) => /[\p{L}\p{N}]{3}/u.test(text));
  if (object.stream === null) return texts.join(" ");
  return shownIn(decodeStream(object) ?? new Uint8Array());
}

/** Definitions of one number between which no revision ends: a reader shows one of them, and nobody the others. */
function rivals(subject: Subject, { current, superseded }: PdfObjects) {
  const text = Buffer.from(subject.bytes).toString("latin1");
  const ends = [...text.matchAll(/%%EOF/g)].map(({ index }) => index);
  return superseded.flatMap((object) => {
    const other = current.get(object.num);
    const isRival =
      other !== undefined &&
      !ends.some((end) => end > object.offset && end < other.offset);
    return object.stream !== null && isRival ? [object, other] : [];
  });
}

/** Objects that nothing leads to, or that a later revision replaced, and that hold text. Gives files to look at. */
export function inspectRemains(
  subject: Subject,
  objects: PdfObjects,
  pages: readonly string[],
): Subject[] {
  const now = plain(pages.join("\n"));
  const reachable = objects.reachable();
  const files: Subject[] = [];
  const look = (
    object: PdfObject,
    check: "orphan-text" | "earlier-text",
  ): void => {
    const text = telling(object);
    if (text === "" || now.includes(text)) return;
    subject.find(check, part(`object ${object.num}`), text);
    subject.words(text, part(`object ${object.num}`));
  };
  for (const object of objects.current.values()) {
    if (reachable.has(object.num)) continue;
    look(object, "orphan-text");
    const file = isQuiet(object) ? null : inspectOrphan(subject, object);
    if (file !== null) files.push(file);
  }
  for (const object of objects.superseded)
    if (object.stream === null) look(object, "earlier-text");
  for (const object of rivals(subject, objects)) look(object, "earlier-text");
  return files;
}

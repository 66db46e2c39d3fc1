// SPDX-License-Identifier: Apache-2.0
import { onPage, part, type Subject, wholeFile } from "../subject.ts";
import {
  decodeStream,
  nameOf,
  type PdfObject,
  type PdfObjects,
} from "./objects.ts";
import { openPdf, textOfPage } from "./pdfjs.ts";
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

/** Strings that a content stream shows, as far as they are plain letters. */
function shownIn(object: PdfObject): string {
  const content = decodeStream(object);
  if (content === null) return "";
  const text = Buffer.from(content).toString("latin1");
  if (!/\bBT\b[\s\S]*?\bET\b/.test(text)) return "";
  const strings = [...text.matchAll(/\(((?:[^()\\]|\\.){1,500})\)/g)].map(
    ([, each = ""]) => each,
  );
  const hex = [...text.matchAll(/<([0-9a-fA-F\s]{2,1000})>\s*(?:Tj|\])/g)].map(
    ([, each = ""]) =>
      Buffer.from(each.replace(/\s/g, ""), "hex").toString("latin1"),
  );
  return (
    plain(
      [...strings, ...hex].join("").replace(/[^\x20-\x7e\xa0-\xff]/g, ""),
    ) || "a page's drawing of text"
  );
}

const quietTypes = new Set(["XRef", "ObjStm", "Font", "FontDescriptor", "Sig"]);

function telling(object: PdfObject): string {
  const { value } = object;
  if (isDict(value) && quietTypes.has(nameOf(value.get("Type")) ?? ""))
    return "";
  if (isDict(value) && value.has("Linearized")) return "";
  const texts = [...textsIn(value)]
    .map(plain)
    .filter((text) => /[\p{L}\p{N}]{3}/u.test(text));
  return object.stream === null ? texts.join(" ") : shownIn(object);
}

/** Objects that nothing leads to, or that a later revision replaced, and that hold text. */
export function inspectRemains(
  subject: Subject,
  objects: PdfObjects,
  pages: readonly string[],
): void {
  const now = plain(pages.join("\n"));
  const reachable = objects.reachable();
  const look = (
    object: PdfObject,
    check: "orphan-text" | "earlier-text",
  ): void => {
    const text = telling(object);
    if (text === "" || now.includes(text)) return;
    subject.find(check, part(`object ${object.num}`), text);
    subject.words(text, part(`object ${object.num}`));
  };
  for (const object of objects.current.values())
    if (!reachable.has(object.num)) look(object, "orphan-text");
  for (const object of objects.superseded)
    if (object.stream === null) look(object, "earlier-text");
}

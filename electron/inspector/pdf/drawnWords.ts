// SPDX-License-Identifier: Apache-2.0
import { part, type Subject } from "../subject.ts";
import { decodeStream, nameOf, type PdfObject } from "./objects.ts";
import { isDict, PdfString, ValueReader } from "./syntax.ts";

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}

/** Strings that a content stream shows, as far as they are plain letters; empty when it shows no text. */
export function shownIn(content: Uint8Array): string {
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

/** What a drawing gives to readers aloud and to search, in the place of what it shows. */
function* spokenIn(text: string): Generator<string> {
  for (const { index, 0: key } of text.matchAll(
    /\/(?:ActualText|Alt|E)(?=[\s(<])/g,
  ))
    try {
      const value = new ValueReader(text, index + key.length).read();
      if (value instanceof PdfString) yield value.text;
    } catch {
      // Not a value: it is no such key.
    }
}

/** Words of drawings that no page need show: appearances of notes in every state, and texts for reading aloud. */
export function inspectDrawnWords(subject: Subject, object: PdfObject): void {
  const { value, num } = object;
  if (object.stream === null || !isDict(value)) return;
  const subtype = nameOf(value.get("Subtype"));
  if (subtype === "Image" || subtype === "XML") return;
  const content = decodeStream(object);
  if (content === null) return;
  const text = Buffer.from(content).toString("latin1");
  const place = part(`object ${num}`);
  // The reader of bytes goes by steps for files alone: a stream is short enough.
  Array.from(
    subject.inspection.hearing.hearBytes(subject.members, content, place),
  );
  for (const spoken of spokenIn(text)) subject.words(spoken, place);
  if (subtype === "Form") subject.words(shownIn(content), place);
}

// SPDX-License-Identifier: Apache-2.0
import { decodeText } from "../fileType.ts";
import type { ArchiveMember } from "../members.ts";
import { part, type Subject } from "../subject.ts";
import { readXml } from "../xml.ts";

/** Parts whose bytes say nothing: letters' shapes, and the list of parts. */
const silent = /\.(?:odttf|fntdata)$|^\[Content_Types\]\.xml$/i;
const asXml = /\.(?:xml|vml)$/i;
const bare = /^[{(]?[0-9A-F-]{4,}[)}]?$/i;

/** Text and attributes that could be words, one a line. */
function wordsOf(xml: string): { text: string; isWhole: boolean } {
  const lines: string[] = [];
  const isWhole = readXml(xml, {
    open: (_, attributes) => {
      for (const [key, value] of attributes)
        if (!key.startsWith("xmlns") && /\p{L}/u.test(value))
          if (!bare.test(value)) lines.push(value);
    },
    text: (text) => {
      lines.push(text);
    },
  });
  return { text: lines.join("\n"), isWhole };
}

/**
 * A part of which no rule knows what it is for: settings, forms' data, drawings' words, caches of tables. Its
 * words are read; what is no XML is looked at as a file.
 */
export function inspectOtherPart(
  subject: Subject,
  { path, bytes }: ArchiveMember,
): Subject | null {
  if (silent.test(path)) return null;
  if (!asXml.test(path)) return subject.within(path, bytes);
  const { text, isWhole } = wordsOf(decodeText(bytes));
  if (!isWhole) subject.cannotSee("damaged", path, part(path));
  subject.words(text, part(path));
  return null;
}

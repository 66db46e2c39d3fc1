// SPDX-License-Identifier: Apache-2.0
import { decodeText } from "../fileType.ts";
import type { ArchiveMember } from "../members.ts";
import { type Subject, wholeFile } from "../subject.ts";

/** Where a document says its language; workbooks have no place for it. */
const languages = [
  {
    type: /^word\/document\.xml$/,
    parts: /^word\/(?:document|styles|settings)\.xml$/,
    says: /<w:(?:lang|themeFontLang)\b[^>]{0,500}\bw:val="[a-z]/i,
  },
  {
    type: /^ppt\/presentation\.xml$/,
    parts: /^ppt\/(?:presentation|slides\/[^/]+|slideMasters\/[^/]+)\.xml$/,
    says: /<a:\w+\b[^>]{0,500}\blang="[a-z]/i,
  },
] as const;
const title = /<(?:\w+:)?title>[^<]*[^<\s]/i;

/** What a reader who does not see the document lacks. */
export function findAccess(
  subject: Subject,
  members: readonly ArchiveMember[],
): void {
  const hasIn = (parts: RegExp, words: RegExp): boolean =>
    members.some(
      ({ path, bytes }) => parts.test(path) && words.test(decodeText(bytes)),
    );
  if (!hasIn(/^docProps\/core\.xml$/, title))
    subject.find("no-title", wholeFile, "no title in its properties");
  for (const { type, parts, says } of languages)
    if (members.some(({ path }) => type.test(path)) && !hasIn(parts, says))
      subject.find("no-language", wholeFile, "no language");
}

// SPDX-License-Identifier: Apache-2.0
import { decodeText, fileTypeOf } from "../fileType.ts";
import { expectLicence } from "../fileFacts.ts";
import { inspectImage } from "../image/inspectImage.ts";
import type { ArchiveMember } from "../members.ts";
import { part, type Subject } from "../subject.ts";
import { findAccess } from "./access.ts";
import { BodyReader } from "./body.ts";
import { type Looks, looksOf } from "./looks.ts";
import { inspectOtherPart } from "./otherPart.ts";
import { inspectProperties } from "./properties.ts";
import { inspectRelations } from "./relations.ts";

/** Parts that hold what somebody wrote, and not how it looks. */
const bodies =
  /^(?:word\/(?:document|comments\w*|footnotes|endnotes|header\d*|footer\d*|people|glossary\/document)|xl\/(?:workbook|sharedStrings|comments\d*|worksheets\/[^/]+|threadedComments\/[^/]+|persons\/[^/]+|drawings\/[^/]+)|ppt\/(?:slides\/[^/]+|notesSlides\/[^/]+|comments\/[^/]+|commentAuthors|slideMasters\/[^/]+))\.xml$/;

function inspectBody(
  subject: Subject,
  path: string,
  xml: string,
  looks: Looks,
): string {
  const reader = new BodyReader(subject, path, looks);
  if (!reader.read(xml)) subject.cannotSee("damaged", path, part(path));
  if (path.includes("/notesSlides/") && reader.text.trim() !== "")
    subject.find("speaker-notes", part(path), reader.text);
  subject.readsAs(reader.text, part(path));
  return reader.text;
}

function inspectPart(
  subject: Subject,
  member: ArchiveMember,
  looks: Looks,
): { text: string; within: Subject | null } {
  const { path, bytes } = member;
  const nothing = { text: "", within: null };
  if (/(?:^|\/)vbaProject\.bin$/i.test(path))
    subject.find("script", part(path), "macros");
  else if (/^docProps\/thumbnail\./i.test(path))
    subject.find("thumbnail", part(path), "of the first page");
  else if (/\/externalLinks\/[^/]+\.xml$|\/connections\.xml$/i.test(path))
    subject.find("external-link", part(path), path);
  else if (path.endsWith(".rels"))
    inspectRelations(subject, path, decodeText(bytes));
  else if (/^docProps\/(?:core|app|custom)\.xml$/.test(path))
    inspectProperties(subject, path, decodeText(bytes));
  else if (bodies.test(path))
    return {
      ...nothing,
      text: inspectBody(subject, path, decodeText(bytes), looks),
    };
  else if (path.includes("/embeddings/")) {
    subject.find("embedded-object", part(path), path);
    return { ...nothing, within: subject.within(path, bytes) };
  } else if (path.includes("/media/")) {
    const picture = subject.within(path, bytes);
    if (picture !== null) inspectImage(picture, fileTypeOf(path, bytes));
  } else return { ...nothing, within: inspectOtherPart(subject, member) };
  return nothing;
}

/** Looks at a document of Word, Excel or PowerPoint. Gives the documents embedded in it. */
export async function inspectOffice(
  subject: Subject,
  members: readonly ArchiveMember[],
): Promise<Subject[]> {
  const looks = looksOf(members);
  const embedded: Subject[] = [];
  const texts: string[] = [];
  for (const member of members) {
    await subject.step(member.path);
    await subject.hearBytes(member.bytes, part(member.path));
    const { text, within } = inspectPart(subject, member, looks);
    texts.push(text);
    if (within !== null) embedded.push(within);
  }
  const pictures = members.filter(({ path }) =>
    path.includes("/media/"),
  ).length;
  if (pictures > 0) subject.cannotSee("picture", `${pictures} pictures`);
  findAccess(subject, members);
  expectLicence(subject, texts.join("\n"));
  return embedded;
}

/** What an archive's members make of it. */
export function officeTypeOf(
  paths: readonly string[],
): "docx" | "xlsx" | "pptx" | null {
  if (!paths.includes("[Content_Types].xml")) return null;
  if (paths.includes("word/document.xml")) return "docx";
  if (paths.includes("xl/workbook.xml")) return "xlsx";
  return paths.includes("ppt/presentation.xml") ? "pptx" : null;
}

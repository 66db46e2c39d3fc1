// SPDX-License-Identifier: Apache-2.0
import type {
  OfficeText,
  TextSection,
} from "../../../shared/domain/outline.ts";
import { type Parts } from "./parts.ts";
import { writeSheets } from "./sheets.ts";
import { writeSlides } from "./slides.ts";
import { Full, TextWriter } from "./textWriter.ts";
import { WordReader } from "./word.ts";
import { wordStylesOf } from "./wordStyles.ts";

const besideBody: readonly (readonly [RegExp, TextSection["of"]])[] = [
  [/^word\/comments\.xml$/, "comments"],
  [/^word\/footnotes\.xml$/, "footnotes"],
  [/^word\/endnotes\.xml$/, "endnotes"],
  [/^word\/header\d*\.xml$/, "header"],
  [/^word\/footer\d*\.xml$/, "footer"],
];

/** The body, and then what stands beside it. @throws Full */
function writeWord(parts: Parts, writer: TextWriter): void {
  const styles = wordStylesOf(parts);
  const write = (path: string, of: TextSection["of"]): void => {
    writer.section(of, "");
    const relations = parts.relationsOf(path);
    const reader = new WordReader(writer, styles, relations);
    parts.read(path, reader.listener, writer);
    writer.endSection();
  };
  write("word/document.xml", "body");
  for (const [paths, of] of besideBody)
    for (const path of parts.paths) if (paths.test(path)) write(path, of);
}

const writers = { docx: writeWord, xlsx: writeSheets, pptx: writeSlides };

/** The words of a document, in the order in which they are read. */
export function officeTextOf(
  type: OfficeText["type"],
  parts: Parts,
): OfficeText {
  const writer = new TextWriter();
  try {
    writers[type](parts, writer);
  } catch (thrown) {
    if (!(thrown instanceof Full)) throw thrown;
  }
  const { sections, isCut } = writer;
  const unread = [...parts.unread].map((path) => path.slice(0, 500));
  return { type, sections, isCut, unread: unread.slice(0, 100) };
}

// SPDX-License-Identifier: Apache-2.0
import { outlineLimits, type TextRun } from "../../../shared/domain/outline.ts";
import { isTrue } from "../office/looks.ts";
import { CellTexts } from "./cellText.ts";
import { byLocalName, type Given } from "./elements.ts";
import type { Parts, Relation } from "./parts.ts";
import { SheetReader } from "./sheetReader.ts";
import { writeShapes } from "./shapes.ts";
import { addRun, plain, type TextWriter } from "./textWriter.ts";

interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly path: string;
}

interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
}

const workbookPath = "xl/workbook.xml";

function sheetOf(
  given: Given,
  relation: Relation | undefined,
  nth: number,
): Sheet {
  return {
    name: given.get("name") ?? "",
    isHidden: /hidden/i.test(given.get("state") ?? ""),
    path: relation?.target ?? `xl/worksheets/sheet${nth}.xml`,
  };
}

function workbookOf(parts: Parts): Workbook {
  const sheets: Sheet[] = [];
  let is1904 = false;
  const relations = parts.relationsOf(workbookPath);
  parts.read(
    workbookPath,
    byLocalName({
      open: (name, given, id) => {
        if (name === "workbookPr") is1904 = isTrue(given.get("date1904"));
        if (name === "sheet")
          sheets.push(sheetOf(given, relations.get(id), sheets.length + 1));
      },
    }),
  );
  return { sheets, is1904 };
}

/** Texts that cells name by their place in this list. How a word is to be spoken is no part of it. */
function sharedTextsOf(parts: Parts): string[] {
  const texts: string[] = [];
  let text = "";
  let spoken = 0;
  parts.read(
    "xl/sharedStrings.xml",
    byLocalName({
      open: (name) => {
        if (name === "si") text = "";
        if (name === "rPh") spoken += 1;
      },
      text: (piece, within) => {
        if (within === "t" && spoken === 0) text += piece;
      },
      close: (name) => {
        if (name === "si") texts.push(text);
        if (name === "rPh") spoken -= 1;
      },
    }),
  );
  return texts;
}

/** Names of those who wrote comments that are threads. */
function personsOf(parts: Parts): ReadonlyMap<string, string> {
  const persons = new Map<string, string>();
  for (const path of parts.paths)
    if (path.startsWith("xl/persons/"))
      parts.read(
        path,
        byLocalName({
          open: (name, given) => {
            if (name === "person")
              persons.set(
                given.get("id") ?? "",
                given.get("displayName") ?? "",
              );
          },
        }),
      );
  return persons;
}

function writeComments(
  parts: Parts,
  path: string,
  persons: ReadonlyMap<string, string>,
  writer: TextWriter,
): void {
  const authors: string[] = [];
  let runs: TextRun[] = [];
  const begin = (given: Given): void => {
    const who =
      persons.get(given.get("personId") ?? "") ??
      authors[Number(given.get("authorId") ?? "-1")] ??
      "";
    const cell = given.get("ref") ?? "";
    const text = who === "" ? `${cell}: ` : `${cell}, ${who}: `;
    runs = [{ text: text.slice(0, 400), looks: ["author"], who: "" }];
  };
  parts.read(
    path,
    byLocalName({
      open: (name, given) => {
        if (name === "comment" || name === "threadedComment") begin(given);
      },
      text: (text, within) => {
        if (within === "author") authors.push(text);
        if (within === "t" || within === "text") addRun(runs, plain(text));
      },
      close: (name) => {
        if (name === "comment" || name === "threadedComment")
          writer.add({ kind: "paragraph", level: 0, isListed: false, runs });
      },
    }),
    writer,
  );
}

/** What stands beside a sheet's cells: what people remarked, and words on shapes. */
function writeBeside(
  parts: Parts,
  sheet: Sheet,
  persons: ReadonlyMap<string, string>,
  writer: TextWriter,
): void {
  const relations = [...parts.relationsOf(sheet.path).values()];
  const parted = (type: RegExp): readonly string[] =>
    relations
      .filter((each) => type.test(each.type) && parts.has(each.target))
      .map(({ target }) => target);
  writer.section("comments", sheet.name);
  for (const path of parted(/^(?:comments|threadedComment)$/))
    writeComments(parts, path, persons, writer);
  writer.endSection();
  writer.section("shapes", sheet.name);
  for (const path of parted(/^drawing$/)) writeShapes(parts, path, writer);
  writer.endSection();
}

/** A table for each sheet. @throws Full */
export function writeSheets(parts: Parts, writer: TextWriter): void {
  const { sheets, is1904 } = workbookOf(parts);
  const texts = {
    shared: sharedTextsOf(parts),
    of: new CellTexts(parts, is1904),
  };
  const persons = personsOf(parts);
  for (const sheet of sheets.slice(0, outlineLimits.sections)) {
    writer.section("sheet", sheet.name, sheet.isHidden);
    const reader = new SheetReader(writer, texts);
    parts.read(sheet.path, reader.listener, writer);
    writer.endSection();
    writeBeside(parts, sheet, persons, writer);
  }
}

// SPDX-License-Identifier: Apache-2.0
import type { TextRun } from "../../../shared/domain/outline.ts";
import { byLocalName, type Given } from "./elements.ts";
import type { Parts } from "./parts.ts";
import { writeShapes } from "./shapes.ts";
import { addRun, plain, type TextWriter } from "./textWriter.ts";

const presentationPath = "ppt/presentation.xml";

/** In the order in which they are shown; those that nothing shows come last. */
function slidesOf(parts: Parts): string[] {
  const relations = parts.relationsOf(presentationPath);
  const slides: string[] = [];
  parts.read(
    presentationPath,
    byLocalName({
      open: (name, _given, id) => {
        const target = relations.get(id)?.target;
        if (name === "sldId" && target !== undefined) slides.push(target);
      },
    }),
  );
  const all = parts.paths.filter((path) => /^ppt\/slides\/[^/]+$/.test(path));
  return [...new Set([...slides, ...all])];
}

/** Names of those who wrote comments, by their ids. */
function authorsOf(parts: Parts): ReadonlyMap<string, string> {
  const authors = new Map<string, string>();
  for (const path of ["ppt/commentAuthors.xml", "ppt/authors.xml"])
    parts.read(
      path,
      byLocalName({
        open: (name, given) => {
          if (name === "cmAuthor" || name === "author")
            authors.set(given.get("id") ?? "", given.get("name") ?? "");
        },
      }),
    );
  return authors;
}

function writeComments(
  parts: Parts,
  path: string,
  authors: ReadonlyMap<string, string>,
  writer: TextWriter,
): void {
  let runs: TextRun[] = [];
  const begin = (given: Given): void => {
    const who = authors.get(given.get("authorId") ?? "") ?? "";
    const text = `${who.slice(0, 200)}: `;
    runs = who === "" ? [] : [{ text, looks: ["author"], who: "" }];
  };
  const end = (): void => {
    if (runs.length > 0)
      writer.add({ kind: "paragraph", level: 0, isListed: false, runs });
    runs = [];
  };
  parts.read(
    path,
    byLocalName({
      open: (name, given) => {
        if (name !== "cm" && name !== "reply") return;
        end();
        begin(given);
      },
      text: (text, within) => {
        if (within === "text" || within === "t") addRun(runs, plain(text));
      },
      close: (name) => {
        if (name === "cm") end();
      },
    }),
    writer,
  );
}

/** Every slide with its notes and what people remarked on it. @throws Full */
export function writeSlides(parts: Parts, writer: TextWriter): void {
  const authors = authorsOf(parts);
  for (const [index, path] of slidesOf(parts).entries()) {
    const number = String(index + 1);
    writer.section("slide", number);
    const section = writer.sections.at(-1);
    const isHidden = writeShapes(parts, path, writer);
    if (section !== undefined) section.isHidden = isHidden;
    const relations = [...parts.relationsOf(path).values()];
    for (const { type, target } of relations) {
      if (!parts.has(target)) continue;
      if (type === "notesSlide") {
        writer.section("notes", number);
        writeShapes(parts, target, writer);
      } else if (type === "comments") {
        writer.section("comments", number);
        writeComments(parts, target, authors, writer);
      } else continue;
      writer.endSection();
    }
  }
}

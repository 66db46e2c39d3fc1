// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import { part, type Subject, wholeFile } from "../subject.ts";
import type { PdfObjects } from "./objects.ts";
import { PdfName, PdfString } from "./syntax.ts";

const checksOfInfo: Readonly<Record<string, CheckId>> = {
  Title: "metadata-title",
  Author: "metadata-author",
  Subject: "metadata-words",
  Keywords: "metadata-words",
  Creator: "metadata-software",
  Producer: "metadata-software",
  CreationDate: "metadata-date",
  ModDate: "metadata-date",
};

/** The information dictionary, and the file's id. */
export function findInfo(subject: Subject, objects: PdfObjects): void {
  const info = objects.fromTrailer("Info");
  let hasTitle = false;
  for (const [key, value] of info ?? []) {
    const found = objects.at(value);
    if (!(found instanceof PdfString) || found.text.trim() === "") continue;
    if (key === "Title") hasTitle = true;
    const place = part(`Info/${key}`);
    subject.find(
      checksOfInfo[key] ?? "metadata-other",
      place,
      `${key}: ${found.text}`,
    );
    subject.words(found.text, place);
  }
  if (!hasTitle) subject.find("no-title", wholeFile, "no title in Info");
  const trapped = info?.get("Trapped");
  if (trapped instanceof PdfName && trapped.name !== "Unknown")
    subject.find("metadata-software", part("Info/Trapped"), trapped.name);
  if (objects.trailers.some((trailer) => trailer.has("ID")))
    subject.find("metadata-id", part("ID"), "an id of the document");
}

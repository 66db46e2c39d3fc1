// SPDX-License-Identifier: Apache-2.0
import { expectLicence } from "../fileFacts.ts";
import { inspectImage } from "../image/inspectImage.ts";
import { type Subject } from "../subject.ts";
import { decodeFilters } from "./filters.ts";
import { inspectGaps } from "./gaps.ts";
import { filtersOf, type PdfObjects, readObjects } from "./objects.ts";
import { inspectPages } from "./pages.ts";
import { openPdf, type PDFDocumentProxy } from "./pdfjs.ts";
import { inspectRemains, inspectRevisions } from "./revisions.ts";
import { inspectStructure } from "./structure.ts";
import { isDict } from "./syntax.ts";

async function open(subject: Subject): Promise<PDFDocumentProxy | null> {
  try {
    return await openPdf(subject.bytes);
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : "error";
    const isLocked = name === "PasswordException";
    subject.cannotSee(isLocked ? "encrypted" : "damaged", `pages: ${name}`);
    return null;
  }
}

/** Pictures that lie in the file as whole JPEGs bring their own metadata along. */
function inspectPictures(subject: Subject, objects: PdfObjects): void {
  for (const { num, value, stream } of objects.current.values()) {
    if (stream === null || !isDict(value)) continue;
    const filters = filtersOf(value);
    if (filters.at(-1) !== "DCTDecode") continue;
    const jpeg = decodeFilters(stream, filters.slice(0, -1));
    if (jpeg === null) continue;
    const picture = subject.within(`picture ${num}`, jpeg);
    if (picture !== null) inspectImage(picture, "jpeg");
  }
}

/** Data after the last end of the file. */
function inspectEnd(subject: Subject): void {
  const tail = Buffer.from(subject.bytes.subarray(-(64 * 1024))).toString(
    "latin1",
  );
  const end = tail.lastIndexOf("%%EOF");
  const after = end === -1 ? "" : tail.slice(end + 5).replace(/[\0\s]/g, "");
  if (after.length > 0)
    subject.find(
      "trailing-data",
      { kind: "offset", offset: subject.bytes.length - tail.length + end + 5 },
      after,
    );
}

/** Looks at a PDF twice: at what its pages show, and at every object in the file. Gives attachments. */
export async function inspectPdf(
  subject: Subject,
): Promise<readonly Subject[]> {
  const objects = readObjects(subject.bytes);
  await subject.step("objects");
  const document = await open(subject);
  const pages = document === null ? [] : await inspectPages(subject, document);
  inspectEnd(subject);
  if (objects.isEncrypted) {
    subject.cannotSee("encrypted", "objects beside the pages");
    await document?.loadingTask.destroy();
    return [];
  }
  const attachments = inspectStructure(subject, objects);
  inspectPictures(subject, objects);
  inspectGaps(subject, objects);
  const remains = inspectRemains(subject, objects, pages);
  if (document !== null) {
    await inspectRevisions(subject, pages);
    expectLicence(subject, pages.join("\n"));
    await document.loadingTask.destroy();
  }
  return [...attachments, ...remains];
}

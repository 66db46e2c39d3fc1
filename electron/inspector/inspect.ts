// SPDX-License-Identifier: Apache-2.0
import type {
  FileType,
  InspectionReport,
  WatchList,
} from "../../shared/domain/inspection.ts";
import { expectLicence, inspectFacts } from "./fileFacts.ts";
import { fileTypeOf } from "./fileType.ts";
import { inspectMarkdown } from "./markdown.ts";
import { inspectText } from "./plainText.ts";
import { Report } from "./report.ts";
import { type Inspection, mostUnpacked, Subject } from "./subject.ts";
import { createWordScanner } from "./words/words.ts";

async function inspectByType(subject: Subject, type: FileType): Promise<void> {
  switch (type) {
    case "markdown": {
      const text = await inspectText(subject);
      inspectMarkdown(subject, text);
      expectLicence(subject, text);
      return;
    }
    case "text":
      await inspectText(subject);
      return;
    case "unknown":
    case "pdf":
    case "docx":
    case "xlsx":
    case "pptx":
    case "jpeg":
    case "png":
    case "webp":
    case "tiff":
    case "heic":
    case "gif":
    case "svg":
    case "zip":
    case "tar":
    case "gzip":
      subject.cannotSee("unknown-type", "what this file holds");
  }
}

/** One file, and the files within it. Whatever a parser throws is something that could not be seen. */
export async function inspectSubject(subject: Subject): Promise<FileType> {
  const type = fileTypeOf(subject.name, subject.bytes);
  inspectFacts(subject);
  await subject.step(type);
  try {
    await inspectByType(subject, type);
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : "error";
    subject.cannotSee("damaged", `${type}: ${name}`);
  }
  return type;
}

/** The whole report on one file. */
export async function inspect(
  name: string,
  bytes: Uint8Array,
  watch: WatchList,
  step: (what: string) => Promise<void>,
): Promise<InspectionReport> {
  const inspection: Inspection = {
    report: new Report(),
    scanWords: createWordScanner(watch),
    step,
    budget: mostUnpacked,
  };
  const type = await inspectSubject(new Subject(inspection, name, bytes));
  return inspection.report.finish(type);
}

// SPDX-License-Identifier: Apache-2.0
import type {
  FileType,
  InspectionReport,
  WatchList,
} from "../../shared/domain/inspection.ts";
import type { CrossCheck } from "../../shared/domain/crossCheck.ts";
import { reportCrossCheck } from "./crossCheck/crossCheck.ts";
import { Hearing } from "./crossCheck/hearing.ts";
import type { RandomBytes } from "./archive/bytes.ts";
import { ArchiveLinks } from "./archiveLinks.ts";
import { filesInText } from "./dataUris.ts";
import { expectLicence, inspectFacts } from "./fileFacts.ts";
import { fileTypeOf } from "./fileType.ts";
import { inspectImage } from "./image/inspectImage.ts";
import { inspectMarkdown } from "./markdown.ts";
import { type ArchiveMember, membersOf, namesInZip } from "./members.ts";
import { inspectOffice, officeTypeOf } from "./office/inspectOffice.ts";
import { inspectPdf } from "./pdf/inspectPdf.ts";
import { inspectText } from "./plainText.ts";
import { Report } from "./report.ts";
import { type Inspection, mostUnpacked, Subject } from "./subject.ts";
import { inspectSvg } from "./svg.ts";
import { createWordScanner } from "./words/words.ts";

async function inspectAll(subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) await inspectSubject(subject);
}

/** An archive of files, or a document that is one: of its parts each tells something of the others. */
async function inspectArchive(
  subject: Subject,
  type: FileType,
): Promise<FileType> {
  const office =
    type === "zip" && subject.isHeld
      ? officeTypeOf(await namesInZip(subject))
      : null;
  const parts: ArchiveMember[] = [];
  const links = new ArchiveLinks();
  for await (const member of membersOf(subject, links)) {
    await subject.step(member.path);
    if (office === null) {
      const { path, bytes } = member;
      const within = subject.within(path, bytes, links.from(path));
      if (within !== null) await inspectSubject(within);
    } else parts.push(member);
  }
  links.report();
  if (office === null) return type;
  await inspectAll(await inspectOffice(subject, parts));
  return office;
}

async function inspectByType(
  subject: Subject,
  type: FileType,
): Promise<FileType> {
  switch (type) {
    case "markdown": {
      const text = await inspectText(subject);
      inspectMarkdown(subject, text);
      expectLicence(subject, text);
      await inspectAll(filesInText(subject, text));
      return type;
    }
    case "text":
      await inspectAll(filesInText(subject, await inspectText(subject)));
      return type;
    case "svg":
      await inspectAll(filesInText(subject, await inspectText(subject)));
      inspectSvg(subject);
      return type;
    case "pdf":
      await inspectAll(await inspectPdf(subject));
      return type;
    case "jpeg":
    case "png":
    case "webp":
    case "tiff":
    case "heic":
    case "gif":
      inspectImage(subject, type);
      return type;
    case "zip":
    case "tar":
    case "gzip":
    case "xz":
    case "zstd":
    case "docx":
    case "xlsx":
    case "pptx":
      return inspectArchive(subject, type);
    case "unknown":
      subject.cannotSee("unknown-type", "what this file holds");
      return type;
  }
}

/** What is read member by member, and need not be held whole. */
const archives: ReadonlySet<FileType> = new Set([
  ...(["zip", "tar", "gzip", "xz", "zstd"] as const),
]);

/** Types that are read whole as text. */
const texts: ReadonlySet<FileType> = new Set(["markdown", "text", "svg"]);

/** One file, and the files within it. Whatever a parser throws is something that could not be seen. */
export async function inspectSubject(subject: Subject): Promise<FileType> {
  const type = fileTypeOf(subject.name, subject.bytes);
  inspectFacts(subject);
  await subject.step(type);
  if (!subject.isHeld && !archives.has(type)) {
    subject.cannotSee(
      "limit-reached",
      `all of its ${subject.source.size} bytes`,
    );
    return type;
  }
  if (!texts.has(type)) await subject.hearAllBytes();
  try {
    return await inspectByType(subject, type);
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : "error";
    subject.cannotSee("damaged", `${type}: ${name}`);
    return type;
  }
}

type Step = (what: string) => Promise<void>;

/** What a version is held against. The bytes are the private version's. */
export interface HeldAgainst extends CrossCheck {
  readonly baseBytes: Uint8Array;
}

const nothing: HeldAgainst = {
  ...{ removed: [], base: null, isBaseMissing: false },
  baseBytes: new Uint8Array(),
};

/** Hears a private version. What else it gives away is of no interest here. */
async function hearBase(
  { base, baseBytes, removed }: HeldAgainst,
  step: Step,
): Promise<Hearing | null> {
  if (base === null) return null;
  const hearing = new Hearing(removed);
  const inspection: Inspection = {
    ...{ report: new Report(), scanWords: () => [], hearing },
    step: (what) => step(`private version: ${what}`),
    budget: mostUnpacked,
  };
  await inspectSubject(new Subject(inspection, base.name, baseBytes));
  return hearing;
}

/** The whole report on one file, held or read by its places. */
export async function inspect(
  name: string,
  content: Uint8Array | RandomBytes,
  watch: WatchList,
  step: Step,
  against: HeldAgainst = nothing,
): Promise<InspectionReport> {
  const report = new Report();
  const hearing = new Hearing(against.removed);
  const inspection: Inspection = {
    ...{ report, hearing, step, budget: mostUnpacked },
    scanWords: createWordScanner(watch),
  };
  const subject =
    content instanceof Uint8Array
      ? new Subject(inspection, name, content)
      : await Subject.at(inspection, name, content);
  const type = await inspectSubject(subject);
  const base = await hearBase(against, step);
  reportCrossCheck(report, against, hearing, base);
  return report.finish(type);
}

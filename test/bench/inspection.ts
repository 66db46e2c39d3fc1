// SPDX-License-Identifier: Apache-2.0
import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { finished } from "node:stream/promises";
import PDFDocument from "pdfkit";
import { randomBytes } from "../../electron/crypto/random.ts";
import { startNodeHelper } from "../../electron/engine/helpers/nodeHelper.ts";
import {
  inspectFile,
  type OpenPlaces,
} from "../../electron/engine/inspection/inspectFile.ts";
import { emptyWatchList } from "../../shared/domain/inspection.ts";
import { makeZip } from "../support/makeZip.ts";
import { requireOk } from "../support/unwrap.ts";
import { inFolder, median, seconds, tool } from "./desk.ts";

const never = new AbortController().signal;
const memberBytes = 4 * 1024 * 1024;
const paragraph =
  "The gate of the harbour is kept by two people, each with a key, and opens for neither alone. ";

/** A report as a vendor's: headings, and a page of words each. */
async function writeReport(path: string, pages: number): Promise<void> {
  const pdf = new PDFDocument();
  const written = finished(pdf.pipe(createWriteStream(path)));
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) pdf.addPage();
    pdf.fontSize(18).text(`Finding ${String(page)}`);
    pdf.fontSize(10).text(paragraph.repeat(24));
  }
  pdf.end();
  await written;
}

/** By turns texts of a source tree and what is of no known kind; nothing is packed, so that bytes are bytes. */
function writeArchive(path: string, bytes: number): void {
  const text = Buffer.from(`${paragraph}\n`.repeat(45_000)).subarray(
    0,
    memberBytes,
  );
  const members = Array.from(
    { length: Math.floor(bytes / memberBytes) },
    (_, at) => ({
      name: at % 2 === 0 ? `src/${String(at)}.txt` : `data/${String(at)}.bin`,
      content: at % 2 === 0 ? text : randomBytes(memberBytes),
      stored: true,
    }),
  );
  writeFileSync(path, makeZip(members));
}

async function placesIn(path: string): Promise<OpenPlaces> {
  const file = await open(path);
  return {
    read: async (position, length) => {
      const into = new Uint8Array(length);
      const { bytesRead } = await file.read(into, 0, length, position);
      return into.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

/** As the product does it: a fresh process, and a report that is checked. */
async function inspected(path: string): Promise<void> {
  const file = {
    name: basename(path),
    size: statSync(path).size,
    content: createReadStream(path, { highWaterMark: 1 << 20 }),
    openPlaces: () => placesIn(path),
  };
  const start = () => startNodeHelper("inspector");
  const report = requireOk(
    await inspectFile(start, file, emptyWatchList, never, () => undefined),
  );
  const isCut = report.unseen.some(
    ({ reason }) => reason === "stopped" || reason === "limit-reached",
  );
  if (isCut) throw new Error(`not all of ${basename(path)} was inspected`);
}

/** Seconds of the inspector and of stock tools over the same files, start-up included for each; they take turns. */
export async function benchInspection(
  folderDir: string,
  pages: number,
  runs: number,
  mebibytes: number,
): Promise<Record<string, number>> {
  const reportPath = inFolder(folderDir, "report.pdf");
  const archivePath = inFolder(folderDir, "archive.zip");
  await writeReport(reportPath, pages);
  writeArchive(archivePath, mebibytes * 1024 * 1024);
  // Warms the page cache alike for all.
  readFileSync(reportPath);
  readFileSync(archivePath);
  const steps = {
    report: () => inspected(reportPath),
    pdftotext: () => {
      tool("pdftotext", [reportPath, "-"]);
    },
    exiftoolReport: () => {
      tool("exiftool", [reportPath]);
    },
    archive: () => inspected(archivePath),
    exiftoolArchive: () => {
      tool("exiftool", [archivePath]);
    },
    unzip: () => {
      tool("unzip", ["-tqq", archivePath]);
    },
  };
  const times = new Map<string, number[]>();
  for (let run = 0; run < runs; run += 1)
    for (const [name, step] of Object.entries(steps))
      times.set(name, [...(times.get(name) ?? []), await seconds(step)]);
  const medians = [...times].map(([name, all]) => [name, median(all)] as const);
  return {
    ...Object.fromEntries(medians),
    ...{ pages, mebibytes, reportBytes: statSync(reportPath).size },
  };
}

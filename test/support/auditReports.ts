// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import PDFDocument from "pdfkit";

/** Invented findings in the shapes in which public audits of Kubernetes tell theirs. */

const severities = ["High", "Medium", "Low", "Informational", "Undetermined"];
const types = ["Access Controls", "Cryptography", "Data Validation"];

const things = ["crane", "gate", "lamp", "ledger", "pump", "rope", "signal"];
const wrongs = [
  ...["can be moved by a stranger", "keeps its first key"],
  ...["answers whoever asks", "is left open at night"],
  ...["says too much of its tide", "is never counted again"],
];

export interface ShapedFinding {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
}

/** As many as the audit of 2019 found. */
export const ofReport: readonly ShapedFinding[] = Array.from(
  { length: 37 },
  (_, at) => ({
    id: `QHL-HARB-${String(at + 1).padStart(3, "0")}`,
    title: `The ${things[at % 7] ?? ""} ${wrongs[at % 6] ?? ""}`,
    severity: severities[at % severities.length] ?? "",
  }),
);

/** Title page, a table of all, and then each on a page of its own below a head of attributes. */
export async function writeReportOf2019(path: string): Promise<void> {
  const pdf = new PDFDocument({ compress: false });
  const written = finished(pdf.pipe(createWriteStream(path)));
  pdf.fontSize(24).text("Harbour Assessment");
  pdf.fontSize(11).text("May, Quillhart Labs");
  pdf.addPage().fontSize(18).text("Findings Summary").fontSize(9);
  for (const [at, { title, severity }] of ofReport.entries())
    pdf.text(`${at + 1} ${title} ${types[at % 3] ?? ""} ${severity}`);
  for (const [at, { id, title, severity }] of ofReport.entries()) {
    pdf
      .addPage()
      .fontSize(16)
      .text(`${at + 1}. ${title}`)
      .fontSize(11);
    pdf.text(`Severity: ${severity} Difficulty: Low`);
    pdf.text(`Type: ${types[at % 3] ?? ""} Finding ID: ${id}`);
    pdf.text("Target: harbour/cranes/reach.go");
    pdf.moveDown().text("Description");
    pdf.text(`It was seen twice that ${title.toLowerCase()}.`);
    pdf.moveDown().text("Exploit Scenario");
    pdf.text("Eve walks in from the street.");
    pdf.moveDown().text("Recommendations");
    pdf.text("Short term, lock the cabin.");
  }
  pdf.end();
  await written;
}

/** As the findings of 2021 and 2022 are headed: overall risk, and an identifier that ends in letters. */
export const ofLater: readonly ShapedFinding[] = ["4TQ", "HX9", "E7K"].map(
  (tail, at) => ({
    id: `QHG-E003660-${tail}`,
    title: `Ropes of quay ${at + 1} are not counted`,
    severity: severities[at] ?? "",
  }),
);

export function reportOf2022(): string {
  const parts = ofLater.map(({ id, title, severity }) =>
    [
      ...[`## ${title}`, "", `Overall Risk: ${severity}`, "Impact: Low"],
      ...["Exploitability: Undetermined", `Finding ID: ${id}`],
      ...["Component: quay warden", "Category: Configuration", "Status: New"],
      ...["", "### Description", "", "Nobody counts them.", ""],
      ...["### Recommendation", "", "Count them.", ""],
    ].join("\n"),
  );
  return ["# Harbour security review", "", ...parts].join("\n");
}

/** What comes beside the findings, by name and kind. */
export const otherReports = [
  ["threat-model.md", "threat-model"],
  ["white-paper.md", "white-paper"],
  ["reference-architecture.md", "reference-architecture"],
] as const;

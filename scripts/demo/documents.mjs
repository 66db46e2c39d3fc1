// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import PDFDocument from "pdfkit";

/** Everything here is invented: the project, the vendor, the people and the findings. */

const findings = [
  {
    id: "QH-01",
    title: "Lease tokens outlive the revocation of their service",
    severity: "High",
    where: "harbour-core, package lease",
    text: "A lease token is checked against the revocation list when it is issued and when it is renewed, but not when it is used. A service that was revoked keeps its access until the token's own end, which is up to six hours later.",
    advice:
      "Check the list at each use, or shorten a token's life to a minute and let renewal carry the check.",
  },
  {
    id: "QH-02",
    title: "The admission queue grows without bound under malformed requests",
    severity: "Medium",
    where: "harbour-gate, package admission",
    text: "A request whose body does not parse is put back to the queue's end. A client that sends such requests alone fills the queue in about four minutes on the reference machine, and other clients are then turned away.",
    advice:
      "Answer a malformed request at once and drop it; count them for each client.",
  },
  {
    id: "QH-03",
    title: "Backup archives are readable by every local user",
    severity: "Medium",
    where: "harbour-tools, command backup",
    text: "The archive is created with the mode 0644 and narrowed to 0600 only after it is complete. Meanwhile any local user may open it, and keeps the open file afterwards.",
    advice: "Create the file with mode 0600.",
  },
  {
    id: "QH-04",
    title: "Error pages name internal hosts",
    severity: "Low",
    where: "harbour-gate, package pages",
    text: "The page for a failed upstream names the host and port that did not answer, which tells a stranger how the inner network is laid out.",
    advice: "Show an incident number, and keep the host in the log.",
  },
];

const threats = [
  [
    "A revoked service keeps using its token",
    "Operator of a retired service",
    "QH-01; the owner accepted a token life of one minute",
  ],
  [
    "One client starves the others",
    "Any client that can connect",
    "QH-02; limits for each client are planned",
  ],
  [
    "A local user reads a backup",
    "Local user on the backup host",
    "QH-03; mended in the release that follows the audit",
  ],
  [
    "Two controllers both believe that they lead",
    "Network split between two sites",
    "The lease holds a fencing number; reviewed, no finding",
  ],
  [
    "A forged event is replayed into the audit log",
    "Holder of an old log segment",
    "Segments are chained and signed; reviewed, no finding",
  ],
];

function startDocument(path, title) {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: 72, bottom: 72, left: 72, right: 72 },
    info: { Title: title, Author: "Quillhart Labs" },
  });
  const written = finished(document.pipe(createWriteStream(path)));
  return { document, written };
}

function cover(document, title, subtitle) {
  document.font("Helvetica-Bold").fontSize(26).text(title, { align: "left" });
  document.moveDown().font("Helvetica").fontSize(13).text(subtitle);
  document
    .moveDown(2)
    .fontSize(11)
    .text("Quillhart Labs, for the Harbour project");
  document.text("Version 1.0, prepared for publication");
  document
    .moveDown(2)
    .text(
      "Harbour, Quillhart Labs and all people in this report are invented. It is a sample for trying Counterseal.",
      { oblique: true },
    );
  document.addPage();
}

function heading(document, text) {
  document
    .moveDown()
    .font("Helvetica-Bold")
    .fontSize(15)
    .text(text)
    .moveDown(0.5);
  document.font("Helvetica").fontSize(11);
}

function findingsTable(document) {
  heading(document, "2. Findings at a glance");
  const { x, y } = document;
  for (const [row, { id, severity, title }] of findings.entries()) {
    const line = y + row * 18;
    document.text(id, x, line);
    document.text(severity, x + 60, line);
    document.text(title, x + 120, line);
  }
}

function findingPage(document, finding, index) {
  document.addPage();
  heading(document, `3.${index + 1} ${finding.id}: ${finding.title}`);
  document
    .text(`Severity: ${finding.severity}`)
    .text(`Where: ${finding.where}`);
  document.moveDown().text(finding.text);
  document.moveDown().font("Helvetica-Bold").text("What we recommend");
  document.font("Helvetica").text(finding.advice);
}

/** A findings report of some pages. */
export async function writeFindingsReport(path) {
  const { document, written } = startDocument(path, "Harbour: findings report");
  cover(document, "Harbour security audit", "Findings report");
  heading(document, "1. Summary");
  document.text(
    "Two reviewers spent six weeks with Harbour's core, gate and tools at release 4.2. They read the source, ran the reference cluster, and fuzzed the parsers of the gate. Four findings came of it, one of them of high severity. All were handed over when they were found, and the project's answers are part of this report.",
    { align: "justify" },
  );
  document
    .moveDown()
    .text(
      "The code is careful where it matters most: the consensus path is small, its invariants are written down and tested, and we found nothing there. What we found lies at the edges, where old shortcuts survived a redesign.",
      { align: "justify" },
    );
  findingsTable(document);
  findings.forEach((finding, index) => findingPage(document, finding, index));
  document.end();
  await written;
}

/** A threat model of some pages. */
export async function writeThreatModel(path) {
  const { document, written } = startDocument(path, "Harbour: threat model");
  cover(document, "Harbour security audit", "Threat model");
  heading(document, "1. What Harbour protects");
  document.text(
    "Harbour hands out leases on shared resources to services of one organisation. A lease that two holders believe in, a lease held by the wrong service, and an audit log that does not say what happened are the three outcomes that its users fear.",
    { align: "justify" },
  );
  heading(document, "2. Who may attack");
  for (const who of [
    "A client with a valid identity",
    "The operator of a service that was retired",
    "A local user on a host that runs one of the tools",
    "Whoever can cut or delay the network between sites",
  ])
    document.text(`•  ${who}`);
  document.addPage();
  heading(document, "3. Threats and what answers them");
  for (const [threat, actor, answer] of threats) {
    document.font("Helvetica-Bold").text(threat);
    document
      .font("Helvetica")
      .text(`By: ${actor}`)
      .text(`Answer: ${answer}`)
      .moveDown();
  }
  document.end();
  await written;
}

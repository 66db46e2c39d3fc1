// SPDX-License-Identifier: Apache-2.0
import { baseScore } from "../../../shared/domain/cvss.ts";
import { disputedSeverity } from "../../../shared/domain/finding.ts";
import {
  dispositionsNamespace,
  dispositionTemplate,
} from "../../../shared/formats/dispositions.ts";
import type { AuditId, DeliverableId, Instant } from "../../../shared/ids.ts";
import type { FindingState } from "../catalog/findingState.ts";
import type { State } from "../catalog/state.ts";
import { versionIn } from "../inspection/inspectionView.ts";

/** What the response committee is handed of findings: to read, to work with, and to answer. */
export interface HandedOver {
  readonly audit: AuditId;
  readonly title: string;
  readonly handOver: DeliverableId;
  readonly made: Instant;
  readonly findings: readonly FindingState[];
}

function scoreOf({ cvss }: FindingState): string {
  return cvss === null ? "" : `${baseScore(cvss).toFixed(1)}, ${cvss}`;
}

function evidenceOf(state: State, { evidence }: FindingState) {
  return evidence.map(({ version, page, note }) => ({
    ...{ name: versionIn(state, version)?.version.name ?? null, page, note },
  }));
}

/** As it stands, whatever it holds: no heading, link or list of it becomes one of the page's. */
function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const longest = Math.max(2, ...runs.map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** One line of words, in which no character is Markdown's. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, "\\$&");
}

function markdownOf(state: State, finding: FindingState): string {
  const disputed = disputedSeverity(finding);
  const facts = [
    [
      "Severity",
      disputed === null
        ? finding.severity
        : `${finding.severity} (its score is ${disputed})`,
    ],
    ["CVSS 3.1", scoreOf(finding)],
    ["Component", finding.component],
    ["Status", finding.status],
    ["Fixed in", finding.fixVersions.join(", ")],
    ["CVE", finding.cves.join(", ")],
    ["Under embargo until", finding.embargoUntil ?? ""],
  ] as const;
  const lines = facts
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `- ${name}: ${plain(value)}`);
  const evidence = evidenceOf(state, finding).map(({ name, page, note }) => {
    const where = page === null ? "" : `, page ${String(page)}`;
    const said = note === "" ? "" : `: ${plain(note)}`;
    return `- Evidence: ${plain(name ?? "a file that is there no more")}${where}${said}`;
  });
  const links = finding.links.map((link) => `- Link: ${plain(link)}`);
  return [
    `## ${plain(finding.label)} ${plain(finding.title)}`,
    [...lines, ...evidence, ...links].join("\n"),
    ...(finding.description === "" ? [] : [fenced(finding.description)]),
  ].join("\n\n");
}

export function findingsMarkdown(state: State, handed: HandedOver): string {
  const { audit, title, handOver, made, findings } = handed;
  const head = [
    `# Findings of ${plain(title)}`,
    `Audit ${audit}, hand-over ${handOver}, made on ${made}. Findings: ${String(findings.length)}. In confidence.`,
  ];
  return `${[...head, ...findings.map((each) => markdownOf(state, each))].join("\n\n")}\n`;
}

/** Its list reads as `finding import` reads one. */
export function findingsJson(state: State, handed: HandedOver): string {
  const { audit, handOver, made, findings } = handed;
  const listed = findings.map((finding) => ({
    ...{ label: finding.label, title: finding.title },
    ...{ severity: finding.severity, cvss: finding.cvss ?? undefined },
    score: finding.cvss === null ? undefined : baseScore(finding.cvss),
    ...{ component: finding.component, status: finding.status },
    description: finding.description,
    evidence: evidenceOf(state, finding),
    ...{ fixVersions: finding.fixVersions, links: finding.links },
    cves: finding.cves,
    embargoUntil: finding.embargoUntil ?? undefined,
  }));
  const document = {
    format: "counterseal-findings 1",
    ...{ audit, handOver, made, findings: listed },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function answersText({ audit, handOver, findings }: HandedOver): string {
  const listed = findings.map((finding) => ({
    label: finding.label,
    about: [finding.severity, scoreOf(finding), finding.title]
      .filter((part) => part !== "")
      .join(", "),
  }));
  return dispositionTemplate({ audit, handOver }, listed);
}

/** What a member of the committee does who has stock age, ssh-keygen and a text editor. */
export function howToAnswer(
  names: { readonly findings: string; readonly answers: string },
  replyTo: { readonly name: string; readonly keys: readonly string[] },
): string {
  const { findings, answers } = names;
  const keys = replyTo.keys.map((key) => `       -r '${key}'`).join(" \\\n");
  return `HOW TO ANSWER

${findings} says what was found. ${answers} is for your answers: a text with one block a
finding. Everything here is for you alone, and yours to delete when you have answered. Below,
KEY is the private half of the key that you are enrolled with.

1. Read ${findings}. Write an answer behind each "Answer:" in ${answers} with any text editor,
   and save it as plain text. What you leave empty stays open; say it in a later file.

2. Sign exactly this text. Without your signature it is recorded as signed by nobody.

     ssh-keygen -Y sign -f KEY -n ${dispositionsNamespace} ${answers}

3. Seal text and signature to ${replyTo.name}, as one file, and send it back.

     cat ${answers} ${answers}.sig | age -a \\
${keys} \\
       -o signed-${answers}.age

4. Delete what you were sent, and your answers, when you are told that they have arrived.
`;
}

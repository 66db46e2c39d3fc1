// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../ids.ts";
import type { Finding } from "./finding.ts";

/** A finding of a release's audit, as the release is judged by it. */
export interface ReleaseFinding extends Pick<
  Finding,
  | "id"
  | "label"
  | "title"
  | "severity"
  | "cvss"
  | "status"
  | "disposition"
  | "embargoUntil"
> {
  /** Left out of the release: then its absence from every file has to be proven. */
  readonly isCarvedOut: boolean;
  /** A file of the release was made from it: then it counts whatever the charter demands, and carves nothing out. */
  readonly isExtracted: boolean;
}

/** The judged text that lists every finding, by name. */
export const findingsName = "findings.txt";
/** The judged text that lists by digest what is left out. */
export const carveOutsName = "carve-outs.txt";

/** Everything of a finding that whoever signs a release is told of it: another line, and they judged something else. */
function blockOf(finding: ReleaseFinding): string {
  const { label, title, severity, cvss, status } = finding;
  const { disposition, embargoUntil, isCarvedOut } = finding;
  return [
    `Finding: ${label}`,
    `  Title: ${title}`,
    `  Severity: ${severity}${cvss === null ? "" : ` (${cvss})`}`,
    `  Status: ${status}`,
    `  Disposition: ${disposition?.answer ?? "none"}`,
    `  Embargo until: ${embargoUntil ?? "none"}`,
    `  Carved out: ${isCarvedOut ? "yes" : "no"}`,
  ].join("\n");
}

/** As bytes order them, so that the same findings make the same text. */
function blocksOf(findings: readonly ReleaseFinding[]): string[] {
  return findings.map(blockOf).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** `findings.txt`: begins with a nonce, so that its digest, which is public, gives no guess away. */
export function formatFindings(
  nonce: string,
  audit: AuditId,
  findings: readonly ReleaseFinding[],
): string {
  const carved = findings.filter(({ isCarvedOut }) => isCarvedOut).length;
  const head = [
    `Nonce: ${nonce}`,
    `Findings of ${audit}: ${String(findings.length)}, of which ${String(carved)} carved out of this release`,
  ].join("\n");
  return `${[head, ...blocksOf(findings)].join("\n\n")}\n`;
}

function labelIn(block: string): string {
  return /^Finding: (.*)$/m.exec(block)?.[1] ?? "";
}

/**
 * Labels of findings that are not as a judged text lists them: changed, new, or gone since. A text that is not there
 * lists none.
 */
export function findingsChangedSince(
  text: string | null,
  findings: readonly ReleaseFinding[],
): readonly string[] {
  const listed = (text ?? "").replace(/\n$/, "").split("\n\n").slice(1);
  const now = blocksOf(findings);
  const odd = [...without(listed, now), ...without(now, listed)];
  return [...new Set(odd.map(labelIn))].sort();
}

/** What stands in one list more often than in the other. */
function without(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const block of other) left.set(block, (left.get(block) ?? 0) + 1);
  return one.filter((block) => {
    const count = left.get(block) ?? 0;
    left.set(block, count - 1);
    return count <= 0;
  });
}

// SPDX-License-Identifier: Apache-2.0
import type { PublicFinding } from "./publicFinding.ts";

/**
 * A file of SIG Security's `srctl`: it keeps one CVE as the answers to its questions, each a text. What a finding
 * does not know stays empty, for whoever writes the announcement.
 */

const issue =
  /^https:\/\/github\.com\/[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+\/issues\/\d+$/;
const calculator = "https://www.first.org/cvss/calculator/3-1#";

/** `component < version`, as srctl reads it; its component is one word without a slash. */
function affectedVersions({ component, fixVersions }: PublicFinding): string {
  if (!/^[A-Za-z0-9._-]+$/.test(component)) return "";
  return fixVersions
    .filter((version) => !/\s/.test(version))
    .map((version) => `${component} < ${version}`)
    .join("\n");
}

/** The file of one of its CVE ids; null for a finding that has none, as srctl names files by them. */
export function srctlFile(
  finding: PublicFinding,
): { readonly cve: string; readonly text: string } | null {
  const [cve, ...others] = finding.cves;
  if (cve === undefined) return null;
  const { title, cvss, description, links } = finding;
  const issueLink = links.find((link) => issue.test(link)) ?? "";
  const more = [
    ...others.map((other) => `See also ${other}.`),
    ...links.filter((link) => link !== issueLink),
  ];
  const steps = {
    summary: title,
    cvss: cvss === null ? "" : `${calculator}${cvss}`,
    description,
    vulnerable: "",
    affected_versions: affectedVersions(finding),
    ...{ upgrade: "", mitigate: "", detection: "" },
    additional_details: more.join("\n"),
    acknowledgements: "",
    github_issue: issueLink,
    fix_lead: "",
  };
  return { cve, text: `${JSON.stringify({ cve, steps }, null, "\t")}\n` };
}

// SPDX-License-Identifier: Apache-2.0
import {
  asJson,
  type ExportAbout,
  isName,
  publicId,
  type PublicFinding,
  semver,
} from "./publicFinding.ts";

/**
 * The package, where an ecosystem is named. Versions from which on it is affected are not known to a finding: one
 * fix version bounds them from above, and several are of branches whose beginnings nobody told.
 */
function affectedOf(
  { component, fixVersions }: PublicFinding,
  ecosystem: string | null,
) {
  if (ecosystem === null || !isName(component)) return {};
  const [only, another] = fixVersions.map(semver);
  const ranges =
    only === undefined || only === null || another !== undefined
      ? {}
      : {
          ranges: [
            { type: "SEMVER", events: [{ introduced: "0" }, { fixed: only }] },
          ],
        };
  return { affected: [{ package: { ecosystem, name: component }, ...ranges }] };
}

/** A finding as OSV 1.6. */
export function osvFile(
  finding: PublicFinding,
  { made, ecosystem }: ExportAbout,
): string {
  const { cves, title, description, cvss, links, fixVersions } = finding;
  const aliases = cves.slice(1);
  return asJson({
    schema_version: "1.6.0",
    id: publicId(finding),
    modified: made,
    ...(aliases.length === 0 ? {} : { aliases }),
    summary: title,
    ...(description === "" ? {} : { details: description }),
    ...(cvss === null ? {} : { severity: [{ type: "CVSS_V3", score: cvss }] }),
    ...affectedOf(finding, ecosystem),
    ...(links.length === 0
      ? {}
      : { references: links.map((url) => ({ type: "WEB", url })) }),
    ...(fixVersions.length === 0
      ? {}
      : { database_specific: { fixed_in: fixVersions } }),
  });
}

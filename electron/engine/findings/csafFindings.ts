// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  type FoundFinding,
  foundLimits,
} from "../../../shared/domain/foundFinding.ts";
import { cut } from "./sarifFindings.ts";

/** The parts of CSAF 2.0 (OASIS) that speak of a finding. What has another shape is as if it were absent. */
const text = z.string().catch("");
const texts = z.array(z.string()).catch([]);
const Vulnerability = z.looseObject({
  cve: text,
  title: text,
  ids: z.array(z.looseObject({ text })).catch([]),
  notes: z.array(z.looseObject({ category: text, text })).catch([]),
  references: z.array(z.looseObject({ url: text })).catch([]),
  remediations: z.array(z.looseObject({ details: text })).catch([]),
  product_status: z
    .looseObject({
      fixed: texts,
      first_fixed: texts,
      known_affected: texts,
    })
    .catch({ fixed: [], first_fixed: [], known_affected: [] }),
  scores: z
    .array(
      z.looseObject({
        cvss_v3: z
          .looseObject({ vectorString: text, baseSeverity: text })
          .nullable()
          .catch(null),
      }),
    )
    .catch([]),
});
type Vulnerability = z.infer<typeof Vulnerability>;

const Csaf = z.looseObject({
  document: z.looseObject({ csaf_version: z.literal("2.0"), title: text }),
  product_tree: z.unknown().optional(),
  vulnerabilities: z.array(Vulnerability).catch([]),
});

const Named = z.looseObject({ product_id: z.string(), name: z.string() });
const Branch = z.looseObject({
  branches: z.array(z.unknown()).catch([]),
  full_product_names: z.array(z.unknown()).catch([]),
  product: z.unknown().optional(),
});
const mostBranches = 10_000;

/** Names of products by their ids; the tree is walked to a limit, not by its depth. */
function productNames(tree: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const waiting: unknown[] = [tree];
  for (let seen = 0; seen < mostBranches && waiting.length > 0; seen += 1) {
    const branch = Branch.safeParse(waiting.pop());
    if (!branch.success) continue;
    const { branches, full_product_names: full, product } = branch.data;
    for (const each of [...full.slice(0, mostBranches), product]) {
      const named = Named.safeParse(each);
      if (named.success) names.set(named.data.product_id, named.data.name);
    }
    waiting.push(...branches.slice(0, mostBranches));
  }
  return names;
}

function foundOf(
  vulnerability: Vulnerability,
  nameOf: (product: string) => string,
  line: number,
): FoundFinding {
  const { cve, ids, title, notes, scores, product_status } = vulnerability;
  const score = scores.find(({ cvss_v3 }) => cvss_v3 !== null)?.cvss_v3;
  const { fixed, first_fixed, known_affected } = product_status;
  const fixes = first_fixed.length > 0 ? first_fixed : fixed;
  const said = notes
    .filter(({ category }) =>
      ["description", "summary", "details", "general"].includes(category),
    )
    .map((note) => note.text);
  const remedies = vulnerability.remediations.map(
    ({ details }) => `Remediation: ${details}`,
  );
  const label = ids[0]?.text ?? cve;
  const fields = {
    label,
    title: title || (said[0]?.split("\n")[0] ?? "").slice(0, 300) || label,
    severity: score?.baseSeverity ?? "",
    cvss: score?.vectorString ?? "",
    component: known_affected[0] === undefined ? "" : nameOf(known_affected[0]),
    description: [...said, ...remedies].slice(0, 100).join("\n\n"),
    cves: cve,
    links: vulnerability.references
      .slice(0, 100)
      .map(({ url }) => url)
      .join("\n"),
    fixVersions: fixes.slice(0, 100).map(nameOf).join("\n"),
  };
  return { page: null, line, confidence: "high", fields: cut(fields) };
}

/** Null for what is no CSAF 2.0. */
export function csafFindings(
  document: unknown,
): { found: FoundFinding[]; isCut: boolean } | null {
  const csaf = Csaf.safeParse(document);
  if (!csaf.success) return null;
  const { vulnerabilities, product_tree: tree } = csaf.data;
  const names = productNames(tree);
  const nameOf = (product: string): string => names.get(product) ?? product;
  const found = vulnerabilities
    .slice(0, foundLimits.findings)
    .map((each, index) => foundOf(each, nameOf, index + 1));
  return { found, isCut: vulnerabilities.length > found.length };
}

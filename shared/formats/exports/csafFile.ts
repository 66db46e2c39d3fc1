// SPDX-License-Identifier: Apache-2.0
import { baseScore } from "../../domain/cvss.ts";
import {
  asJson,
  type ExportAbout,
  publicId,
  type PublicFinding,
} from "./publicFinding.ts";

const affectedId = "AFFECTED";

const fixedId = (index: number): string => `FIXED-${String(index + 1)}`;

/** As CVSS names scores, which is not as Kubernetes does. */
function baseSeverity(score: number): string {
  if (score === 0) return "NONE";
  if (score < 4) return "LOW";
  if (score < 7) return "MEDIUM";
  return score < 9 ? "HIGH" : "CRITICAL";
}

function scoresOf({ cvss }: PublicFinding) {
  if (cvss === null) return {};
  const score = baseScore(cvss);
  const cvss_v3 = {
    ...{ version: "3.1", vectorString: cvss, baseScore: score },
    baseSeverity: baseSeverity(score),
  };
  return { scores: [{ products: [affectedId], cvss_v3 }] };
}

function vulnerabilityOf(finding: PublicFinding) {
  const { title, label, cves, description, fixVersions, links } = finding;
  const [cve, ...others] = cves;
  const ids = [
    ...others.map((text) => ({ system_name: "CVE", text })),
    ...(cve === undefined
      ? [{ system_name: "Report of the audit", text: label }]
      : []),
  ];
  return {
    title,
    ...(cve === undefined ? {} : { cve }),
    ...(ids.length === 0 ? {} : { ids }),
    notes: [
      {
        category: "description",
        text: description === "" ? title : description,
      },
    ],
    product_status: {
      known_affected: [affectedId],
      ...(fixVersions.length === 0
        ? {}
        : { fixed: fixVersions.map((_, index) => fixedId(index)) }),
    },
    ...scoresOf(finding),
    ...(links.length === 0
      ? {}
      : { references: links.map((url) => ({ summary: url, url })) }),
  };
}

/** A finding as a draft of CSAF 2.0; whoever publishes it numbers and finishes it. */
export function csafFile(
  finding: PublicFinding,
  { made, publisher }: ExportAbout,
): string {
  if (publisher === null) throw new Error("CSAF needs a publisher");
  const { title, fixVersions } = finding;
  const component = finding.component === "" ? title : finding.component;
  const revision = { date: made, number: "0", summary: "Draft." };
  return asJson({
    document: {
      category: "csaf_base",
      csaf_version: "2.0",
      publisher: { category: "coordinator", ...publisher },
      title,
      tracking: {
        id: publicId(finding),
        ...{ current_release_date: made, initial_release_date: made },
        revision_history: [revision],
        ...{ status: "draft", version: "0" },
      },
    },
    product_tree: {
      full_product_names: [
        { product_id: affectedId, name: component },
        ...fixVersions.map((version, index) => ({
          product_id: fixedId(index),
          name: `${component} ${version}`,
        })),
      ],
    },
    vulnerabilities: [vulnerabilityOf(finding)],
  });
}

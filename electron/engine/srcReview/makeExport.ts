// SPDX-License-Identifier: Apache-2.0
import { csafFile } from "../../../shared/formats/exports/csafFile.ts";
import { osvFile } from "../../../shared/formats/exports/osvFile.ts";
import {
  type ExportAbout,
  publicId,
  type PublicFinding,
} from "../../../shared/formats/exports/publicFinding.ts";
import { srctlFile } from "../../../shared/formats/exports/srctlFile.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { FindingState } from "../catalog/findingState.ts";
import { allOf } from "../findings/findingHandlers.ts";
import type { OpenAudit } from "../people/openAudit.ts";
import {
  keepExtracts,
  type MadeText,
  namesTaken,
  newDeliverableId,
} from "./keepExtracts.ts";

type Asked = ParsedRequest<"extract.export">;

/** Only these leave the finding, whatever else is recorded of it. */
function publicOf(finding: FindingState): PublicFinding {
  const { label, title, severity, cvss, component, description } = finding;
  const { fixVersions, cves, links } = finding;
  return {
    ...{ label, title, severity, cvss, component, description },
    ...{ fixVersions, cves, links },
  };
}

function textOf(
  format: Asked["format"],
  finding: PublicFinding,
  about: ExportAbout,
): string | null {
  switch (format) {
    case "srctl":
      return srctlFile(finding)?.text ?? null;
    case "osv":
      return osvFile(finding, about);
    case "csaf":
      return csafFile(finding, about);
  }
}

/** A name that is free in the audit and among those made with it. */
function nameFor(stem: string, format: string, taken: Set<string>): string {
  const safe = stem.replace(/[^A-Za-z0-9._-]/g, "_").replace(/^\.+/, "_");
  for (let number = 1; ; number += 1) {
    const mark = number === 1 ? "" : `-${String(number)}`;
    const name = `${safe}${mark}.${format}.json`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/**
 * Makes one file a finding for the public's tools, as versions of a deliverable. It leaves as every version does, by a
 * share or a release, and a release is blocked by a finding that is unresolved or under embargo.
 */
export async function makeExport(
  { session, audit }: OpenAudit,
  asked: Asked,
): Promise<Result<Response<"extract.export">, Failure>> {
  const { format, ecosystem = null, publisher = null } = asked;
  const found = allOf(session, asked.findings);
  if (!found.ok) return found;
  if (found.value.some((each) => each.audit !== audit.audit))
    return err(failure("finding-unknown"));
  if (format === "csaf" && publisher === null)
    return err(failure("export-refused", { reason: "publisher-missing" }));
  const about = { made: session.now(), ecosystem, publisher };
  const taken = new Set(namesTaken(session.state, audit.audit));
  const texts: MadeText[] = [];
  for (const finding of found.value) {
    const shown = publicOf(finding);
    const text = textOf(format, shown, about);
    if (text === null)
      return err(
        failure("export-refused", {
          ...{ reason: "cve-missing", name: finding.label },
        }),
      );
    const name = nameFor(publicId(shown), format, taken);
    texts.push({ name, text, format, findings: [finding.id] });
  }
  const count = texts.length;
  const title = `${format} of ${String(count)} finding${count === 1 ? "" : "s"}`;
  const deliverable = newDeliverableId();
  const kept = await keepExtracts(
    session,
    { audit: audit.audit, deliverable, title },
    texts,
  );
  return kept.ok ? ok({ deliverable, title, versions: kept.value }) : kept;
}

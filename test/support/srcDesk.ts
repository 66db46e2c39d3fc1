// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import {
  DispositionAnswer,
  FindingFields,
  FindingLabel,
} from "../../shared/domain/finding.ts";
import {
  formatDispositions,
  type WrittenDisposition,
} from "../../shared/formats/dispositions.ts";
import { AuditId, type DeliverableId, FindingId } from "../../shared/ids.ts";
import { governAudit, openConsentDesk } from "./consentDesk.ts";
import { audit, newJob } from "./mainJob.ts";

const fieldsOf = (label: string) =>
  FindingFields.parse({
    ...{ label, title: `About ${label}`, cvss: null, severity: "high" },
    ...{ component: "api", description: "", evidence: [], status: "open" },
    ...{ owner: null, fixVersions: [], links: [], cves: [] },
    embargoUntil: null,
  });

/** One finding's answer in a file that comes back. */
export const answer = (
  label: string,
  said: string,
  more: Partial<WrittenDisposition> = {},
) => ({
  ...{ label: FindingLabel.parse(label), duplicateOf: null, note: "" },
  ...{ answer: DispositionAnswer.parse(said), fixVersions: [], cves: [] },
  ...{ links: [], ...more },
});

/** The file that comes back. */
export const answersFile = (
  answers: readonly ReturnType<typeof answer>[],
  handOver: DeliverableId | null = null,
  of: string = audit,
) => formatDispositions({ audit: AuditId.parse(of), handOver, answers });

/** A desk of an audit with a charter in force and these findings, until the test ends. */
export async function openSrcDesk(...labels: readonly string[]) {
  const made = await openConsentDesk();
  onTestFinished(async () => {
    await made.desk.engine.close();
    made.remove();
  });
  const { desk, folder } = made;
  await governAudit(made, audit);
  const ids = new Map<string, FindingId>();
  for (const label of labels) {
    const fields = fieldsOf(label);
    ids.set(label, (await desk.do("finding.add", { audit, fields })).id);
  }
  const id = (label: string): FindingId => FindingId.parse(ids.get(label));
  let files = 0;
  const came = (text: string, signature?: string) => {
    const path = join(folder, `came-${String((files += 1))}.txt`);
    writeFileSync(path, text);
    if (signature !== undefined) writeFileSync(`${path}.sig`, signature);
    return {
      ...{ job: newJob(), audit, file: desk.grant(path) },
      ...(signature === undefined
        ? {}
        : { signature: desk.grant(`${path}.sig`) }),
    };
  };
  return {
    ...{ desk, signers: made.signers, id },
    show: (label: string) => desk.do("finding.show", { finding: id(label) }),
    look: (text: string, signature?: string) =>
      desk.do("disposition.look", came(text, signature)),
    tryLook: (text: string, signature?: string) =>
      desk.try("disposition.look", came(text, signature)),
    take: (looked: { look: string }, more: object = {}) =>
      desk.try("disposition.take", {
        ...{ look: looked.look, althoughChanged: false, ...more },
      }),
    set: (
      of: readonly string[],
      said: object | null,
      more: { cves?: string[]; links?: string[]; reason?: string } = {},
    ) =>
      desk.try("disposition.set", {
        findings: of.map(id),
        disposition: said && {
          ...{ answer: "accepted" as const, of: null, note: "", by: null },
          ...said,
        },
        ...{ fixVersions: [], cves: [], links: [], ...more },
      }),
  };
}

// SPDX-License-Identifier: Apache-2.0
import { exportFormats } from "../../../shared/formats/exports/publicFinding.ts";
import { ok } from "../../../shared/result.ts";
import { atLeastOne, optional, required } from "../argument.ts";
import { type Command, misused, refused } from "../command.ts";
import { sentence, shortId, table } from "../layout.ts";
import { choice, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";
import { namedFinding, resolveFindings } from "./findingReference.ts";

const exporting = auditCommand({
  words: ["finding", "export"],
  summary:
    "Makes one file a finding in the vault, for SIG Security's srctl, as OSV or as CSAF.",
  details: [
    "Each becomes a version of a new deliverable, made of what may be public of the finding alone. Nothing is written outside the vault: it leaves by a share or a release, and a release is blocked by a finding that is unresolved or under embargo.",
  ],
  positionals: { findings: atLeastOne("finding", namedFinding, words) },
  options: {
    format: required(
      "format",
      `one of ${exportFormats.join(", ")}`,
      choice(exportFormats),
    ),
    ecosystem: optional(
      "name",
      "of OSV: what the components are packages of, such as Kubernetes",
      words,
    ),
    publisher: optional("name", "of CSAF: who publishes it", words),
    namespace: optional(
      "address",
      "of CSAF: the publisher's, which begins https://",
      words,
    ),
  },
  async run(session, audit, given) {
    const { format, ecosystem, publisher, namespace } = given;
    if ((publisher === undefined) !== (namespace === undefined))
      return misused("Give --publisher and --namespace together.");
    const found = await resolveFindings(session, audit, given.findings);
    if (!found.ok) return found;
    const made = await session.call("extract.export", {
      ...{ audit, findings: found.value, format },
      ...(ecosystem === undefined ? {} : { ecosystem }),
      ...(publisher === undefined || namespace === undefined
        ? {}
        : { publisher: { name: publisher, namespace } }),
    });
    if (!made.ok) return refused(made.error);
    const rows = made.value.versions.map(({ version, name }) => [
      ...[shortId(version), name],
    ]);
    return ok({
      value: made.value,
      text: sentence(`${made.value.title}.`) + table(["Version", "File"], rows),
    });
  },
});

const exports = auditCommand({
  words: ["finding", "exports"],
  summary: "Lists what was made from findings for the public's tools.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("extract.list", { audit });
    if (!listed.ok) return refused(listed.error);
    const { exports: all } = listed.value;
    const rows = all.map(({ version, name, made, labels, removed }) => [
      ...[shortId(version), made, name],
      labels.map((label) => label ?? "removed").join(", "),
      removed ? "no more in the vault" : "",
    ]);
    const text =
      rows.length === 0
        ? sentence("Nothing was exported yet.")
        : table(["Version", "Made", "File", "Findings", ""], rows);
    return ok({ value: { exports: all }, text });
  },
});

export const exportCommands: readonly Command[] = [exporting, exports];

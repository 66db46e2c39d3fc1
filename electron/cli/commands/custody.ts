// SPDX-License-Identifier: Apache-2.0
import type { FoundPackage } from "../../../shared/domain/handedOver.ts";
import type { IntakeView } from "../../../shared/ipc/intakeContract.ts";
import { ok } from "../../../shared/result.ts";
import { packageFaultWords } from "../../../shared/text/handedOver.ts";
import { required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { counted, sentence, shortId, table } from "../layout.ts";
import { path, reference } from "../readers.ts";
import { resolveDeliverable } from "../references.ts";
import { auditCommand } from "./audit.ts";
import { intakeReceiptCommands, receiptText } from "./intakeReceipt.ts";

function acceptedText({ accepted }: IntakeView): string {
  return accepted
    .map(({ by, reason, flawCount }) => {
      const faults = counted(flawCount, "fault", "faults");
      return `${by}, with ${faults}: ${reason}`;
    })
    .join("; ");
}

function packageText({ name, fault }: FoundPackage): string {
  return fault === null
    ? name
    : `${name} (NOT READ TO ITS END. ${packageFaultWords[fault]})`;
}

const list = auditCommand({
  words: ["intake", "list"],
  summary:
    "Lists what was handed over in an audit, one line an intake, with what was not read to its end, who took in what was not whole, and what became of the vendor's receipt.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("intake.list", { audit });
    if (!listed.ok) return refused(listed.error);
    const rows = listed.value.intakes.map((each) => [
      each.handed,
      each.from,
      each.channel,
      String(each.files),
      each.taken === null ? "broken off" : String(each.taken),
      String(each.refusedCount),
      each.packages.map(packageText).join(" "),
      acceptedText(each),
      receiptText(each),
      shortId(each.intake),
    ]);
    const headings = [
      "Handed over",
      "From",
      "Channel",
      "Files",
      "Taken",
      "Refused",
      "Packages",
      "Taken in not whole by",
      "Receipt",
      "Intake",
    ];
    return ok({
      value: listed.value,
      text:
        rows.length === 0
          ? sentence("Nothing was handed over yet.")
          : table(headings, rows),
    });
  },
});

const report = vaultCommand({
  words: ["intake", "report"],
  summary: "Writes a deliverable's chain of custody as a page to print.",
  positionals: {
    deliverable: required(
      "deliverable",
      "the deliverable's id, or enough of its beginning",
      reference,
    ),
  },
  options: { out: required("file", "the page to write; must not exist", path) },
  async run(session, given) {
    const known = await resolveDeliverable(session, given.deliverable);
    if (!known.ok) return known;
    const written = await session.call("intake.report", {
      deliverable: known.value.deliverable,
      destination: session.grant(given.out),
    });
    return written.ok
      ? ok({
          value: written.value,
          text: sentence(
            `Written: ${given.out}. It holds no byte of the deliverable itself.`,
          ),
        })
      : refused(written.error);
  },
});

export const custodyCommands: readonly Command[] = [
  list,
  report,
  ...intakeReceiptCommands,
];

// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure } from "../../../shared/failure.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { IntakeView } from "../../../shared/ipc/intakeContract.ts";
import type { ReceiptView } from "../../../shared/ipc/receiptContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { countersignatureWords } from "../../../shared/text/handedOver.ts";
import { atLeastOne, flag, optional, required } from "../argument.ts";
import { type Command, misused, type Refusal, refused } from "../command.ts";
import { sentence, shortId } from "../layout.ts";
import { path, personId, reference } from "../readers.ts";
import type { Session } from "../session.ts";
import { signing, signingDetails, signingOptions } from "../signingOptions.ts";
import { auditCommand } from "./audit.ts";

const intakeOption = optional(
  "id",
  "the intake, or enough of its id; may be left out when only one has ended",
  reference,
);

/** The intake whose id begins so; with nothing named, the only one that came to its end. */
async function resolveIntake(
  session: Session,
  audit: AuditId,
  prefix: string | undefined,
): Promise<Result<IntakeView, Refusal>> {
  const listed = await session.call("intake.list", { audit });
  if (!listed.ok) return refused(listed.error);
  const candidates = listed.value.intakes.filter(({ intake, taken }) =>
    prefix === undefined ? taken !== null : intake.startsWith(prefix),
  );
  const [only, another] = candidates;
  if (only === undefined) return refused(failure("receipt-no-intake"));
  return another === undefined
    ? ok(only)
    : misused(
        `Several intakes can be meant: add --intake with one of ${candidates.map(({ intake }) => shortId(intake)).join(", ")}.`,
      );
}

/** What became of the last receipt, in a line of a table. */
export function receiptText({ receipts }: IntakeView): string {
  const last = receipts.at(-1);
  return last === undefined ? "none" : standingOf(last).join("; ");
}

function standingOf({ signer, sent, countersigned }: ReceiptView): string[] {
  return [
    `signed by ${signer}`,
    ...sent.map(({ to }) => `sealed to ${to.join(", ")}`),
    ...countersigned.map(countersignatureWords),
  ];
}

const receipt = auditCommand({
  words: ["intake", "receipt"],
  summary: "Makes a receipt for the vendor over what an intake took in.",
  details: [
    "It says who handed it over to whom, when and by which channel, with the SHA-256 and size of every package and file, and names no file. An owner whom the charter in force names signs it; the text is printed. Send it with intake send.",
    ...signingDetails,
  ],
  positionals: {},
  options: {
    intake: intakeOption,
    as: required("person", "the owner who signs it", personId),
    ...signingOptions,
  },
  async run(session, audit, given) {
    const intake = await resolveIntake(session, audit, given.intake);
    if (!intake.ok) return intake;
    const made = await signing(session, given, (key) =>
      session.call("receipt.make", {
        intake: intake.value.intake,
        signer: given.as,
        key,
      }),
    );
    // The grammar of statements has no character that acts on a terminal: these bytes go out as they are.
    return made.ok ? ok({ value: made.value, text: made.value.text }) : made;
  },
});

const send = auditCommand({
  words: ["intake", "send"],
  summary: "Seals the receipt of an intake to people of the vendor.",
  details: [
    "One new file, which each of them opens with stock age and their own key: the receipt, its signature, the charter that it names, and how to check all of it with sha256sum and ssh-keygen, and to countersign it.",
  ],
  positionals: {},
  options: {
    intake: intakeOption,
    to: atLeastOne("person", "someone of the vendor", personId),
    out: required("file", "the new file, such as receipt.tar.age", path),
  },
  async run(session, audit, given) {
    const intake = await resolveIntake(session, audit, given.intake);
    if (!intake.ok) return intake;
    const sent = await session.call("receipt.send", {
      intake: intake.value.intake,
      to: [...given.to],
      file: session.grant(given.out),
    });
    return sent.ok
      ? ok({
          value: sent.value,
          text: sentence(
            `Written: ${given.out}, sealed to ${given.to.join(", ")}.`,
          ),
        })
      : refused(sent.error);
  },
});

const record = auditCommand({
  words: ["intake", "record"],
  summary: "Keeps the vendor's signature on the receipt of an intake.",
  details: [
    "It is verified first, and kept as what it is: by a signing key of an enrolled person with the role vendor, or by a key that nobody vouches for. One that is over no receipt of this intake is refused, unless --keep-broken puts it on the record as broken.",
  ],
  positionals: { signature: required("file", "the signature", path) },
  options: {
    intake: intakeOption,
    "keep-broken": flag("keep it as broken when it is not over the receipt"),
  },
  async run(session, audit, given) {
    const intake = await resolveIntake(session, audit, given.intake);
    if (!intake.ok) return intake;
    const kept = await session.call("receipt.record", {
      intake: intake.value.intake,
      keepBroken: given["keep-broken"],
      file: session.grant(given.signature),
    });
    return kept.ok
      ? ok({
          value: kept.value,
          text: sentence(
            `${basename(given.signature)}: ${countersignatureWords(kept.value)}`,
          ),
        })
      : refused(kept.error);
  },
});

export const intakeReceiptCommands: readonly Command[] = [
  receipt,
  send,
  record,
];

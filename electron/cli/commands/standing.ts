// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { conflictNotice } from "../../../shared/text/conflictNotice.ts";
import { flag, optional, required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { sentence } from "../layout.ts";
import { instant, personId, words } from "../readers.ts";
import { signingOptions } from "../signingOptions.ts";
import { auditCommand } from "./audit.ts";
import { make } from "./answer.ts";
import { blockedByText, standingText } from "./standingText.ts";

const standing = auditCommand({
  words: ["person", "standing"],
  summary:
    "Shows of each person the roles, what they agreed to, what they declared, and what recusals block.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const view = await session.call("agreement.show", { audit });
    return view.ok
      ? ok({ value: view.value, text: standingText(view.value) })
      : refused(view.error);
  },
});

const attest = auditCommand({
  words: ["person", "attest"],
  summary: "Agrees to the newest version of every text of the audit.",
  details: [
    "Without a key to sign with (--key, --agent or --own) the text is printed for its signer, as it is: it holds short names and digests alone. How they sign and return it is said on standard error. counterseal answer record keeps what comes back.",
  ],
  positionals: { person: required("person", "who agrees", personId) },
  options: {
    expires: required("time", "until when it holds", instant),
    ...signingOptions,
  },
  async run(session, audit, given) {
    const { person: signer, expires } = given;
    const answer = { act: "attestation", signer, expires } as const;
    return make(session, audit, answer, given);
  },
});

const recuse = auditCommand({
  words: ["person", "recuse"],
  summary:
    "Records that a person takes no part, on an owner's word, and says what that blocks.",
  details: [
    "A recusal only subtracts and is not taken back: people who may decide instead are named by a new charter. Better than this is the person's own: person declare --recused.",
  ],
  positionals: { person: required("person", "who is recused", personId) },
  options: {
    vendor: optional("name", "from this vendor's documents alone", words),
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const { person, vendor, reason } = given;
    const recorded = await session.call("recusal.record", {
      audit,
      ...{ person, reason },
      ...(vendor === undefined ? {} : { vendor }),
    });
    if (!recorded.ok) return refused(recorded.error);
    const { tell } = recorded.value;
    const blocked = blockedByText(recorded.value);
    return ok({
      value: recorded.value,
      text:
        sentence(
          `${person} takes no part in ${vendor === undefined ? "the audit" : `what ${vendor} made`}.`,
        ) +
        (blocked === ""
          ? sentence("No request loses a seat by it.")
          : blocked) +
        sentence(
          `Must be told: ${tell.join(", ")}. person notice prints a message that holds nothing confidential.`,
        ),
    });
  },
});

const notice = auditCommand({
  words: ["person", "notice"],
  summary:
    "Prints the message that tells the owners and chairs of a conflict; it sends nothing.",
  details: ["It names no vendor and no interest."],
  positionals: { person: required("person", "who has it", personId) },
  options: {
    "one-vendor": flag("it is about one vendor's documents alone"),
  },
  async run(session, audit, given) {
    const view = await session.call("agreement.show", { audit });
    if (!view.ok) return refused(view.error);
    const listed = await session.call("audit.list", {});
    if (!listed.ok) return refused(listed.error);
    const names = new Map(
      view.value.people.map(({ person, name }) => [person as string, name]),
    );
    const nameOf = (person: string): string => names.get(person) ?? person;
    const text = conflictNotice({
      audit,
      title:
        listed.value.audits.find((each) => each.audit === audit)?.title ??
        audit,
      name: nameOf(given.person),
      aboutVendor: given["one-vendor"],
      to: view.value.tell.map(nameOf),
    });
    return ok({ value: { text }, text });
  },
});

export const standingCommands: readonly Command[] = [
  standing,
  attest,
  recuse,
  notice,
];

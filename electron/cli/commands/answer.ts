// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import { formatInterest } from "../../../shared/formats/interest.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import { ok } from "../../../shared/result.ts";
import { flag, optional, repeated, required } from "../argument.ts";
import {
  type Command,
  type Outcome,
  refused,
  vaultCommand,
} from "../command.ts";
import {
  draftAnswerOutcome,
  draftDetails,
  draftOptions,
  plainly,
} from "../draftOutcome.ts";
import { sentence } from "../layout.ts";
import { opening, openingDetails, openingOptions } from "../openingOptions.ts";
import { instant, interest, path, personId, words } from "../readers.ts";
import type { Session } from "../session.ts";
import {
  type GivenSigning,
  namesWay,
  signing,
  signingOptions,
} from "../signingOptions.ts";
import { auditCommand } from "./audit.ts";
import { consentOption, resolveConsent } from "./consentReference.ts";
import { answerListText, consentAnswer, leftText } from "./consentText.ts";

const record = auditCommand({
  words: ["answer", "record"],
  summary:
    "Keeps a signed text that came back: a decline, a withdrawal, a receipt, a revocation, and what people agree to or declare.",
  details: [
    "It is verified first: signed by its Signer, with a key that a charter of the audit lists for them. A withdrawal, a revocation and a recusal take effect at once.",
    openingDetails,
  ],
  positionals: { text: required("file", "the text", path) },
  options: {
    signature: optional(
      "file",
      "its signature; the text's name and .sig unless given",
      path,
    ),
    ...openingOptions,
  },
  async run(session, audit, given) {
    const recorded = await opening(session, given, (key) =>
      session.call("answer.record", {
        audit,
        statement: session.grant(given.text),
        signature: session.grant(given.signature ?? `${given.text}.sig`),
        ...key,
      }),
    );
    return recorded.ok
      ? ok({ value: recorded.value, text: answerListText([recorded.value]) })
      : recorded;
  },
});

const list = auditCommand({
  words: ["answer", "list"],
  summary: "Lists what people have answered, and said of themselves.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("answer.list", { audit });
    return listed.ok
      ? ok({ value: listed.value, text: answerListText(listed.value.answers) })
      : refused(listed.error);
  },
});

type Wanted = Request<"answer.draft">["answer"];
type GivenMaking = GivenSigning & { readonly unsealed?: boolean };

/** Signs and records what is wanted, or prints it for its signer. */
export async function make(
  session: Session,
  audit: AuditId,
  answer: Wanted,
  given: GivenMaking,
): Promise<Outcome> {
  if (!namesWay(given)) {
    const drafted = await session.call("answer.draft", {
      ...{ audit, answer },
      ...plainly(given),
    });
    return drafted.ok
      ? draftAnswerOutcome(drafted.value, answer.signer)
      : refused(drafted.error);
  }
  const signed = await signing(session, given, (key) =>
    session.call("answer.sign", { audit, answer, key }),
  );
  return signed.ok
    ? ok({ value: signed.value, text: answerListText([signed.value]) })
    : signed;
}

/** The text for its signer, and beside it what stays with people: they decide knowing it. */
function withLeft(drafted: Outcome, consent: ConsentView): Outcome {
  if (!drafted.ok) return drafted;
  const { shares, reviews, sent } = consent;
  const left = leftText(consent);
  const said =
    left === ""
      ? sentence("Nothing has left by this consent.")
      : `What has left already stays with whom it went to:\n${left}`;
  const { value, beside = "" } = drafted.value;
  return ok({
    ...drafted.value,
    value: { ...(value as object), left: { shares, reviews, sent } },
    beside: `${said}\n${beside}`,
  });
}

const withdraw = vaultCommand({
  words: ["consent", "withdraw"],
  summary: "Stops a consent: nothing more is shared by it.",
  details: [
    "Anyone whom the charter gives a seat can. What has left already is listed, to whom and when, and stays with whom it went to; without a key to sign with, on standard error, and as left with --json.",
    draftDetails,
  ],
  positionals: {},
  options: {
    consent: consentOption,
    as: required("person", "who withdraws", personId),
    reason: required("words", "why", words),
    ...signingOptions,
    ...draftOptions,
  },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    if (!known.ok) return known;
    const { audit, digest } = known.value;
    const answer = {
      act: "withdrawal",
      signer: given.as,
      of: digest,
      reason: given.reason,
    } as const;
    const made = await make(session, audit, answer, given);
    if (!namesWay(given)) return withLeft(made, known.value);
    if (!made.ok) return made;
    const now = await session.call("consent.show", {
      consent: known.value.consent,
    });
    return now.ok ? ok(consentAnswer(now.value)) : refused(now.error);
  },
});

const declare = auditCommand({
  words: ["person", "declare"],
  summary:
    "Declares a person's interests, and with --recused that they take no part.",
  details: [
    "Interests are stated with their days: --employment 'Quillhart Labs:2019-04-01..2023-06-30', and without the last day while they go on.",
    "A recusal is not taken back: people who may decide instead are named by a new charter. Tell the subproject's owners and the SIG's chairs of a conflict at once: person notice prints a message. person standing shows what a recusal blocks.",
    draftDetails,
  ],
  positionals: { person: required("person", "who declares", personId) },
  options: {
    vendor: optional("name", "about this vendor's documents alone", words),
    employment: repeated("employer:days", "FROM..UNTIL or FROM..", interest),
    financial: repeated("interest:days", "FROM..UNTIL or FROM..", interest),
    interest: repeated("words", "another one, in own words", words),
    recused: flag("they take no part"),
    ...signingOptions,
    ...draftOptions,
  },
  async run(session, audit, given) {
    const { vendor } = given;
    return make(
      session,
      audit,
      {
        act: "declaration",
        signer: given.person,
        ...(vendor === undefined ? {} : { vendor }),
        recused: given.recused,
        interests: [
          ...given.employment.map((each) =>
            formatInterest({ kind: "employment", ...each }),
          ),
          ...given.financial.map((each) =>
            formatInterest({ kind: "financial", ...each }),
          ),
          ...given.interest,
        ],
      },
      given,
    );
  },
});

const revoke = auditCommand({
  words: ["person", "revoke-key"],
  summary: "Revokes a person's own key: nothing counts that it signed since.",
  details: [
    "Any key of theirs signs it, the revoked one too. What the ledger recorded before --since stands. From then on the key is off the roster, and nothing is sealed to it; until then it counts. It is not taken back.",
    draftDetails,
  ],
  positionals: { person: required("person", "whose key it is", personId) },
  options: {
    fingerprint: required("SHA256:…", "as ssh-keygen -l shows it", words),
    since: required("time", "from when on it counts no more", instant),
    reason: required("words", "why", words),
    ...signingOptions,
    ...draftOptions,
  },
  async run(session, audit, given) {
    const answer = {
      act: "revocation",
      signer: given.person,
      key: given.fingerprint,
      since: given.since,
      reason: given.reason,
    } as const;
    return make(session, audit, answer, given);
  },
});

export const answerCommands: readonly Command[] = [
  withdraw,
  declare,
  revoke,
  record,
  list,
];

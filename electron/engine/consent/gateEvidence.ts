// SPDX-License-Identifier: Apache-2.0
import type {
  GateState,
  SignedText,
  VerifiedSignature,
} from "../../../shared/domain/gateState.ts";
import type { Act } from "../../../shared/formats/acts.ts";
import {
  namespaceOf,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import type {
  AgreementName,
  Instant,
  PersonId,
  Sha256,
} from "../../../shared/ids.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import type { AgreementState, AuditState, State } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { requireCharter } from "./recordedTexts.ts";

type AgreementVersion = AgreementState["versions"][number] & {
  readonly name: AgreementName;
};

interface RecordedText {
  readonly text: string;
  readonly digest: Sha256;
}

/** A recorded text with its signatures, each verified once more: nothing counts on the record alone. */
export function signedText(
  { text, digest }: RecordedText,
  act: Act | "charter",
  recorded: readonly RecordedSignature[],
): SignedText {
  const message = encodeUtf8(text);
  const namespace = namespaceOf(act);
  const signatures = recorded.flatMap(
    ({ signature: armour, at }): VerifiedSignature[] => {
      const signature = parseArmoredSignature(armour);
      if (!signature.ok) return [];
      const verified = verifySignature({
        message,
        signature: signature.value,
        namespace,
      });
      if (!verified.ok) return [];
      const key = verified.value.key.line;
      const flags = verified.value.securityKey?.flags ?? null;
      return [{ message: digest, namespace, key, armour, flags, recorded: at }];
    },
  );
  return { text, digest, signatures };
}

function fingerprintsOf(
  charters: readonly SignedText[],
): ReadonlyMap<string, string> {
  const lines = charters.flatMap(({ text }) => requireCharter(text).sign);
  return new Map(
    lines.flatMap(({ key }): [string, string][] => {
      const parsed = parsePublicKeyLine(key);
      return parsed.ok ? [[key, parsed.value.fingerprint]] : [];
    }),
  );
}

/** `Issued` of everything that was made here to be signed, or came back signed. */
function statementTimes({ audits, releases, consents }: State): Instant[] {
  const texts = [
    ...[...releases.values()].map(({ statement }) => statement?.text),
    ...[...consents.values()].map(({ statement }) => statement.text),
    ...[...audits.values()].flatMap(({ answers }) =>
      answers.map(({ text }) => text),
    ),
  ];
  return texts.flatMap((text) => {
    const parsed = text === undefined ? null : parseStatement(text);
    return parsed?.ok === true ? [parsed.value.issued] : [];
  });
}

/** Whom an owner recorded as recused from the whole audit, or from a vendor that this is about. */
export function recusedOf(
  { recusals }: AuditState,
  vendors: readonly string[],
): PersonId[] {
  const people = recusals
    .filter(({ vendor }) => vendor === null || vendors.includes(vendor))
    .map(({ person }) => person);
  return [...new Set(people)];
}

/** The newest version of each text that people have to agree to. */
export function textsToAgreeTo({
  agreements,
}: AuditState): readonly AgreementVersion[] {
  return agreements.flatMap(({ name, versions, retired }) => {
    const newest = versions.at(-1);
    return retired || newest === undefined ? [] : [{ name, ...newest }];
  });
}

/** What every gate decides by, gathered now. `vendors`: whose documents it is about. */
export function gatherGate(
  session: Session,
  audit: AuditState,
  vendors: readonly string[],
): GateState {
  const charters = audit.charters
    .filter(({ inForce }) => inForce)
    .map((charter) => signedText(charter, "charter", charter.signatures));
  return {
    audit: audit.audit,
    vault: session.vault,
    charters,
    clock: session.now(),
    ledgerTime: session.state.latest,
    statementTimes: statementTimes(session.state),
    answers: audit.answers.map((answer) =>
      signedText(answer, answer.act, [answer.signature]),
    ),
    fingerprints: fingerprintsOf(charters),
    revokedKeys: audit.lostKeys.map(({ key, since }) => ({ key, since })),
    recused: recusedOf(audit, vendors),
    agreementTexts: textsToAgreeTo(audit).map(({ digest }) => digest),
    vendors,
  };
}

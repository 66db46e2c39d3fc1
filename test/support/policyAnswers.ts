// SPDX-License-Identifier: Apache-2.0
import type {
  SignedText,
  VerifiedSignature,
} from "../../shared/domain/gateState.ts";
import type { Act, Statement, StatementOf } from "../../shared/formats/acts.ts";
import type { Charter } from "../../shared/formats/charter.ts";
import {
  formatStatement,
  namespaceOf,
} from "../../shared/formats/statementText.ts";
import { AuditId, type Instant } from "../../shared/ids.ts";
import type { PresenceFlags } from "../../shared/domain/presence.ts";
import type { Dice } from "./dice.ts";
import { digestOf } from "./naiveText.ts";
import type { Chain } from "./policyCharters.ts";
import { fingerprints, key, keyNames, once, people } from "./policyKeys.ts";
import { approvalIssued, at, audit, person, until } from "./sampleAudit.ts";
import { sampleStatement } from "./sampleStatements.ts";

/** What people answer, or others in their name: revocations, recusals, withdrawals and attestations. */

/** Each with one of its neighbours in time. */
export const recordings: readonly Instant[] = [
  at("2026-03-01T08:59:59Z"),
  approvalIssued,
  approvalIssued,
  approvalIssued,
  at("2026-03-01T09:00:01Z"),
  at("2026-03-05T00:00:00Z"),
];
const expires = at("2026-03-15T09:00:00Z");
export const clocks: readonly Instant[] = [
  at("2026-03-01T09:00:00Z"),
  at("2026-03-09T23:59:59Z"),
  at("2026-03-10T00:00:00Z"),
  at("2026-03-15T08:59:59Z"),
  expires,
  at("2036-03-15T09:00:00Z"),
];
const sampleAttestation = sampleStatement(
  "attestation",
) as StatementOf<"attestation">;

export function drawAnswer(dice: Dice, request: string): SignedText {
  const signer = dice.pick(people);
  const kinds = ["revocation", "declaration", "withdrawal"] as const;
  const act = dice.pick(kinds);
  const own = fingerprints.get(key(dice.pick([signer, `${signer} 2`])));
  const other = fingerprints.get(key(dice.pick(keyNames)));
  const about = {
    signer: person(signer),
    ...(once(dice, 8) ? { audit: AuditId.parse("another-audit") } : { audit }),
    ...(act === "revocation" && {
      key: once(dice, 6) ? other : own,
      since: dice.pick(recordings),
    }),
    ...(act === "declaration" && {
      scope: dice.pick(["the audit", "vendor Quillhart", "vendor Other"]),
      recused: once(dice, 4) ? "no" : "yes",
    }),
    ...(act === "withdrawal" && {
      of: once(dice, 4) ? digestOf("other") : digestOf(request),
    }),
  };
  const sample = sampleStatement(act);
  const text = formatStatement({ ...sample, ...about } as Statement);
  const by = once(dice, 8) ? dice.pick(keyNames) : signer;
  const space = once(dice, 8) ? "approval" : act;
  return {
    text,
    digest: digestOf(text) as SignedText["digest"],
    signatures: [signature(by, text, space, approvalIssued)],
  };
}

/** Of the texts that people have to agree to, and of one that is of no matter. */
export const agreementTexts = sampleAttestation.files.map(
  ({ sha256 }) => sha256,
);

/** That somebody agreed; some sign late, with another key, for one text alone, or under an older charter. */
export function drawAttestation(
  dice: Dice,
  { signed }: Chain,
  signer: string,
): SignedText {
  const { files } = sampleAttestation;
  const text = formatStatement({
    ...sampleAttestation,
    ...(once(dice, 12) ? { audit: AuditId.parse("another-audit") } : { audit }),
    charter: (once(dice, 12)
      ? digestOf("unknown")
      : dice.pick(signed).digest) as Charter["replaces"] & string,
    signer: person(signer),
    issued: dice.pick([approvalIssued, at("2026-02-20T08:59:59Z")]),
    expires: once(dice, 8) ? dice.pick(clocks.slice(1)) : until,
    files: once(dice, 8) ? files.slice(0, 1) : files,
  });
  const by = once(dice, 8) ? dice.pick(keyNames) : signer;
  const space = once(dice, 12) ? "declaration" : "attestation";
  return {
    text,
    digest: digestOf(text) as SignedText["digest"],
    signatures: [signature(by, text, space, dice.pick(recordings))],
  };
}

export function signature(
  name: string,
  text: string,
  act: string,
  recorded: Instant,
  flags: PresenceFlags = null,
): VerifiedSignature {
  const namespace = namespaceOf(act as Act);
  const message = digestOf(text) as VerifiedSignature["message"];
  // Two signatures of one key differ by their armour; which comes first in order says nothing of when.
  const when = `${recorded.slice(-"00Z".length)} ${recorded}`;
  const armour = `${name}, ${namespace}, ${message}, ${String(flags)}, ${when}`;
  return { message, namespace, key: key(name), armour, recorded, flags };
}

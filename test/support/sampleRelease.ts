// SPDX-License-Identifier: Apache-2.0
import { authorizeRelease } from "../../shared/domain/authorizeRelease.ts";
import { UnmetCondition } from "../../shared/domain/conditions.ts";
import type {
  GateState,
  RevokedKey,
  SignedText,
} from "../../shared/domain/gateState.ts";
import type { ReleaseState } from "../../shared/domain/releaseState.ts";
import type { Charter } from "../../shared/formats/charter.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import type { Approval } from "../../shared/formats/acts.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import {
  approvalIssued,
  at,
  audit,
  digestOf,
  digestOfCharter,
  keyOf,
  person,
  sampleApproval,
  sampleCharter,
  vault,
} from "./sampleAudit.ts";
import { requireError } from "./unwrap.ts";

/** A text as if the keys of these people had signed it: what `electron/crypto` would have verified. */
export function signedText(
  text: string,
  namespace: string,
  names: readonly string[],
): SignedText {
  const digest = digestOf(text);
  return {
    text,
    digest,
    signatures: names.map((name) => ({
      message: digest,
      namespace,
      key: keyOf(name),
      armour: `armour of ${name} over ${digest}`,
      flags: null,
      recorded: approvalIssued,
    })),
  };
}

export function signedCharter(
  charter: Charter,
  names: readonly string[],
): SignedText {
  return signedText(formatCharter(charter), "charter@counterseal", names);
}

export function signedApproval(
  approval: Approval,
  names: readonly string[],
): SignedText {
  return signedText(formatStatement(approval), "approval@counterseal", names);
}

export const seatNames = ["ada", "bo", "lin", "mo", "nia"] as const;
export const enough = ["ada", "lin", "mo"] as const;

/** What all gates are asked with: the sample charter in force, and nothing lost. */
export const sampleGate: GateState = {
  audit,
  vault,
  charters: [signedCharter(sampleCharter(), seatNames)],
  clock: at("2026-03-02T12:00:00Z"),
  ledgerTime: approvalIssued,
  statementTimes: [approvalIssued],
  answers: [],
  fingerprints: new Map(),
  revokedKeys: [],
  recused: [],
  agreementTexts: [],
  vendors: [],
};

/** A key of this name that an owner recorded as lost before anything was signed. */
export function lostKey(name: string): RevokedKey {
  return { key: keyOf(name), since: approvalIssued };
}

/** Everything that the sample approval needs, signed by one owner and two chairs. */
export function sampleState(
  changes: Partial<ReleaseState> = {},
  approval: Approval = sampleApproval(),
  names: readonly string[] = enough,
): ReleaseState {
  return {
    ...sampleGate,
    statement: signedApproval(approval, names),
    proposal: { requester: person("ada"), notBefore: approval.notBefore },
    content: approval.files,
    judged: approval.judged,
    inspection: "missing",
    unprovenRemovals: [],
    findings: [],
    findingsText: null,
    publicWords: [],
    ...changes,
  };
}

/** The conditions of a release that must be refused, each checked against its schema. */
export function unmetOf(state: ReleaseState): readonly UnmetCondition[] {
  const conditions = requireError(authorizeRelease(state));
  for (const condition of conditions) UnmetCondition.parse(condition);
  return conditions;
}

export function unmetNames(state: ReleaseState): string[] {
  return unmetOf(state).map(({ name }) => name);
}

/** The sample, under a charter with some lines changed. */
export function stateUnder(
  changes: Partial<Charter>,
  approval: Partial<Approval> = {},
): ReleaseState {
  const charter = sampleCharter(changes);
  return sampleState(
    { charters: [signedCharter(charter, seatNames)] },
    sampleApproval({ charter: digestOfCharter(charter), ...approval }),
  );
}

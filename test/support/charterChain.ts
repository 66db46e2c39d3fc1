// SPDX-License-Identifier: Apache-2.0
import type { SignedText } from "../../shared/domain/gateState.ts";
import type { Charter } from "../../shared/formats/charter.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { flagsOf } from "./presence.ts";
import {
  approvalIssued,
  at,
  digestOfCharter,
  sampleCharter,
} from "./sampleAudit.ts";

/** The charter that follows another, as the sample but for what is said. */
export function laterCharter(
  previous: Charter,
  changes: Partial<Charter> = {},
  roles?: Parameters<typeof sampleCharter>[1],
): Charter {
  const version = previous.version + 1;
  const issued = at(`2026-03-01T${String(9 + version)}:00:00Z`);
  const replaces = digestOfCharter(previous);
  return sampleCharter({ version, replaces, issued, ...changes }, roles);
}

/** Charters in turn, all in force: each signed by every key of its own and of the one before, touched and verified. */
export function signedChain(
  charters: readonly Charter[],
): readonly SignedText[] {
  return charters.map((charter, index) => {
    const digest = digestOfCharter(charter);
    const lines = [...charter.sign, ...(charters[index - 1]?.sign ?? [])];
    const keys = new Set(lines.map(({ key }) => key));
    return {
      ...{ text: formatCharter(charter), digest },
      signatures: [...keys].map((key) => ({
        ...{ message: digest, namespace: "charter@counterseal", key },
        ...{ armour: `armour by ${key}`, flags: flagsOf.both },
        recorded: approvalIssued,
      })),
    };
  });
}

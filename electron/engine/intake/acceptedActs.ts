// SPDX-License-Identifier: Apache-2.0
import type { Flaw } from "../../../shared/domain/wholeness.ts";
import type { Instant } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type { Act } from "../ledger/entries.ts";
import type { Staged } from "./staged.ts";

type Request = ParsedRequest<"intake.take">;
export type Choice = Request["files"][number];

/** The word that what is not whole is taken in all the same. */
export interface Accepted {
  readonly by: string;
  readonly reason: string;
  readonly flaws: readonly Flaw[];
}

export interface TakeRequest {
  readonly staged: Staged;
  readonly passphrases: readonly string[];
  readonly from: string;
  readonly channel: string;
  readonly handed: Instant;
  readonly choices: readonly Choice[];
  /** Null where all of it is whole. */
  readonly accepted: Accepted | null;
}

const mostNamed = 1000;

/** What the person accepted, on the record before the first file is sealed. */
function begunAct({
  staged,
  from,
  channel,
  handed,
  choices,
}: TakeRequest): Act {
  const { summary, audit } = staged;
  const wanted = new Set(choices.map(({ index }) => index));
  const refused = summary.files.flatMap(({ path, refused: reason }) =>
    reason === null ? [] : [{ path, reason }],
  );
  const leftOut = summary.files
    .filter(
      ({ index, refused: reason }) => reason === null && !wanted.has(index),
    )
    .map(({ path }) => path);
  return {
    type: "intake.begun",
    body: {
      audit,
      intake: summary.intake,
      ...{ from, channel, handed },
      packages: summary.packages.slice(0, mostNamed),
      files: choices.length,
      signatures: summary.signatures.slice(0, mostNamed),
      refused: refused.slice(0, mostNamed),
      refusedCount: refused.length,
      leftOut: leftOut.slice(0, mostNamed),
      leftOutCount: leftOut.length,
      raised: [...summary.raised],
    },
  };
}

/** What goes on the record before the first file is sealed. */
export function acceptedActs(request: TakeRequest): Act[] {
  const { staged, accepted } = request;
  const { intake, resumes } = staged.summary;
  const acts = resumes === null ? [begunAct(request)] : [];
  if (accepted === null) return acts;
  const { flaws, ...said } = accepted;
  const named = flaws.slice(0, mostNamed);
  const body = { intake, ...said, flaws: named, flawCount: flaws.length };
  return [...acts, { type: "intake.accepted", body }];
}

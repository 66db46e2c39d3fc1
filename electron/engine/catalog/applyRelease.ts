// SPDX-License-Identifier: Apache-2.0
import type { Instant, ReleaseId } from "../../../shared/ids.ts";
import { assertNever } from "../../../shared/result.ts";
import type { ActBody, Entry } from "../ledger/entries.ts";
import { recorded, sentState } from "./applyConsent.ts";
import type { ReleaseState, State } from "./state.ts";

export type ReleaseEntry = Extract<Entry, { type: `release.${string}` }>;

export function isOfRelease(entry: Entry): entry is ReleaseEntry {
  return entry.type.startsWith("release.");
}

function proposedRelease(
  body: ActBody<"release.proposed">,
  proposed: Instant,
): ReleaseState {
  const { removes = [], carveOuts = [], supersedes = null } = body;
  return {
    ...{ ...body, removes, carveOuts, supersedes, proposed },
    statement: null,
    judged: [],
    signatures: [],
    earlier: [],
    sent: [],
    abandoned: false,
    exported: null,
    merged: null,
  };
}

function releaseOf(state: State, release: ReleaseId): ReleaseState {
  const found = state.releases.get(release);
  if (found === undefined)
    throw new Error("ledger entry names an unknown release");
  return found;
}

/** What nobody signed is not kept: there is nothing that its change would void. */
function keepEarlier(
  { earlier, judged, signatures, statement }: ReleaseState,
  replaced: Instant,
): void {
  if (statement !== null && signatures.length > 0)
    earlier.push({ statement, judged, signatures, replaced });
}

/** Proposals of releases, and what becomes of them. */
export function applyRelease(state: State, entry: ReleaseEntry): void {
  const { at } = entry;
  switch (entry.type) {
    case "release.proposed":
      state.releases.set(entry.body.release, proposedRelease(entry.body, at));
      return;
    case "release.requested": {
      const { release, statement, digest, text, judged = [] } = entry.body;
      const asked = releaseOf(state, release);
      keepEarlier(asked, at);
      asked.statement = { statement, digest, text, at };
      asked.judged = judged;
      // Signatures were made over the earlier statement's bytes and say nothing of these.
      asked.signatures = [];
      return;
    }
    case "release.signed":
      releaseOf(state, entry.body.release).signatures.push(
        recorded(entry.body, at),
      );
      return;
    case "release.sent": {
      const { release, ...body } = entry.body;
      const asked = releaseOf(state, release);
      asked.sent.push(sentState(asked.statement, body, at));
      return;
    }
    case "release.abandoned":
      releaseOf(state, entry.body.release).abandoned = true;
      return;
    case "release.export-begun":
      return;
    case "release.exported": {
      const { release, commit, digest } = entry.body;
      releaseOf(state, release).exported = { at, commit, digest };
      return;
    }
    case "release.merged": {
      const { release, commit, signers } = entry.body;
      releaseOf(state, release).merged = { at, commit, signers };
      return;
    }
    default:
      assertNever(entry);
  }
}

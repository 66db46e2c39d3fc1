// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import { assertNever } from "../../../shared/result.ts";
import type { ActBody, Entry } from "../ledger/entries.ts";
import { recorded } from "./applyConsent.ts";
import type { ReceivedState } from "./inboxState.ts";
import type { State } from "./state.ts";

export type InboxEntry = Extract<Entry, { type: `request.${string}` }>;

export function isOfInbox(entry: Entry): entry is InboxEntry {
  return entry.type.startsWith("request.");
}

function receivedOf(state: State, request: Sha256): ReceivedState {
  const found = state.received.get(request);
  if (found === undefined)
    throw new Error("ledger entry names an unknown request");
  return found;
}

function applyReceived(
  state: State,
  { files, signatures, ...body }: ActBody<"request.received">,
  at: Entry["at"],
): void {
  state.received.set(body.request, {
    ...body,
    at,
    signatures: signatures.map((each) => recorded(each, at)),
    files: files.map(({ path, ...file }) => ({
      ...file,
      name: path,
      lost: null,
    })),
    // It may have been removed, answered, and opened once more.
    answers: state.received.get(body.request)?.answers ?? [],
    removed: null,
  });
}

/** Adds an entry about requests from other vaults to the state, in place. */
export function applyInbox(state: State, entry: InboxEntry): void {
  const { at } = entry;
  switch (entry.type) {
    case "request.charter-trusted": {
      const { audit, ...charter } = entry.body;
      const known = state.trusted.get(audit) ?? [];
      state.trusted.set(audit, [...known, { ...charter, at }]);
      return;
    }
    case "request.received":
      applyReceived(state, entry.body, at);
      return;
    case "request.answered": {
      const { request, answer, text, ...signature } = entry.body;
      receivedOf(state, request).answers.push({
        answer,
        text,
        signature: recorded(signature, at),
      });
      return;
    }
    case "request.removed":
      receivedOf(state, entry.body.request).removed = {
        at,
        reason: entry.body.reason,
      };
      return;
    default:
      assertNever(entry);
  }
}

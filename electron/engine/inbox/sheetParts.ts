// SPDX-License-Identifier: Apache-2.0
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import { signersOf } from "../../../shared/domain/counting.ts";
import { missingFor } from "../../../shared/domain/missingSeats.ts";
import { changesSince } from "../../../shared/domain/signingSheet.ts";
import { Failed } from "../../../shared/failure.ts";
import type { Approval, Request } from "../../../shared/formats/acts.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import type { JudgedSheet } from "../../../shared/ipc/sheetParts.ts";
import { concatBytes, decodeUtf8 } from "../../crypto/encoding.ts";
import { hardwareFlagsOf } from "../../crypto/ssh/signature.ts";
import type {
  GivenAnswer,
  HeldFile,
  ReceivedState,
} from "../catalog/inboxState.ts";
import { openObject } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { requestOf } from "./requestOf.ts";

const judgedFolder = "judged/";
/** A longer text is looked at in a preview, which shows it in pages. */
const longestShown = 262_144;

/** The text as it was sent; null where it cannot be shown whole. */
async function shownText(
  session: Session,
  file: HeldFile,
): Promise<string | null> {
  if (file.lost !== null || file.size > longestShown) return null;
  const pieces: Uint8Array[] = [];
  try {
    // Copied: a piece is good until the next one only.
    for await (const piece of openObject(session, file))
      pieces.push(Uint8Array.from(piece));
  } catch (thrown) {
    // Looking at it, or a check of the vault, says what is wrong with it; the rest of the sheet stands.
    if (thrown instanceof Failed) return null;
    throw thrown;
  }
  return decodeUtf8(concatBytes(...pieces));
}

/** The texts that came along to judge by. */
export async function judgedSheets(
  session: Session,
  { files, removed }: ReceivedState,
): Promise<JudgedSheet[]> {
  const sheets: JudgedSheet[] = [];
  for (const file of files) {
    if (!file.name.startsWith(judgedFolder)) continue;
    sheets.push({
      name: file.name.slice(judgedFolder.length),
      sha256: file.sha256,
      text: removed === null ? await shownText(session, file) : null,
    });
  }
  return sheets;
}

export function commitFacts(approval: Approval): SigningSheet["commit"] {
  const { author, base, commitDate: date, removes, supersedes } = approval;
  return { author, date, base, supersedes, removes };
}

/** What the quorum lacks by the signatures that came along and those that were given here. */
export function missingFrom(
  charter: Charter,
  { act, issued, requester }: Request,
  { answers, signatures }: ReceivedState,
): readonly UnmetCondition[] {
  const agreed = answers
    .filter(({ answer }) => answer === "agreed")
    .map(({ signature }) => signature);
  const keys = [...signatures, ...agreed].map(({ key, signature }) => ({
    key,
    flags: hardwareFlagsOf(signature),
  }));
  const { signers } = signersOf({ charter, issued, requester, keys });
  return missingFor({ charter, act, issued, requester, signers });
}

interface Signed {
  readonly received: ReceivedState;
  readonly request: Request;
  readonly given: GivenAnswer;
}

/** The last statement of the audit that was agreed to here, beside this one: of its own act, if there is one. */
function lastSigned(
  { state }: Session,
  received: ReceivedState,
  { act }: Request,
): Signed | undefined {
  const signed = [...state.received.values()]
    .flatMap((other): Signed[] => {
      const request = requestOf(other);
      const given = other.answers.findLast(({ answer }) => answer === "agreed");
      return other.audit === received.audit &&
        other.request !== received.request &&
        request !== null &&
        given !== undefined
        ? [{ received: other, request, given }]
        : [];
    })
    .sort((a, b) => (a.given.signature.at < b.given.signature.at ? -1 : 1));
  return signed.findLast(({ request }) => request.act === act) ?? signed.at(-1);
}

export function changesOf(
  session: Session,
  received: ReceivedState,
): SigningSheet["changes"] {
  const now = requestOf(received);
  const last = now === null ? undefined : lastSigned(session, received, now);
  if (now === null || last === undefined) return null;
  const { at, person } = last.given.signature;
  const { request, removed } = last.received;
  return {
    ...{ since: at, by: person, changes: changesSince(last.request, now) },
    request: removed === null && received.removed === null ? request : null,
  };
}

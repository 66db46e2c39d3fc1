// SPDX-License-Identifier: Apache-2.0
import { subjectOf } from "../../../shared/domain/signingSheet.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Request } from "../../../shared/formats/acts.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import {
  namespaceOf,
  parseRequest,
} from "../../../shared/formats/statementText.ts";
import {
  type Instant,
  instantAt,
  millisecondsOf,
  type Sha256,
} from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { State } from "../catalog/state.ts";
import {
  checkSignature,
  type CheckedSignature,
} from "../consent/checkSignature.ts";
import type { Act } from "../ledger/entries.ts";
import type { ParcelTexts } from "./parcelTexts.ts";
import { judgeOf, ownCharters } from "./trust.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** A request whose texts all hold: what is left to check is that its files are the ones it names. */
export interface VerifiedRequest {
  readonly request: Request;
  readonly digest: Sha256;
  readonly text: string;
  /** The requester's first. */
  readonly signatures: readonly CheckedSignature[];
  readonly remembers: readonly Act[];
}

/** Whether a request is neither over a day old nor from the future, and still allows something. */
export function checkFresh(
  { issued, expires }: Pick<Request, "issued" | "expires">,
  now: Instant,
): Result<void, Failure> {
  if (issued > now)
    return err(failure("request-future", { issued, clock: now }));
  if (issued < instantAt(millisecondsOf(now) - dayMs))
    return err(failure("request-stale", { issued }));
  return expires <= now
    ? err(failure("request-expired", { expires }))
    : ok(undefined);
}

/** `request-superseded` when a later request for the same was received. */
export function checkLatest(
  { received }: State,
  request: Request,
): Result<void, Failure> {
  const subject = subjectOf(request);
  for (const { text } of received.values()) {
    const other = parseRequest(text);
    if (!other.ok || subjectOf(other.value) !== subject) continue;
    const { issued } = other.value;
    if (issued > request.issued)
      return err(failure("request-superseded", { issued }));
  }
  return ok(undefined);
}

function namedCharter(
  text: string,
  request: Request,
): Result<{ charter: Charter; digest: Sha256 }, Failure> {
  const digest = sha256(encodeUtf8(text));
  if (digest !== request.charter)
    return err(
      failure("request-damaged", {
        reason: "charter.txt is not the charter that the statement names",
      }),
    );
  const parsed = parseCharter(text);
  if (!parsed.ok || parsed.value.audit !== request.audit)
    return err(
      failure("request-damaged", {
        reason: "charter.txt is no charter of its audit",
      }),
    );
  return ok({ charter: parsed.value, digest });
}

/** Each by the person it is named after, with a key that the charter lists for them. */
function checkSignatures(
  {
    request,
    text,
    charter,
  }: { request: Request; text: string; charter: Charter },
  texts: ParcelTexts,
): Result<CheckedSignature[], Failure> {
  const checked: CheckedSignature[] = [];
  const all = [
    [request.requester, texts.requesterSignature] as const,
    ...[...texts.signatures].filter(([by]) => by !== request.requester),
  ];
  for (const [person, armour] of all) {
    const result = checkSignature(
      {
        ...{ text, issued: request.issued, charters: [charter] },
        namespace: namespaceOf(request.act),
        ...{ counting: charter, recorded: [], once: "person" },
      },
      armour,
    );
    if (result.ok && result.value.person === person) {
      checked.push(result.value);
      continue;
    }
    const reason = result.ok ? "it is another person's" : result.error.code;
    const code =
      person === request.requester
        ? "request-requester-unsigned"
        : "request-signature-refused";
    return err(failure(code, { person, reason }));
  }
  return ok(checked);
}

/** Judges the texts of a request by the reader's own charter, before a byte of its files is looked at. */
export function verifyRequest(
  state: State,
  texts: ParcelTexts,
  { now, chosen }: { readonly now: Instant; readonly chosen: string | null },
): Result<VerifiedRequest, Failure> {
  const { statement: text } = texts;
  const parsed = parseRequest(text);
  if (!parsed.ok)
    return err(failure("request-damaged", { reason: parsed.error.reason }));
  const request = parsed.value;
  const named = namedCharter(texts.charter, request);
  if (!named.ok) return named;
  const judge = judgeOf({
    audit: request.audit,
    own: ownCharters(state, request.audit),
    named: named.value,
    chain: texts.chain,
    chosen,
  });
  if (!judge.ok) return judge;
  const { charter, remembers } = judge.value;
  const signatures = checkSignatures({ request, text, charter }, texts);
  if (!signatures.ok) return signatures;
  const digest = sha256(encodeUtf8(text));
  const known = state.received.get(digest);
  if (known?.removed === null) return err(failure("request-received-already"));
  const fresh = checkFresh(request, now);
  if (!fresh.ok) return fresh;
  const latest = checkLatest(state, request);
  if (!latest.ok) return latest;
  return ok({ request, digest, text, signatures: signatures.value, remembers });
}

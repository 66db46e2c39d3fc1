// SPDX-License-Identifier: Apache-2.0
import { chartersInForce } from "../../../shared/domain/charterLife.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { AuditId, Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { TrustedCharter } from "../catalog/inboxState.ts";
import type { State } from "../catalog/state.ts";
import { chartersOf } from "../consent/charters.ts";
import type { Act, ActBody } from "../ledger/entries.ts";

/** A charter that the holder of this vault judges requests by. */
export interface OwnCharter {
  readonly charter: Charter;
  readonly digest: Sha256;
  readonly text: string;
  readonly how: "own" | TrustedCharter["how"];
}

function parsedOrBug(text: string): Charter {
  const parsed = parseCharter(text);
  if (!parsed.ok) throw new Error("a trusted charter does not parse");
  return parsed.value;
}

/** Those of the vault's own audit, then those that were trusted; oldest version first. */
export function ownCharters(state: State, audit: AuditId): OwnCharter[] {
  const mine = state.audits.get(audit);
  const own = (mine === undefined ? [] : chartersOf(mine)).map((each) => ({
    ...each,
    how: "own" as const,
  }));
  const known = new Set(own.map(({ digest }) => digest));
  const trusted = (state.trusted.get(audit) ?? [])
    .filter(({ digest }) => !known.has(digest))
    .map(({ text, digest, how }) => ({
      ...{ text, digest, how },
      charter: parsedOrBug(text),
    }));
  return [...own, ...trusted].sort(
    (a, b) => a.charter.version - b.charter.version,
  );
}

/** A charter as it came with a request, with the signatures over it. */
export interface CharterWithSignatures {
  readonly text: string;
  readonly signatures: readonly string[];
}

/** Keys whose signatures over the text verify; the others say nothing, and count for nothing. */
function keysThatSigned({ text, signatures }: CharterWithSignatures): string[] {
  const message = encodeUtf8(text);
  return signatures.flatMap((untrusted) => {
    const signature = parseArmoredSignature(untrusted);
    if (!signature.ok) return [];
    const verified = verifySignature({
      ...{ message, signature: signature.value },
      namespace: namespaceOf("charter"),
    });
    return verified.ok ? [verified.value.key.line] : [];
  });
}

export function trustingAct(
  { charter, digest, text }: Omit<OwnCharter, "how">,
  how: TrustedCharter["how"],
): Extract<Act, { type: "request.charter-trusted" }> {
  const { audit, version } = charter;
  const body: ActBody<"request.charter-trusted"> = {
    ...{ audit, version, digest, text, how },
  };
  return { type: "request.charter-trusted", body };
}

/** The charter in a file that the reader chose as their own; `charter-not-a-charter`, or of another audit. */
export function chosenCharter(
  text: string,
  audit: AuditId,
): Result<Omit<OwnCharter, "how">, Failure> {
  const parsed = parseCharter(text);
  if (!parsed.ok)
    return err(
      failure("charter-not-a-charter", { reason: parsed.error.reason }),
    );
  return parsed.value.audit === audit
    ? ok({ charter: parsed.value, digest: sha256(encodeUtf8(text)), text })
    : err(failure("request-charter-other", { audit, of: parsed.value.audit }));
}

export interface Judge {
  readonly charter: Charter;
  /** What is to be remembered with the request: charters that are trusted from now on. */
  readonly remembers: readonly Act[];
}

interface Question {
  readonly audit: AuditId;
  readonly own: readonly OwnCharter[];
  /** What the reader chose as their own copy; null when they chose none. */
  readonly chosen: string | null;
  /** The charter that the request names, as it came along. */
  readonly named: { readonly digest: Sha256; readonly charter: Charter };
  /** Charters that came along, by version, each with its signatures. */
  readonly chain: ReadonlyMap<number, CharterWithSignatures>;
}

/** The reader's own charters, with the one that they chose now. */
function withChosen({
  audit,
  own,
  chosen,
  named,
}: Question): Result<readonly OwnCharter[], Failure> {
  const { version } = named.charter;
  if (chosen === null)
    return own.length > 0
      ? ok(own)
      : err(failure("request-no-charter", { audit, version }));
  const read = chosenCharter(chosen, audit);
  if (!read.ok) return read;
  if (own.length === 0) return ok([{ ...read.value, how: "chosen" }]);
  const newest = own.at(-1)?.charter.version ?? 0;
  return own.some(({ digest }) => digest === read.value.digest)
    ? ok(own)
    : err(failure("request-charter-own", { own: newest }));
}

/**
 * The charter that a request is judged by: the reader's own, or one that follows from it by the signatures
 * that came along. The copy in the request is never believed by itself.
 */
export function judgeOf(question: Question): Result<Judge, Failure> {
  const { named, chain } = question;
  const own = withChosen(question);
  if (!own.ok) return own;
  const newest = own.value.at(-1);
  if (newest === undefined) throw new Error("no charter, and no refusal");
  const chosenNow = own.value.filter(
    ({ digest, how }) =>
      how === "chosen" && !question.own.some((each) => each.digest === digest),
  );
  const remembers = chosenNow.map((each) => trustingAct(each, "chosen"));
  const facts = {
    version: named.charter.version,
    own: newest.charter.version,
  };
  if (newest.digest === named.digest)
    return ok({ charter: newest.charter, remembers });
  if (own.value.some(({ digest }) => digest === named.digest))
    return err(failure("request-charter-older", facts));
  const walked = walk(newest, named.charter.version, chain);
  if (walked.at(-1)?.digest !== named.digest)
    return err(
      facts.version < facts.own
        ? failure("request-charter-older", facts)
        : failure("request-charter-unknown", facts),
    );
  const followed = walked.map((each) => trustingAct(each, "followed"));
  return ok({
    charter: named.charter,
    remembers: [...remembers, ...followed],
  });
}

/** The charters in force after the newest own one, as far as signatures carry. */
function walk(
  newest: OwnCharter,
  last: number,
  chain: Question["chain"],
): readonly Omit<OwnCharter, "how">[] {
  const links = [{ text: newest.text, digest: newest.digest, keys: [""] }];
  for (
    let version = newest.charter.version + 1;
    version <= last;
    version += 1
  ) {
    const link = chain.get(version);
    if (link === undefined) break;
    links.push({
      text: link.text,
      digest: sha256(encodeUtf8(link.text)),
      keys: keysThatSigned(link),
    });
  }
  return chartersInForce(links, newest.digest).slice(1);
}

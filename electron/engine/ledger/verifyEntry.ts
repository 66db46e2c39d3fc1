// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { applyEntry } from "../catalog/apply.ts";
import { emptyState, type State } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import type { Anchored } from "../vault/anchor.ts";
import type { Entry } from "./entries.ts";
import { signaturesIn } from "./entrySignature.ts";

type EntryVerdict = Response<"ledger.verifyEntry">;

interface Read {
  /** Folded from the entries before the one that is verified, and from no later one. */
  state: State | null;
  entry: Entry | null;
  digest: Sha256 | null;
  /** Of the entry at which the anchor stands. */
  anchored: Sha256 | null;
}

/** The session as it stood before an entry, to check by; nothing is committed through it. */
function sessionAt(session: Session, state: State, at: Instant): Session {
  return Object.create(session, {
    state: { value: state },
    now: { value: () => at },
  }) as Session;
}

/** Slots are of no use to a reader, and what a guesser at a passphrase needs. */
function withoutSlots(body: Entry["body"]): object {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) =>
        name !== "slots" && !(name === "sealed" && typeof value === "object"),
    ),
  );
}

function canonicalOf(entry: Entry): Pick<
  EntryVerdict,
  "canonical" | "bytes"
> & {
  readonly isWhole: boolean;
  readonly digest: Sha256;
} {
  const whole = canonicalJson(entry);
  const bytes = encodeUtf8(whole);
  const shown = canonicalJson({ ...entry, body: withoutSlots(entry.body) });
  return {
    ...{ canonical: shown, bytes: bytes.length },
    ...{ isWhole: shown === whole, digest: sha256(bytes) },
  };
}

function anchorVerdict(
  seq: number,
  anchor: Anchored | null,
  found: Sha256 | null,
): EntryVerdict["anchor"] {
  if (anchor === null) return { verdict: "none" };
  if (found !== anchor.head) return { verdict: "missing", seq: anchor.seq };
  const verdict = anchor.seq >= seq ? "contained" : "later";
  return { verdict, seq: anchor.seq };
}

/**
 * Verifies one entry: the ledger is read from disk, the state folded to just before it, each of its signatures
 * checked with the keys and terms of then, and the chain held against the anchor that this profile keeps. Fails
 * with `ledger-entry-none`, or with `ledger-damaged`.
 */
export async function verifyEntry(
  session: Session,
  seq: number,
): Promise<Result<EntryVerdict, Failure>> {
  if (seq > session.checkpoint.seq)
    return err(failure("ledger-entry-none", { seq }));
  const anchor = await session.anchored();
  const read: Read = { state: null, entry: null, digest: null, anchored: null };
  const whole = await session.readEntries((entry, digest) => {
    read.state ??= emptyState(entry.at);
    if (entry.seq < seq) applyEntry(read.state, entry);
    if (entry.seq === seq) Object.assign(read, { entry, digest });
    if (entry.seq === anchor?.seq) read.anchored = digest;
  });
  if (!whole.ok) return whole;
  const { state, entry, digest } = read;
  if (state === null || entry === null)
    return err(failure("ledger-damaged", { seq }));
  const canonical = canonicalOf(entry);
  if (canonical.digest !== digest)
    return err(failure("ledger-damaged", { seq }));
  const then = sessionAt(session, state, entry.at);
  const signatures = signaturesIn(then, entry).map(
    ({ checked, ...signed }) => ({
      ...signed,
      refused: checked.ok ? null : checked.error.code,
    }),
  );
  return ok({
    ...{ seq, at: entry.at, digest, prev: entry.prev },
    ...{ canonical: canonical.canonical, bytes: canonical.bytes },
    ...{ isWhole: canonical.isWhole, signatures },
    anchor: anchorVerdict(seq, anchor, read.anchored),
  });
}

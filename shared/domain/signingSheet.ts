// SPDX-License-Identifier: Apache-2.0
import type { Approval, Request } from "../formats/acts.ts";
import type { ListedFile, Recipient } from "../formats/statement.ts";
import type { GitId, Instant, Sha256 } from "../ids.ts";

/** One value that is not what it was. */
export interface Changed<T> {
  readonly from: T;
  readonly to: T;
}

export interface FileChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Same path, other bytes. */
  readonly changed: readonly string[];
}

/** What a statement says that the one before it did not. Whatever is the same is not in it. */
export interface StatementChanges {
  readonly act: Changed<Request["act"]> | null;
  readonly files: FileChanges;
  /** By name; each is made anew, with another nonce, for each request. */
  readonly judged: FileChanges;
  /** `person key`, or `public`. */
  readonly audience: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  readonly terms: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  readonly purpose: Changed<string> | null;
  readonly place: Changed<string | null> | null;
  readonly author: Changed<string | null> | null;
  readonly base: Changed<GitId | null> | null;
  readonly supersedes: Changed<Sha256 | null> | null;
  /** What the release's commit takes away. */
  readonly removes: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  readonly expires: Changed<Instant> | null;
  readonly notBefore: Changed<Instant | null> | null;
  readonly charter: Changed<Sha256> | null;
}

function changed<T>(from: T, to: T): Changed<T> | null {
  return from === to ? null : { from, to };
}

function differences(
  from: readonly string[],
  to: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const [before, now] = [new Set(from), new Set(to)];
  return {
    added: to.filter((each) => !before.has(each)),
    removed: from.filter((each) => !now.has(each)),
  };
}

/** Everyone whom a request would let see its files, each with each of their keys. */
export function audienceOf(request: Request): readonly string[] {
  return request.act === "approval"
    ? ["public"]
    : request.audience.map(
        ({ person, recipient }: Recipient) => `${person} ${recipient}`,
      );
}

function fileChanges(
  from: readonly ListedFile[],
  to: readonly ListedFile[],
): FileChanges {
  const digests = new Map(from.map(({ path, sha256 }) => [path, sha256]));
  return {
    ...differences(
      from.map(({ path }) => path),
      to.map(({ path }) => path),
    ),
    changed: to
      .filter(({ path, sha256 }) => {
        const known = digests.get(path);
        return known !== undefined && known !== sha256;
      })
      .map(({ path }) => path),
  };
}

/** What an approval says beside what every request does; of a consent, that it says nothing of it. */
type Published = Pick<
  Approval,
  "author" | "base" | "place" | "removes" | "supersedes"
>;
const unpublished = {
  ...{ author: null, base: null, place: null, removes: [], supersedes: null },
} as const;

function publishedBy(request: Request): Published | typeof unpublished {
  return request.act === "approval" ? request : unpublished;
}

/** What someone who signed `before` must look at anew in `now`. */
export function changesSince(before: Request, now: Request): StatementChanges {
  const termsOf = (request: Request): readonly string[] =>
    request.act === "consent" ? request.terms : [];
  const judgedOf = ({ judged }: Request): readonly ListedFile[] =>
    judged.map(({ name: path, sha256 }) => ({ path, sha256 }));
  const [was, is] = [publishedBy(before), publishedBy(now)];
  return {
    act: changed(before.act, now.act),
    files: fileChanges(before.files, now.files),
    judged: fileChanges(judgedOf(before), judgedOf(now)),
    audience: differences(audienceOf(before), audienceOf(now)),
    terms: differences(termsOf(before), termsOf(now)),
    purpose: changed(before.purpose, now.purpose),
    place: changed(was.place, is.place),
    author: changed(was.author, is.author),
    base: changed(was.base, is.base),
    supersedes: changed(was.supersedes, is.supersedes),
    removes: differences(was.removes, is.removes),
    expires: changed(before.expires, now.expires),
    notBefore: changed(before.notBefore, now.notBefore),
    charter: changed(before.charter, now.charter),
  };
}

/**
 * What two requests have in common when the later takes the place of the earlier: the same vault asks for
 * the same thing in the same place, or of the same people.
 */
export function subjectOf(request: Request): string {
  const { act, audit, vault } = request;
  const about =
    request.act === "approval"
      ? request.place
      : JSON.stringify([
          request.purpose,
          [...new Set(request.audience.map(({ person }) => person))].sort(),
        ]);
  return JSON.stringify([act, audit, vault, about]);
}

/** What a reader should be told of the ledger that a request came from, by the others from there. */
export type LedgerDoubt =
  /** Requests of this audit came from another vault before. */
  | { readonly kind: "other-vault" }
  /** A request that was issued before this one names a later entry: the ledger went back. */
  | { readonly kind: "went-back"; readonly seq: number; readonly was: number }
  /** Two requests name different entries of one number: there are two ledgers. */
  | { readonly kind: "forked"; readonly seq: number };

type Witness = Pick<Request, "audit" | "vault" | "checkpoint" | "issued">;

/** Each request carries the end of the ledger that it was made on, and witnesses it for all others. */
export function ledgerDoubts(
  request: Witness,
  others: readonly Witness[],
): readonly LedgerDoubt[] {
  const { vault, checkpoint, issued } = request;
  const mine = others.filter(({ audit }) => audit === request.audit);
  const same = mine.filter((other) => other.vault === vault);
  const doubts: LedgerDoubt[] = [];
  if (mine.some((other) => other.vault !== vault && other.issued < issued))
    doubts.push({ kind: "other-vault" });
  const forked = same.find(
    (other) =>
      other.checkpoint.seq === checkpoint.seq &&
      other.checkpoint.head !== checkpoint.head,
  );
  if (forked !== undefined)
    doubts.push({ kind: "forked", seq: checkpoint.seq });
  const later = same.filter(
    (other) => other.issued < issued && other.checkpoint.seq > checkpoint.seq,
  );
  const was = Math.max(...later.map((other) => other.checkpoint.seq));
  if (later.length > 0)
    doubts.push({ kind: "went-back", seq: checkpoint.seq, was });
  return doubts;
}

/** Lines of a text that another lacks: what is new in a charter, and what is gone from it. */
export function changedLines(
  before: string,
  now: string,
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const lines = (text: string): string[] =>
    text.split("\n").filter((line) => line !== "");
  return differences(lines(before), lines(now));
}

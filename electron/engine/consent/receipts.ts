// SPDX-License-Identifier: Apache-2.0
import type { Statement } from "../../../shared/formats/acts.ts";
import type { ListedFile } from "../../../shared/formats/statement.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import type { LeftState } from "../catalog/leavingState.ts";
import type { AuditState, State } from "../catalog/state.ts";
import { withoutLost } from "./lostFromDrafts.ts";

interface Receipt {
  readonly person: PersonId;
  readonly receipt: Extract<Statement, { act: "receipt" }>;
}

/** Receipts for what left under a statement, by its digest, less those signed with a key after it was lost. */
function receiptsOf(audit: AuditState, digest: Sha256): Receipt[] {
  return audit.answers.flatMap(({ act, text, signature }) => {
    const { person } = signature;
    const counts = withoutLost(audit, [signature]).length > 0;
    const parsed = act === "receipt" && counts ? parseStatement(text) : null;
    const receipt = parsed?.ok === true ? parsed.value : null;
    return receipt?.act === "receipt" && receipt.of === digest
      ? [{ person, receipt }]
      : [];
  });
}

type Left = Pick<LeftState, "at" | "files" | "parcel" | "to">;

function linesOf(files: readonly ListedFile[]): string[] {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}`);
}

/** With the most files first, and of as many the newest. */
function byFit(one: Left, other: Left): number {
  if (one.files.length !== other.files.length)
    return other.files.length - one.files.length;
  return one.at === other.at ? 0 : one.at > other.at ? -1 : 1;
}

/**
 * What the receipts of one person confirm of what left for them under a statement. A receipt names the statement
 * and the files, not the parcel: each file that it names confirms one parcel, the newest of those that left whole
 * before it, so that one which arrived confirms none that was lost on the way. What only began is not confirmed.
 */
export function confirmed<L extends Left>(
  receipts: readonly Pick<Receipt["receipt"], "issued" | "files">[],
  left: readonly L[],
): ReadonlySet<L> {
  const found = new Set<L>();
  const oldestFirst = receipts.toSorted((a, b) =>
    a.issued < b.issued ? -1 : 1,
  );
  for (const { issued, files } of oldestFirst) {
    const arrived = new Set(linesOf(files));
    const waiting = left
      .filter((each) => each.parcel !== null && each.at <= issued)
      .filter((each) => !found.has(each))
      .toReversed();
    for (const each of waiting.toSorted(byFit)) {
      const lines = linesOf(each.files);
      if (!lines.every((line) => arrived.has(line))) continue;
      found.add(each);
      for (const line of lines) arrived.delete(line);
    }
  }
  return found;
}

/** All that left under the statement of this digest, oldest first. */
function leftUnder(
  { consents }: Pick<State, "consents">,
  { audit, reviews }: AuditState,
  digest: Sha256,
): LeftState[] {
  const shared = [...consents.values()]
    .filter((each) => each.audit === audit && each.statement.digest === digest)
    .flatMap(({ shares }) => shares);
  const shown = reviews.filter(({ statement }) => statement.digest === digest);
  return [...shared, ...shown].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Who of its people confirmed what left, asked of each share and review under the statement of this digest. */
export function confirmations(
  state: Pick<State, "consents">,
  audit: AuditState,
  digest: Sha256,
): (left: LeftState) => PersonId[] {
  const left = leftUnder(state, audit, digest);
  const receipts = receiptsOf(audit, digest);
  const arrived = new Map(
    [...new Set(receipts.map(({ person }) => person))].map((person) => {
      const theirs = receipts.filter((each) => each.person === person);
      const own = left.filter(({ to }) =>
        to.some((to) => to.person === person),
      );
      return [
        person,
        confirmed(
          theirs.map(({ receipt }) => receipt),
          own,
        ),
      ];
    }),
  );
  return (one) => {
    const people = new Set(one.to.map(({ person }) => person));
    return [...people].filter((person) => arrived.get(person)?.has(one));
  };
}

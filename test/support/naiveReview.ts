// SPDX-License-Identifier: Apache-2.0
import type { ReviewState } from "../../shared/domain/authorizeReview.ts";
import { type Link, naiveChain } from "./naiveChain.ts";
import { naiveSigners } from "./naiveCount.ts";
import { isLost, type Losses, naiveLosses } from "./naiveLosses.ts";
import { listedIn, signedBy, valueOf } from "./naiveText.ts";

/**
 * A second reading of the rule by which the files of a request are shown, for one charter: deliberately
 * naive, by the lines of the texts. Gives `person key` for each key that they would be sealed to; nothing
 * when nobody may see them.
 */
export function naivelyShown(state: ReviewState): readonly string[] {
  const [charter] = naiveChain(state);
  const { text } = state.statement;
  if (charter === undefined) return [];
  if (valueOf(text, "Charter") !== charter.digest) return [];
  if (valueOf(text, "Audit") !== state.audit) return [];
  if (valueOf(text, "Vault") !== state.vault) return [];
  const losses = naiveLosses(state, [charter], text);
  if (losses.withdrawn || isOver(state, text)) return [];
  if (!isAskedBySigner(state, charter, losses)) return [];
  const there = state.content.map(({ sha256, path }) => `${sha256}  ${path}`);
  if (there.sort().join() !== listedIn(text).sort().join()) return [];
  return sealedTo(state, charter, losses);
}

function isOver(state: ReviewState, text: string): boolean {
  const expires = valueOf(text, "Expires");
  const { clock, ledgerTime, statementTimes } = state;
  // No statement opens at its end, or after it.
  if (valueOf(text, "Not-before") >= expires) return true;
  const seen = [clock, ledgerTime, valueOf(text, "Issued"), ...statementTimes];
  return seen.some((time) => time >= expires);
}

function isAskedBySigner(
  { statement }: ReviewState,
  charter: Link,
  losses: Losses,
): boolean {
  const requester = valueOf(statement.text, "Requester");
  const kept = statement.signatures.filter((each) => !isLost(losses, each));
  const keys = signedBy({ text: statement.text, signatures: kept }, "consent");
  const issued = valueOf(statement.text, "Issued");
  const signers = naiveSigners({ charter, issued, keys });
  return signers.has(requester) && !losses.recused.has(requester);
}

/** Everyone wanted must be somebody who is asked, with a key that is not lost; else nobody is shown anything. */
function sealedTo(
  state: ReviewState,
  { text, roles }: Link,
  { lost, recused }: Losses,
): readonly string[] {
  const now = state.clock > state.ledgerTime ? state.clock : state.ledgerTime;
  const asked = roles
    .filter(({ role }) => role !== "reviewer")
    .filter(({ from, until }) => from <= now && now < until)
    .map(({ person }) => person)
    .filter((person) => person !== valueOf(state.statement.text, "Requester"))
    .filter((person) => !recused.has(person));
  const latest = [now, ...state.statementTimes].sort().at(-1) ?? "";
  const gone = lost.filter(({ since }) => since <= latest);
  const lines = text
    .split("\n")
    .filter((line) => line.startsWith("Seal: "))
    .map((line) => line.slice("Seal: ".length))
    .filter((line) => !gone.some(({ key }) => line.endsWith(` ${key}`)));
  const keysOf = (person: string): string[] =>
    asked.includes(person)
      ? lines.filter((line) => line.startsWith(`${person} `))
      : [];
  const wanted = [...new Set<string>(state.to ?? asked)];
  return wanted.some((person) => keysOf(person).length === 0)
    ? []
    : wanted.flatMap(keysOf).sort();
}

// SPDX-License-Identifier: Apache-2.0
import type { ShareState } from "../../shared/domain/authorizeShare.ts";
import type { ReleaseState } from "../../shared/domain/releaseState.ts";
import { type Link, naiveChain } from "./naiveChain.ts";
import { findingReasons } from "./naiveFindings.ts";
import { hasAgreed, isLost, type Losses, naiveLosses } from "./naiveLosses.ts";
import { type NaiveCharter, naivelyMet, naiveSigners } from "./naiveCount.ts";
import {
  digestOf,
  listedIn,
  type NaiveSigned,
  present,
  valueOf,
  valuesOf,
} from "./naiveText.ts";

/**
 * A second reading of all of docs/format/statements.md that decides whether something may leave, for whole
 * chains of charters: deliberately naive, it looks at the lines of the texts, tries every seating, and
 * shares no code with `shared`. It gives every reason, not the answer alone, so that one mistake cannot hide
 * behind another refusal.
 */
export type NaiveState = ReleaseState & ShareState;

export function naiveReasons(
  state: NaiveState,
  act: "approval" | "consent",
): string[] {
  const { statement } = state;
  if (statement?.text.startsWith(`counterseal-${act} 1\n`) !== true)
    return ["request-missing"];
  const chain = naiveChain(state);
  const losses = naiveLosses(state, chain, statement.text);
  const reasons = new Set<string>();
  if (valueOf(statement.text, "Audit") !== state.audit)
    reasons.add("statement-elsewhere");
  if (valueOf(statement.text, "Vault") !== state.vault)
    reasons.add("statement-elsewhere");
  if (losses.withdrawn) reasons.add("statement-withdrawn");
  for (const reason of peopleReasons(state, act, chain, losses))
    reasons.add(reason);
  for (const reason of timeReasons(state, statement.text)) reasons.add(reason);
  const content =
    act === "approval"
      ? releaseReasons(state, chain, statement.text)
      : shareReasons(state, statement.text, losses);
  for (const reason of content) reasons.add(reason);
  return [...reasons].sort();
}

/** The charter without the lines of some people, and with those of `only` alone. */
function lessened(
  charter: Link,
  out: ReadonlySet<string>,
  only: NaiveCharter["sign"] = charter.sign,
): NaiveCharter {
  const sign = charter.sign.filter(
    ({ person, key }) =>
      !out.has(person) &&
      only.some((line) => line.person === person && line.key === key),
  );
  return { ...charter, sign };
}

/** The lines whose keys could count at all. */
function holding(charter: Link, time: string): NaiveCharter["sign"] {
  const keys = charter.sign.map(({ key }) => key);
  const counted = naiveSigners({ charter, issued: time, keys });
  return charter.sign.filter(
    ({ person, from, until }) =>
      counted.has(person) && from <= time && time < until,
  );
}

function peopleReasons(
  state: NaiveState,
  act: string,
  chain: readonly Link[],
  losses: Losses,
): string[] {
  const current = chain.at(-1);
  if (current === undefined) return ["charter-missing"];
  const { text, signatures } = state.statement ?? { text: "", signatures: [] };
  const named = chain.find(({ digest }) => digest === valueOf(text, "Charter"));
  if (named === undefined) return ["charter-changed"];
  const over = signatures.filter(
    (each) =>
      each.message === digestOf(text) &&
      each.namespace === `${act}@counterseal`,
  );
  const kept = over.filter((signature) => !isLost(losses, signature));
  const shown = present(named.text, kept);
  const keys = shown.map(({ key }) => key);
  const requester = valueOf(text, "Requester");
  const asked = { act, issued: valueOf(text, "Issued"), keys, requester };
  const silent = demands([named, current], "attestations")
    ? new Set(
        named.sign
          .map(({ person }) => person)
          .filter((person) => !hasAgreed(state, chain, losses, person)),
      )
    : null;
  const out = new Set([...losses.recused, ...(silent ?? [])]);
  const reasons: string[] = [];
  const first = { ...asked, charter: lessened(named, out) };
  if (!naiveSigners(first).has(requester)) reasons.push("requester-missing");
  if (!naivelyMet(first)) reasons.push("quorum");
  if (reasons.length > 0) {
    if (silent !== null && state.agreementTexts.length === 0)
      reasons.push("agreement-texts-missing");
    reasons.push(...fallen(named, { ...losses, silent }, over, asked.issued));
  }
  const lasting = holding(named, asked.issued);
  const again = {
    ...asked,
    charter: lessened(current, out, lasting),
    keys: present(current.text, shown).map(({ key }) => key),
  };
  if (current !== named && !naivelyMet(again)) reasons.push("charter-changed");
  return reasons.filter(
    (reason) =>
      reason !== "attestation-missing" || state.agreementTexts.length > 0,
  );
}

/** Whose signature would have counted, but for a loss. */
function fallen(
  charter: Link,
  losses: Losses & { readonly silent: ReadonlySet<string> | null },
  signatures: NaiveSigned["signatures"],
  issued: string,
): string[] {
  const reasons: string[] = [];
  const keys = signatures.map(({ key }) => key);
  for (const person of naiveSigners({ charter, issued, keys }).keys()) {
    const own = charter.sign.filter(
      (line) =>
        line.person === person && line.from <= issued && issued < line.until,
    );
    const theirs = signatures.filter(({ key }) =>
      own.some((line) => line.key === key),
    );
    if (losses.recused.has(person)) reasons.push("person-recused");
    else if (theirs.every((each) => isLost(losses, each)))
      reasons.push("key-revoked");
    else if (
      present(
        charter.text,
        theirs.filter((each) => !isLost(losses, each)),
      ).length === 0
    )
      reasons.push("presence");
    else if (losses.silent?.has(person) === true)
      reasons.push("attestation-missing");
  }
  return reasons;
}

function demands(charters: readonly (Link | undefined)[], name: string) {
  return charters.some((link) => link?.text.includes(`\nCondition: ${name}\n`));
}

function timeReasons(state: NaiveState, text: string): string[] {
  const seen = [
    state.ledgerTime,
    valueOf(text, "Issued"),
    ...state.statementTimes,
  ];
  const reasons: string[] = [];
  const expires = valueOf(text, "Expires");
  if ([state.clock, ...seen].some((time) => time >= expires))
    reasons.push("statement-expired");
  const notBefore = valueOf(text, "Not-before");
  if (notBefore === "") return reasons;
  if (state.clock < notBefore) reasons.push("embargo-active");
  if (seen.some((time) => time > state.clock)) reasons.push("clock-behind");
  return reasons;
}

function releaseReasons(
  state: NaiveState,
  chain: readonly Link[],
  text: string,
): string[] {
  const reasons: string[] = [];
  const named = chain.find(({ digest }) => digest === valueOf(text, "Charter"));
  const demanding = named === undefined ? [] : [named, chain.at(-1)];
  if (
    demands(demanding, "inspection") &&
    !valuesOf(text, "Judged").some((line) => line.endsWith("  inspection.txt"))
  )
    reasons.push("inspection-missing");
  reasons.push(...findingReasons(state, text, demands(demanding, "findings")));
  const names = valuesOf(text, "Judged").join("\n");
  if (
    demands(demanding, "inspection") &&
    names.includes("  inspection.txt") &&
    state.inspection === "blocking"
  )
    reasons.push("inspection-blocking");
  const minded = state.publicWords.filter(
    ({ check }) => check === "removed-text" || demands(demanding, "inspection"),
  );
  if (minded.length > 0) reasons.push("public-words");
  if (state.unprovenRemovals.length > 0) reasons.push("removal-unproven");
  if (demands(demanding, "embargo") && valueOf(text, "Not-before") === "")
    reasons.push("embargo-missing");
  const listed = listedIn(text).sort();
  const there = state.content.map(({ sha256, path }) => `${sha256}  ${path}`);
  if (
    listed.join("\n") !== there.sort().join("\n") ||
    judgedDiffer(state, text)
  )
    reasons.push("content-changed");
  return reasons;
}

function shareReasons(
  state: NaiveState,
  text: string,
  { lost }: Losses,
): string[] {
  const reasons: string[] = [];
  const { content, recipients } = state;
  if (content.length === 0 || recipients.length === 0)
    reasons.push("share-empty");
  const listed = listedIn(text);
  const twice = new Set(content.map(({ path }) => path)).size < content.length;
  const foreign = content.some(
    ({ sha256, path }) => !listed.includes(`${sha256}  ${path}`),
  );
  if (content.length > 0 && (twice || foreign || judgedDiffer(state, text)))
    reasons.push("content-changed");
  const audience = valuesOf(text, "Audience");
  const times = [state.clock, state.ledgerTime, ...state.statementTimes];
  const latest = times.sort().at(-1) ?? "";
  for (const { person, recipient } of recipients) {
    if (!audience.includes(`${person} ${recipient}`))
      reasons.push("recipient-uncovered");
    if (lost.some(({ key, since }) => key === recipient && since <= latest))
      reasons.push("recipient-key-lost");
    if (state.dropped.some((gone) => gone === recipient))
      reasons.push("recipient-key-dropped");
    if (state.removed.some((gone) => gone === person))
      reasons.push("recipient-removed");
  }
  return reasons;
}

function judgedDiffer({ judged }: NaiveState, text: string): boolean {
  const there = judged.map(({ sha256, name }) => `${sha256}  ${name}`).sort();
  return valuesOf(text, "Judged").sort().join() !== there.join();
}

// SPDX-License-Identifier: Apache-2.0
import type { ShareState } from "../../shared/domain/authorizeShare.ts";
import type { SignedText } from "../../shared/domain/gateState.ts";
import {
  naiveCharter,
  naivelyInForce,
  naivelyMet,
  naiveSigners,
} from "./naiveCount.ts";
import { digestOf, signedBy, valueOf } from "./naiveText.ts";

/**
 * A second reading of the rules by which a consent lets files out, for one charter: deliberately naive, it
 * looks at the lines of the texts and shares no code with `shared`.
 */
export function naivelyShared(state: ShareState): boolean {
  const [charter] = state.charters;
  const { statement } = state;
  if (charter === undefined || statement === null) return false;
  const lines = statement.text.split("\n");
  return (
    naivelyInForce(naiveCharter(charter.text), signedBy(charter, "charter")) &&
    valueOf(statement.text, "Charter") === digestOf(charter.text) &&
    valueOf(statement.text, "Audit") === state.audit &&
    valueOf(statement.text, "Vault") === state.vault &&
    isTimely(state, statement.text) &&
    isCounted(state, charter, statement) &&
    state.content.length > 0 &&
    new Set(state.content.map(({ path }) => path)).size ===
      state.content.length &&
    state.content.every(({ sha256, path }) =>
      lines.includes(`${sha256}  ${path}`),
    ) &&
    state.recipients.length > 0 &&
    state.recipients.every(
      ({ person, recipient }) =>
        lines.includes(`Audience: ${person} ${recipient}`) &&
        !state.removed.includes(person) &&
        !state.dropped.includes(recipient),
    )
  );
}

function isTimely(state: ShareState, text: string): boolean {
  const seen = [
    state.ledgerTime,
    valueOf(text, "Issued"),
    ...state.statementTimes,
  ];
  const expires = valueOf(text, "Expires");
  if ([state.clock, ...seen].some((time) => time >= expires)) return false;
  const notBefore = valueOf(text, "Not-before");
  if (notBefore === "") return true;
  return state.clock >= notBefore && seen.every((time) => time <= state.clock);
}

function isCounted(
  state: ShareState,
  charter: SignedText,
  statement: SignedText,
): boolean {
  const read = naiveCharter(charter.text);
  const holderOf = (key: string): string | undefined =>
    read.sign.find((line) => line.key === key)?.person;
  const recused = new Set<string>(state.recused);
  const lost: { key: string; since: string }[] = [...state.revokedKeys];
  const everyone = signedBy(statement, "consent");
  for (const answer of state.answers) {
    const act = /^counterseal-([a-z]+) 1\n/.exec(answer.text)?.[1] ?? "";
    const signer = valueOf(answer.text, "Signer");
    if (valueOf(answer.text, "Audit") !== state.audit) continue;
    if (!signedBy(answer, act).some((key) => holderOf(key) === signer))
      continue;
    if (act === "withdrawal") {
      const seated = read.roles.some(
        ({ person, role }) => person === signer && role !== "reviewer",
      );
      if (seated && valueOf(answer.text, "Of") === digestOf(statement.text))
        return false;
    }
    if (act === "declaration" && valueOf(answer.text, "Recused") === "yes") {
      const scope = valueOf(answer.text, "Scope");
      const other = scope.startsWith("vendor ");
      if (!other || state.vendors.includes(scope.replace("vendor ", "")))
        recused.add(signer);
    }
    if (act === "revocation")
      for (const { key, person } of read.sign)
        if (
          person === signer &&
          state.fingerprints.get(key) === valueOf(answer.text, "Key")
        )
          lost.push({ key, since: valueOf(answer.text, "Since") });
  }
  const keys = everyone.filter((key) => {
    const signed = statement.signatures.find((each) => each.key === key);
    const isLost = lost.some(
      (each) => each.key === key && (signed?.recorded ?? "") >= each.since,
    );
    return !isLost && !recused.has(holderOf(key) ?? "");
  });
  const question = {
    charter: read,
    issued: valueOf(statement.text, "Issued"),
    keys,
    requester: valueOf(statement.text, "Requester"),
  };
  return (
    naiveSigners(question).has(question.requester) &&
    naivelyMet({ ...question, act: "consent" })
  );
}

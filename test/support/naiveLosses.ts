// SPDX-License-Identifier: Apache-2.0
import type { GateState } from "../../shared/domain/gateState.ts";
import type { Link } from "./naiveChain.ts";
import { digestOf, signedBy, valueOf } from "./naiveText.ts";

/** What subtracts, and who agreed to the texts: a second reading, from the lines of the answers. */
export interface Losses {
  readonly lost: readonly { readonly key: string; readonly since: string }[];
  readonly recused: ReadonlySet<string>;
  readonly withdrawn: boolean;
}

export function naiveLosses(
  state: GateState,
  chain: readonly Link[],
  request: string,
): Losses {
  const lines = chain.flatMap(({ sign }) => sign);
  const roles = chain.flatMap((link) => link.roles);
  const lost: { key: string; since: string }[] = [...state.revokedKeys];
  const recused = new Set<string>(state.recused);
  let withdrawn = false;
  for (const answer of state.answers) {
    const { text } = answer;
    const act = text.slice("counterseal-".length, text.indexOf(" "));
    const signer = valueOf(text, "Signer");
    const own = lines.filter(({ person }) => person === signer);
    const keys = signedBy(answer, act);
    if (valueOf(text, "Audit") !== state.audit) continue;
    if (!own.some(({ key }) => keys.includes(key))) continue;
    if (act === "withdrawal" && valueOf(text, "Of") === digestOf(request))
      withdrawn ||= roles.some(
        ({ person, role }) => person === signer && role !== "reviewer",
      );
    if (act === "declaration" && valueOf(text, "Recused") === "yes") {
      const [, vendor] = /^vendor (.*)$/.exec(valueOf(text, "Scope")) ?? [];
      if (vendor === undefined || state.vendors.includes(vendor))
        recused.add(signer);
    }
    if (act === "revocation")
      for (const { key } of own)
        if (state.fingerprints.get(key) === valueOf(text, "Key"))
          lost.push({ key, since: valueOf(text, "Since") });
  }
  return { lost, recused, withdrawn };
}

export function isLost(
  { lost }: Losses,
  { key, recorded }: { readonly key: string; readonly recorded: string },
): boolean {
  return lost.some((loss) => loss.key === key && loss.since <= recorded);
}

/** Whether each of the texts is in a live attestation of this person. */
export function hasAgreed(
  state: GateState,
  chain: readonly Link[],
  losses: Losses,
  person: string,
): boolean {
  const seen = [state.clock, state.ledgerTime, ...state.statementTimes];
  const listed: string[] = [];
  for (const { text, signatures } of state.answers) {
    if (!text.startsWith("counterseal-attestation 1\n")) continue;
    if (valueOf(text, "Audit") !== state.audit) continue;
    if (valueOf(text, "Signer") !== person) continue;
    if (seen.some((time) => time >= valueOf(text, "Expires"))) continue;
    const kept = signatures.filter((signature) => !isLost(losses, signature));
    const keys = signedBy({ text, signatures: kept }, "attestation");
    const issued = valueOf(text, "Issued");
    const charter = chain.find(
      (link) => link.digest === valueOf(text, "Charter"),
    );
    for (const line of charter?.sign ?? [])
      if (line.person === person && keys.includes(line.key))
        if (line.from <= issued && issued < line.until) listed.push(text);
  }
  return (
    state.agreementTexts.length > 0 &&
    state.agreementTexts.every((digest) =>
      listed.some((text) => text.includes(`\n${digest}  `)),
    )
  );
}

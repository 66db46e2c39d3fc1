// SPDX-License-Identifier: Apache-2.0
import { type PolicyRow, policyBug } from "./policyBug.ts";

const requests: readonly PolicyRow[] = [
  [
    "a signature over other bytes counts at the gate",
    "requestReading",
    "message === signed.digest && namespace === namespaceOf(act)",
    "namespace === namespaceOf(act)",
    true,
  ],
  [
    "a signature for another act counts at the gate",
    "requestReading",
    "message === signed.digest && namespace === namespaceOf(act)",
    "message === signed.digest",
  ],
  [
    "a text of another act counts at the gate",
    "requestReading",
    "if (!parsed.ok || parsed.value.act !== act) return null;",
    "if (!parsed.ok) return null;",
  ],
  [
    "a statement of another audit counts",
    "requestConditions",
    "if (request.audit !== state.audit)",
    "if (request.audit === undefined)",
  ],
  [
    "a statement of another vault counts",
    "requestConditions",
    "if (request.vault !== state.vault)",
    "if (request.vault === undefined)",
  ],
  [
    "a withdrawal of something else stops it",
    "requestConditions",
    "of === digest && seated.has(person)",
    "seated.has(person)",
  ],
  [
    "anybody's withdrawal stops it",
    "requestConditions",
    "of === digest && seated.has(person)",
    "of === digest",
  ],
  [
    "a withdrawal stops nothing",
    "requestConditions",
    "...withdrawnUnmet(question, read),",
    "",
  ],
  [
    "a statement under an unknown charter is judged by the last",
    "requestConditions",
    "const named = charters.find(({ digest }) => digest === request.charter);",
    "const named = charters.find(({ digest }) => digest === request.charter) ?? current;",
  ],
  [
    "a later charter asks for nothing",
    "requestConditions",
    "named === current || stands",
    "named !== undefined || stands",
    true,
  ],
  [
    "a key out of term begins to count under a later charter",
    "requestConditions",
    "const keys = keysOf(countedSigners(question, named, read)).flatMap((line) =>",
    "const keys = named.sign.flatMap((line) =>",
  ],
  [
    "a revoked key signs",
    "requestConditions",
    "const kept = signatures.filter((signature) => !isLost(losses, signature));\n  const keys = kept",
    "const kept = signatures.filter(() => losses.revoked.length >= 0);\n  const keys = kept",
    true,
  ],
  [
    "a recused person counts",
    "requestConditions",
    "!losses.recused.includes(person) && (!demanded",
    "(!demanded",
  ],
  [
    "the requester need not sign",
    "requestConditions",
    "if (!signers.some(({ person }) => person === requester))",
    "if (signers.length < 0)",
  ],
  [
    "expiry is asked of the ledger alone",
    "requestConditions",
    "latestOf([clock, recorded]) >= expires",
    "recorded >= expires",
  ],
  [
    "expiry is asked of the clock alone",
    "requestConditions",
    "latestOf([clock, recorded]) >= expires",
    "clock >= expires",
  ],
  [
    "the last second of a statement is one more",
    "requestConditions",
    "latestOf([clock, recorded]) >= expires",
    "latestOf([clock, recorded]) > expires",
  ],
  [
    "other statements' times are not looked at",
    "requestConditions",
    "...state.statementTimes,",
    "",
  ],
  [
    "the ledger's time is not looked at",
    "requestConditions",
    "    state.ledgerTime,\n    issued,",
    "    issued,",
  ],
  [
    "an embargo is lifted by the ledger's time",
    "requestConditions",
    "if (clock < notBefore)",
    "if (latestOf([clock, recorded]) < notBefore)",
  ],
  [
    "an embargo is lifted by a clock that is behind",
    "requestConditions",
    "if (clock < recorded)",
    "if (clock > recorded && clock < notBefore)",
  ],
];

/** Every check of a request itself. */
export const policyRequestBugs = requests.map(policyBug);

// SPDX-License-Identifier: Apache-2.0
import { type PolicyRow, policyBug } from "./policyBug.ts";

const whoCounts: readonly PolicyRow[] = [
  [
    "a key's term is not judged",
    "counting",
    "contains(line, issued) && rolesAt(charter",
    "rolesAt(charter",
  ],
  [
    "a role's term is not judged",
    "counting",
    "(line) => line.person === person && contains(line, issued),",
    "(line) => line.person === person,",
    true,
  ],
  [
    "somebody without a role signs",
    "counting",
    "rolesAt(charter, line.person, issued).length > 0",
    "rolesAt(charter, line.person, issued).length >= 0",
  ],
  [
    "a term's last second is one more",
    "counting",
    "instant < term.until",
    "instant <= term.until",
  ],
  [
    "a term begins a second late",
    "counting",
    "term.from <= instant",
    "term.from < instant",
  ],
  [
    "the requester fills a chair's seat",
    "counting",
    '(person !== requester || role === "owner")',
    "person.length > 0",
    true,
  ],
  [
    "keys are counted in the place of people",
    "counting",
    "return [...new Set(holders.map(({ person }) => person))];",
    "return holders.flatMap(({ person, keys }) => keys.map(() => person));",
    true,
  ],
  [
    "one person fills two seats",
    "counting",
    "if (missing > worst.missing)",
    "if (roles.length === 1 && missing > worst.missing)",
  ],
  [
    "a key counts for whoever lists it",
    "counting",
    "({ person, key }) => known.has(key) || known.has(`${person} ${key}`);",
    "({ key }) => [...known].some((by) => by.endsWith(key));",
  ],
  [
    "all alternatives must be met",
    "counting",
    "return linesOf(charter, act).some(",
    "return linesOf(charter, act).every(",
  ],
];

const charters: readonly PolicyRow[] = [
  [
    "a version may be left out",
    "charterLife",
    "charter.version === previous.charter.version + 1 &&",
    "",
  ],
  [
    "a charter may replace another",
    "charterLife",
    "charter.replaces === previous.digest &&",
    "",
  ],
  [
    "a charter may be older than the one before",
    "charterLife",
    "charter.issued >= previous.charter.issued",
    'charter.issued !== ""',
  ],
  [
    "a first charter is signed by keys out of term",
    "charterLife",
    "hasSigned(line) && contains(line, charter.issued)",
    "hasSigned(line)",
  ],
  [
    "a first charter needs one signature",
    "charterLife",
    "inForce: waitingFor.length === 0,",
    "inForce: signed.size > 0,",
    true,
  ],
  [
    "a later charter needs no old quorum",
    "charterLife",
    "inForce: seats.length === 0 && unprovenKeys.length === 0,",
    "inForce: unprovenKeys.length === 0,",
  ],
  [
    "a new key proves nothing",
    "charterLife",
    "inForce: seats.length === 0 && unprovenKeys.length === 0,",
    "inForce: seats.length === 0,",
  ],
  [
    "a key that moves proves nothing",
    "charterLife",
    "old.person === person && old.key === key",
    "old.key === key",
  ],
  [
    "a later charter counts by its own quorum",
    "charterLife",
    "const question = { charter: previous, issued: charter.issued };",
    "const question = { charter, issued: charter.issued };",
    true,
  ],
  [
    "what is left of a broken chain governs",
    "requestReading",
    "return whole && inForce.every(",
    "return inForce.every(",
  ],
  [
    "charters of another audit govern",
    "requestReading",
    "inForce.every(({ charter }) => charter.audit === state.audit)",
    "inForce.length > 0",
  ],
];

const agreeing: readonly PolicyRow[] = [
  [
    "attestations are not asked for",
    "requestConditions",
    "(!demanded || attested.has(person)),",
    "(!demanded || person.length > 0),",
  ],
  [
    "the charter in force asks for no attestations",
    "requestConditions",
    "return current === undefined ? [named] : [named, current];",
    "return current === undefined ? [current ?? named] : [named];",
  ],
  [
    "an attestation lasts for ever",
    "attestations",
    "({ until }) => latest < until",
    '({ until }) => until !== ""',
  ],
  [
    "an attestation lasts a second longer",
    "attestations",
    "({ until }) => latest < until",
    "({ until }) => latest <= until",
  ],
  [
    "one text agreed to is enough",
    "attestations",
    "agreementTexts.every((text) =>",
    "agreementTexts.some((text) =>",
  ],
  [
    "an attestation of another audit counts",
    "attestations",
    "if (charter === undefined || audit !== state.audit) return false;",
    "if (charter === undefined) return false;",
  ],
  [
    "an attestation by a key out of term counts",
    "attestations",
    "(line) => line.person === signer && contains(line, issued),",
    "(line) => line.person === signer,",
  ],
  [
    "an attestation by another's key counts",
    "attestations",
    "(line) => line.person === signer && contains(line, issued),",
    "(line) => contains(line, issued),",
  ],
  [
    "an attestation by a revoked key counts",
    "attestations",
    "own.some(({ key }) => key === signature.key) &&\n      !isLost(losses, signature),",
    "own.some(({ key }) => key === signature.key),",
  ],
  [
    "an attestation signed for another act counts",
    "attestations",
    'signature.namespace === namespaceOf("attestation") &&',
    "signature.namespace.length > 0 &&",
  ],
];

const showing: readonly PolicyRow[] = [
  [
    "a charter's demand of touch is passed over",
    "presence",
    "shows(flags, demand)",
    '(demand === "touch" || shows(flags, demand))',
  ],
  [
    "a charter's demand of verification is passed over",
    "presence",
    "shows(flags, demand)",
    '(demand === "verified" || shows(flags, demand))',
  ],
  [
    "a key in a file shows a touch",
    "presence",
    "return flags !== null && (flags & bits[demand]) !== 0;",
    "return ((flags ?? 5) & bits[demand]) !== 0;",
  ],
  [
    "a first charter is signed without what it demands",
    "charterLife",
    "const hasSigned = signedLines(keys, charter);",
    "const hasSigned = signedLines(keys);",
  ],
];

/** Every check of who counts, under which charter. */
export const policyPeopleBugs = [
  ...whoCounts,
  ...charters,
  ...agreeing,
  ...showing,
].map(policyBug);

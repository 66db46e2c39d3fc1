// SPDX-License-Identifier: Apache-2.0
import { type PolicyRow, policyBug } from "./policyBug.ts";

const subtracting: readonly PolicyRow[] = [
  [
    "an answer of another audit subtracts",
    "losses",
    'if (answer.act === "card" || answer.audit !== state.audit) return [];',
    'if (answer.act === "card") return [];',
  ],
  [
    "an answer by another's key subtracts",
    "losses",
    "own.includes(key),",
    "own.length > 0,",
  ],
  [
    "an answer signed for another act subtracts",
    "losses",
    "namespace === namespaceOf(answer.act) &&",
    "namespace.length > 0 &&",
  ],
  [
    "one revokes another's key",
    "losses",
    "person === answer.signer && fingerprints.get(key) === answer.key,",
    "person.length > 0 && fingerprints.get(key) === answer.key,",
  ],
  [
    "one revokes all of one's keys",
    "losses",
    "person === answer.signer && fingerprints.get(key) === answer.key,",
    "person === answer.signer && fingerprints.has(key),",
  ],
  [
    "a revocation forgets what was recorded at its second",
    "losses",
    "recorded >= loss.since",
    "recorded > loss.since",
  ],
  [
    "a revocation goes back for ever",
    "losses",
    "loss.key === key && recorded >= loss.since",
    'loss.key === key && recorded > ""',
  ],
  [
    "who is not recused is recused",
    "losses",
    'if (answer.act !== "declaration" || answer.recused === "no") return [];',
    'if (answer.act !== "declaration") return [];',
  ],
  [
    "a recusal from one vendor is from all",
    "losses",
    "return vendor === null || vendors.includes(vendor) ? [signer] : [];",
    "return vendor === null || vendors.length > 0 ? [signer] : [];",
  ],
  [
    "a recusal from the content's vendor is forgotten",
    "losses",
    "return vendor === null || vendors.includes(vendor) ? [signer] : [];",
    "return vendor === null ? [signer] : [];",
  ],
];

const contents: readonly PolicyRow[] = [
  [
    "no inspection is demanded",
    "authorizeRelease",
    'demanded.has("inspection") && inspection',
    'demanded.has("none") && inspection',
  ],
  [
    "no embargo is demanded",
    "authorizeRelease",
    'if (demanded.has("embargo") && notBefore === null)',
    'if (demanded.has("none") && notBefore === null)',
  ],
  [
    "the charter in force demands nothing more",
    "authorizeRelease",
    ": [named.charter, current.charter];",
    ": [named.charter];",
  ],
  [
    "the charter named demands nothing more",
    "authorizeRelease",
    ": [named.charter, current.charter];",
    ": [current.charter];",
  ],
  [
    "the bytes of a release are not compared",
    "authorizeRelease",
    "    ...contentUnmet(state, read.request),\n",
    "",
    true,
  ],
  [
    "the judged texts of a release are not compared",
    "authorizeRelease",
    "[...approval.files, ...asListed(approval.judged)],\n    [...state.content, ...asListed(state.judged)],",
    "[...approval.files],\n    [...state.content],",
  ],
  [
    "the bytes of a share are not compared",
    "authorizeShare",
    "    ...contentUnmet(state, read.request),\n",
    "",
  ],
  [
    "the judged texts of a share are not compared",
    "authorizeShare",
    "[...listed, ...asListed(consent.judged)],\n    [...content, ...asListed(judged)],",
    "[...listed],\n    [...content],",
  ],
  [
    "a share may go to anybody",
    "authorizeShare",
    "    ...audienceUnmet(state, read.request),\n",
    "",
    true,
  ],
  [
    "a share may go to another key of its audience",
    "authorizeShare",
    "!covered.has(`${person} ${recipient}`)",
    "![...covered].some((line) => recipient.length > 0 && line.startsWith(`${person} `))",
  ],
  [
    "a share may be of nothing",
    "authorizeShare",
    'if (content.length === 0) return [{ name: "share-empty" }];',
    "",
  ],
  [
    "a share may be for nobody",
    "authorizeShare",
    'if (recipients.length === 0) return [{ name: "share-empty" }];',
    "",
  ],
  [
    "a share may go to a key that was lost",
    "authorizeShare",
    "    ...lostRecipients(question),\n",
    "",
    true,
  ],
  [
    "a share may go to a key that its holder gave up",
    "authorizeShare",
    "    ...droppedKeys(state),\n",
    "",
  ],
  [
    "a share may go to somebody removed from the roster",
    "authorizeShare",
    "    ...removedRecipients(state),\n",
    "",
  ],
  [
    "what is open in a report blocks no release",
    "authorizeRelease",
    'return inspection === "blocking" ? "blocking" : "clear";',
    'return inspection === "blocking" ? "clear" : "clear";',
  ],
  [
    "a release may say what it should not",
    "authorizeRelease",
    "    ...wordsUnmet(asked, state),\n",
    "",
  ],
  [
    "a release's own words matter to no charter",
    "authorizeRelease",
    'conditions.includes("inspection"),\n  );',
    'conditions.includes("findings"),\n  );',
  ],
  [
    "a file may go out in which something removed still is",
    "authorizeRelease",
    "    ...removalsUnmet(state),\n    ...contentUnmet(",
    "    ...contentUnmet(",
  ],
  [
    "a report that nobody judged by counts",
    "authorizeRelease",
    'if (!judged.some(({ name }) => name === "inspection.txt")) return "missing";',
    "if (judged.length < 0) return inspection;",
  ],
  [
    "a path may stand twice",
    "contentDifferences",
    "before === undefined ? sha256 : `${before} ${sha256}`",
    "sha256",
  ],
  [
    "a key is published that the charter in force does not know",
    "publishedSignatures",
    "const [key] = stays?.keys ?? keys;",
    "const [key] = keys;",
  ],
  [
    "the requester's signature is not published",
    "publishedSignatures",
    "if (seats.length === 0 && person !== requester) return [];",
    "if (seats.length === 0) return [];",
  ],
  [
    "the old quorum of a charter is not published",
    "publishedSignatures",
    "    ...(charters[index - 1]?.charter.sign ?? []),\n",
    "",
  ],
];

/** Every check of what subtracts, and of what would leave. */
export const policyContentBugs = [...subtracting, ...contents].map(policyBug);

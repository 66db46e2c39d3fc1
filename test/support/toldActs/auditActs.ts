// SPDX-License-Identifier: Apache-2.0
import {
  audit,
  digest,
  id,
  key,
  signed,
  time,
  type ToldActs,
  type TypesOf,
} from "./toldActs.ts";

const term = { from: time, until: "2028-01-31T12:00:00Z" };
const roles = [
  { role: "owner" as const, ...term },
  { role: "chair" as const, ...term },
];
const spelt = `owner from ${term.from} until ${term.until}, chair from ${term.from} until ${term.until}`;
const dated = {
  ...{ audit, embargo: id, ends: time, zone: "UTC", reason: "A fix is due" },
  asked: ["ada", "ben"],
};

export const auditActs: ToldActs<
  TypesOf<
    | ("audit" | "person" | "own-key" | "charter" | "deliverable")
    | ("agreement" | "recusal" | "embargo" | "phase")
  >
> = {
  "audit.created": [
    [{ audit, title: "Harbour" }, "Audit harbour was created: Harbour."],
  ],
  "person.enrolled": [
    [
      { audit, person: "ada", name: "Ada", roles, signKeys: [], sealKeys: [] },
      "Ada (ada) was enrolled as owner, chair.",
    ],
  ],
  "person.roles-set": [
    [
      { audit, person: "ada", roles },
      `The roles of ada are from now on ${spelt}.`,
    ],
  ],
  "person.changed": [
    [
      {
        ...{ audit, person: "ada", roles, signKeys: [key], sealKeys: [] },
        reason: "A new key",
      },
      `Keys or terms of ada were changed: A new key. The roles of ada are from now on ${spelt}.`,
    ],
  ],
  "person.key-lost": [
    [
      { audit, person: "ada", key, since: time, reason: "Stolen" },
      `A key of ada was recorded as lost since ${time}: Stolen.`,
    ],
  ],
  "person.removed": [
    [{ audit, person: "ada", reason: "Left" }, "ada was removed: Left."],
  ],
  "own-key.made": [
    [
      {
        ...{ key, name: "ada at home" },
        sealed: {
          ...{ id: "0123456789abcdef", name: "Ada", kdf: "argon2id13" },
          ...{ ops: 3, memoryBytes: 65_536, salt: "", box: "" },
          commitment: digest,
        },
      },
      "The key ada at home to sign with was made in the vault.",
    ],
  ],
  "own-key.removed": [
    [
      { key, reason: "Another is used" },
      "A key to sign with was removed from the vault: Another is used.",
    ],
  ],
  "charter.drafted": [
    [
      { audit, version: 2, digest, text: "" },
      "Charter version 2 of harbour was drafted.",
    ],
  ],
  "charter.discarded": [
    [
      { audit, digest, reason: "A typing error" },
      "The charter draft of harbour was discarded: A typing error.",
    ],
  ],
  "charter.sent": [
    [
      { audit, digest },
      "The charter draft of harbour was written out for signing.",
    ],
  ],
  "charter.signed": [
    [
      { audit, digest, ...signed, completes: false },
      "ben signed the charter of harbour.",
    ],
    [
      { audit, digest, ...signed, completes: true },
      "ben signed the charter of harbour, which is now in force.",
    ],
  ],
  "deliverable.imported": [
    [
      {
        ...{ audit, deliverable: id, version: id, kind: "other", title: "" },
        ...{ variant: "public", name: "report.pdf", size: 4, sha256: digest },
        ...{ object: id, header: digest, from: "Quillhart Labs" },
        channel: "hand",
      },
      "report.pdf came from Quillhart Labs by hand.",
    ],
  ],
  "deliverable.removed": [
    [
      { audit, deliverable: id, reason: "Twice" },
      "A deliverable was removed: Twice.",
    ],
  ],
  "agreement.imported": [
    [
      { audit, name: "conduct.md", digest, text: "Be fair", source: "the RFP" },
      "conduct.md came from the RFP; people are asked to agree to it.",
    ],
  ],
  "agreement.retired": [
    [
      { audit, name: "conduct.md", reason: "Replaced" },
      "Nobody is asked to agree to conduct.md any more: Replaced.",
    ],
  ],
  "agreement.asked": [
    [
      { audit, to: ["ada", "ben"] },
      "ada, ben were asked to agree to the texts of harbour.",
    ],
  ],
  "agreement.comment-noted": [
    [
      { audit, person: "ada", url: "https://list.example/1", text: "Yes" },
      "It was noted what ada wrote of agreeing at https://list.example/1; it is not signed and counts for nothing.",
    ],
  ],
  "recusal.recorded": [
    [
      { audit, person: "ada", vendor: null, reason: "Kin" },
      "ada was recorded as recused from the whole audit: Kin.",
    ],
    [
      { audit, person: "ada", vendor: "Quillhart Labs", reason: "Kin" },
      "ada was recorded as recused from what Quillhart Labs made: Kin.",
    ],
  ],
  "embargo.proposed": [
    [
      dated,
      `ada, ben were asked to agree that harbour stays under embargo until ${time}: A fix is due.`,
    ],
  ],
  "embargo.revised": [
    [
      { ...dated, of: id },
      `ada, ben were asked to agree to ${time} as the new end of the embargo of harbour: A fix is due.`,
    ],
  ],
  "embargo.agreed": [
    [
      {
        ...{ audit, embargo: id, person: "ben" },
        how: { kind: "words", words: "Fine with me" },
      },
      "ben agreed to the end of the embargo of harbour, in their words: Fine with me.",
    ],
    [
      {
        ...{ audit, embargo: id, person: "ben" },
        how: { kind: "statement", statement: digest },
      },
      "ben agreed to the end of the embargo of harbour by the approval that they signed.",
    ],
  ],
  "embargo.lifted": [
    [
      {
        ...{ audit, embargo: id, release: id, statement: digest },
        reason: "It leaked",
      },
      "The embargo of harbour was lifted by an approval that supersedes another: It leaked.",
    ],
  ],
  "phase.step-set": [
    [
      { audit, step: "kick-off", done: true, by: "Ada", note: null },
      "Ada ticked the step kick-off of harbour.",
    ],
    [
      { audit, step: "kick-off", done: false, by: "Ada", note: "Too soon" },
      "Ada unticked the step kick-off of harbour: Too soon.",
    ],
  ],
};

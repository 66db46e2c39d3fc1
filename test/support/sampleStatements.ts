// SPDX-License-Identifier: Apache-2.0
import type {
  Act,
  Consent,
  Statement,
  StatementOf,
} from "../../shared/formats/acts.ts";
import { IntakeId, StatementId } from "../../shared/ids.ts";
import {
  approvalIssued,
  at,
  audit,
  digestOf,
  digestOfCharter,
  fullApproval,
  keyOf,
  person,
  recipient,
  sampleCharter,
  sampleDecline,
  until,
  vault,
} from "./sampleAudit.ts";

/** One statement of each act, with every line that it may have. */

const id = StatementId.parse("ab".repeat(16));
const common = {
  audit,
  charter: digestOfCharter(sampleCharter()),
  id,
  issued: approvalIssued,
};
const answer = {
  ...common,
  signer: person("lin"),
  of: digestOf("request"),
};
const files = [
  { sha256: digestOf("report"), path: "Final Report.pdf" },
  { sha256: digestOf("model"), path: "threat-model/model.md" },
];

export function sampleConsent(changes: Partial<Consent> = {}): Consent {
  return {
    act: "consent",
    ...common,
    vault,
    checkpoint: { seq: 12, head: digestOf("head") },
    requester: person("ada"),
    expires: at("2026-03-15T09:00:00Z"),
    notBefore: null,
    audience: [
      { person: person("mira"), recipient },
      { person: person("sol"), recipient: keyOf("sol") },
    ],
    purpose: "Let the response committee judge the findings.",
    terms: [],
    judged: [],
    files,
    ...changes,
  };
}

const samples: { readonly [A in Act]: StatementOf<A> } = {
  approval: fullApproval(),
  consent: sampleConsent({
    notBefore: at("2026-03-02T16:00:00Z"),
    terms: ["Not to be passed on.", "Under the embargo policy."],
    judged: [{ sha256: digestOf("inspection"), name: "inspection.txt" }],
  }),
  decline: sampleDecline(),
  withdrawal: {
    act: "withdrawal",
    ...answer,
    reason: "The vendor asked for another week.",
  },
  receipt: { act: "receipt", ...answer, files },
  attestation: {
    act: "attestation",
    ...common,
    signer: person("rex"),
    expires: until,
    files: [
      { sha256: digestOf("embargo"), path: "embargo-policy.md" },
      { sha256: digestOf("process"), path: "security-release-process.md" },
    ],
  },
  declaration: {
    act: "declaration",
    ...common,
    signer: person("rex"),
    scope: "vendor Quillhart Labs",
    recused: "yes",
    interests: ["Employed by Quillhart Labs, 2019-04 to 2023-06."],
  },
  disposition: { act: "disposition", ...answer, files },
  revocation: {
    act: "revocation",
    ...common,
    signer: person("lin"),
    key: "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
    since: at("2026-02-20T00:00:00Z"),
    reason: "The laptop was lost.",
  },
  custody: {
    act: "custody",
    ...common,
    signer: person("ada"),
    vault,
    intake: IntakeId.parse("cd".repeat(16)),
    from: "Quillhart Labs",
    channel: "encrypted mail",
    handed: at("2026-02-27T15:30:00Z"),
    taken: approvalIssued,
    packages: [{ sha256: digestOf("package"), size: 48_213 }],
    contents: [
      { sha256: digestOf("empty"), size: 0 },
      { sha256: digestOf("report"), size: 31_204 },
    ].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
  },
  card: {
    act: "card",
    id,
    issued: approvalIssued,
    signer: person("nia"),
    name: "Nia Sample",
    sign: [keyOf("nia"), keyOf("nia at work")].sort(),
    seal: [recipient],
  },
};

export const everyAct = Object.keys(samples) as readonly Act[];

export function sampleStatement(act: Act): Statement {
  return samples[act];
}

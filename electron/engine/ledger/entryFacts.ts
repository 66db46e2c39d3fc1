// SPDX-License-Identifier: Apache-2.0
import type { LedgerKind } from "../../../shared/domain/ledgerFilter.ts";
import type { answerActs } from "./consentActs.ts";
import type { ActType, Entry } from "./entries.ts";

type Prefix = ActType extends `${infer P}.${string}` ? P : never;

/** Each prefix of a type of entry, so that a new one does not compile without its kind. */
const kinds: Readonly<Record<Exclude<Prefix, "answer">, LedgerKind>> = {
  ...{ vault: "vault", audit: "audit", phase: "audit" },
  ...{ person: "people", "own-key": "people", recusal: "people" },
  ...{ charter: "charter", agreement: "agreement" },
  ...{ deliverable: "deliverables", intake: "deliverables" },
  ...{ "vendor-key": "deliverables", promise: "deliverables" },
  ...{ version: "deliverables", inspection: "inspection" },
  ...{ finding: "findings", extract: "findings", embargo: "embargo" },
  ...{ consent: "consent", release: "release", request: "requests" },
  ...{ share: "disclosure", review: "disclosure", disclosure: "disclosure" },
};

const answerKinds: Readonly<Record<(typeof answerActs)[number], LedgerKind>> = {
  ...{ decline: "consent", withdrawal: "consent", receipt: "disclosure" },
  ...{ attestation: "agreement", declaration: "people", revocation: "people" },
};

export function kindOf(entry: Entry): LedgerKind {
  if (entry.type === "answer.recorded") return answerKinds[entry.body.act];
  const [prefix = ""] = entry.type.split(".");
  return kinds[prefix as keyof typeof kinds];
}

/** Fields that name people, as far as their ids stand there. */
const peopleFields = new Set([
  ...["person", "requester", "to", "asked", "signers", "opened", "owner"],
]);
/** Acts whose `person` is whom they are about, and not who acts. */
const actedUpon = /^(?:person\.|recusal\.|agreement\.comment-noted$)/;
const idShape = /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/;
const personShape = /^[a-z0-9][a-z0-9-]{0,31}$/;
/** Of a statement that answers another: its `Of` line. */
const answersLine = /^Of: ([0-9a-f]{64})$/m;

export interface EntryFacts {
  /** People who signed, asked or decided. */
  readonly by: readonly string[];
  /** Every id in the entry: of people, of what it is about, and digests of what was signed. */
  readonly about: readonly string[];
}

function walk(
  value: unknown,
  field: string,
  see: (field: string, text: string) => void,
): void {
  if (typeof value === "string") see(field, value);
  else if (Array.isArray(value))
    for (const each of value) walk(each, field, see);
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) walk(inner, name, see);
}

/** Who acted in an entry, and what it is about. */
export function factsOf(entry: Entry): EntryFacts {
  const by = new Set<string>();
  const about = new Set<string>();
  const isActedUpon = actedUpon.test(entry.type);
  walk(entry.body, "", (field, text) => {
    // An object is where bytes lie, a text's digest what it says: both are no name of a subject.
    if (field === "text") about.add(answersLine.exec(text)?.[1] ?? "");
    else if (peopleFields.has(field) && personShape.test(text)) {
      about.add(text);
      if (field === "requester" || field === "signers") by.add(text);
      if (field === "person" && !isActedUpon) by.add(text);
    } else if (idShape.test(text)) about.add(text);
  });
  about.delete("");
  return { by: [...by], about: [...about] };
}

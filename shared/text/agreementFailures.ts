// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

/** Texts that people agree to, and who takes no part. */
export const agreementFailures = {
  "agreement-unknown": (fact) => ({
    title: `${named("The text", fact("name"))} is not one that people of this audit agree to.`,
    safe: nothingChanged,
    next: "Check its name in the list of texts.",
  }),
  "agreement-unchanged": (fact) => ({
    title: `${named("The text", fact("name"))} was not imported: its newest version has just these bytes.`,
    safe: "Whoever agreed to it still does.",
    next: "There is nothing to do.",
  }),
  "agreement-name-refused": (fact) => ({
    title: `No text was imported: ${named("the name", fact("name"))} cannot stand in a statement.`,
    safe: nothingChanged,
    next: "Give it a name of a-z, 0-9 and - that ends in .md or .txt, such as embargo-policy.md (--name on the command line).",
  }),
  "agreement-none": (fact) => ({
    title: `There is no text to agree to${because(fact("audit"))}.`,
    safe: nothingChanged,
    next: "Import the Security Release Process and the embargo policy first.",
  }),
  "agreement-nobody": (fact) => ({
    title: `Nobody was asked${because(fact("audit"))}: everybody in the charter has agreed to the newest texts.`,
    safe: nothingChanged,
    next: "To renew an agreement before it expires, name the person.",
  }),
  "recusal-recorded-already": (fact) => ({
    title: `${named("The recusal of", fact("person"))} is on the record already.`,
    safe: nothingChanged,
    next: "There is nothing to do: a recusal is not taken back.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;

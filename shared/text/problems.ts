// SPDX-License-Identifier: Apache-2.0
import type { ProblemName } from "../domain/verdict.ts";

/** What each problem that verification names means; `about` says where it was found. */
const sentences: Readonly<Record<ProblemName, string>> = {
  "charter-refused": "A charter is not written as charters must be.",
  "charter-chain-broken":
    "The charters do not follow from the one that you trust.",
  "charter-signature-missing":
    "A charter lacks signatures that it needs to be in force.",
  "charter-changed":
    "The signers do not meet the quorum of the newest charter.",
  "statement-missing": "The release has no statement.",
  "statement-refused": "The statement is not written as statements must be.",
  "place-mismatch": "The release folder does not lie where its statement says.",
  "file-missing": "A file that was approved is not there.",
  "file-changed": "A file is not the one that was approved.",
  "file-extra": "A file is there that nobody approved.",
  "file-not-regular":
    "Something is a link, a device or executable where only a plain file may be.",
  "path-refused": "A path is one that no release may hold.",
  "archive-refused":
    "The zip holds something that programs would unpack differently, or not at all.",
  "signature-refused":
    "A signature is not genuine, not over this text, or not in its exact form.",
  "signature-unknown-signer":
    "A signature is by a key that the charter does not list for that person.",
  "requester-missing": "Whoever asked for the release has not signed it.",
  "owners-missing": "Too few owners have signed.",
  "chairs-missing": "Too few chairs have signed.",
  "vendor-missing": "Too few vendor contacts have signed.",
  "people-missing":
    "Too few different people have signed: nobody can fill two seats.",
  "condition-unmet": "The statement lacks something that the charter demands.",
  "commit-mismatch":
    "The commit changes something else than the statement says.",
  "tool-missing": "A program that verification needs is missing.",
};

export function describeProblem(name: ProblemName): string {
  return sentences[name];
}

// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "statement-stale",
    { issued: "monday" },
    "title",
    /this clock \(issued monday\)\.$/,
  ],
  ["statement-stale", {}, "title", /this clock\.$/],
  [
    "statement-not-in-ledger",
    { seq: 4, issued: "monday" },
    "title",
    /ledger \(entry 4, monday\)\.$/,
  ],
  [
    "statement-not-in-ledger",
    { seq: 0, issued: "monday" },
    "title",
    /ledger \(entry 0, monday\)\.$/,
  ],
  ["statement-not-in-ledger", {}, "title", /in this ledger\.$/],
  [
    "statement-unproven",
    { seq: 4, issued: "monday" },
    "title",
    /ledger \(entry 4, monday\), and/,
  ],
  ["statement-unproven", {}, "title", /in this ledger, and/],
  [
    "signature-wrong-namespace",
    { found: "file", expected: "approval" },
    "title",
    /else \(made as file, needed as approval\)\.$/,
  ],
  [
    "signature-wrong-namespace",
    { expected: "approval" },
    "title",
    /for something else\.$/,
  ],
  [
    "signature-wrong-namespace",
    { found: "decline@counterseal" },
    "title",
    /signature on a decline/,
  ],
  [
    "signature-other-person",
    { signer: "ada", person: "lin" },
    "title",
    /is ada's by its text, .* is lin's\.$/,
  ],
  [
    "signature-other-person",
    { fingerprint: "SHA256:x" },
    "title",
    /is one person's by .* is another's \(SHA256:x\)\.$/,
  ],
  [
    "signature-other-person",
    { signer: "ada", person: "lin" },
    "next",
    /^Let ada sign .* the name of lin /,
  ],
  [
    "signature-other-person",
    {},
    "next",
    /^Let whoever it names sign .* of whose key it is /,
  ],
  ["signature-duplicate", { person: "ada" }, "title", /^ada has signed/],
  ["signature-duplicate", {}, "title", /^This person has signed/],
  [
    "signature-term-over",
    { person: "ada" },
    "title",
    /count: ada or their key/,
  ],
  ["signature-term-over", {}, "title", /count: the signer or their key/],
  ["signature-key-lost", { person: "ada" }, "title", /count: ada made it/],
  ["signature-key-lost", {}, "title", /count: its signer made it/],
  ["signature-untouched", { person: "ada" }, "title", /count: ada made it/],
  ["signature-untouched", {}, "title", /count: its signer made it/],
  [
    "signature-unverified-person",
    { person: "ada" },
    "title",
    /key of ada did not/,
  ],
  ["signature-unverified-person", {}, "title", /key of its signer did not/],
  [
    "release-state",
    { state: "requester-unsigned", act: "consent", person: "ada" },
    "title",
    /sent: ada, who asks for the consent,/,
  ],
  [
    "release-state",
    { state: "requester-unsigned", act: "approval" },
    "title",
    /sent: the requester, who asks for the release,/,
  ],
  [
    "release-state",
    { state: "requester-unsigned", act: "consent", person: "ada" },
    "next",
    /^Sign it as ada \(counterseal consent sign/,
  ],
  [
    "release-state",
    { state: "requester-unsigned" },
    "next",
    /^Sign it as the requester \(counterseal release sign/,
  ],
  [
    "release-state",
    { state: "requested" },
    "title",
    /done: the request was made already\.$/,
  ],
  [
    "release-state",
    { state: "requested" },
    "next",
    /^See the release for its state\.$/,
  ],
  [
    "release-state",
    { state: "exported" },
    "title",
    /done: the release was exported already\.$/,
  ],
  ["release-state", { state: "abandoned" }, "next", /propose a new one\.$/],
  ["release-state", { state: "proposed" }, "next", /^Make the request first/],
  ["release-state", {}, "title", /done: the release is at another step\.$/],
  [
    "release-has-statement",
    { people: "ada, lin" },
    "title",
    /already, signed by ada, lin\.$/,
  ],
  [
    "release-has-statement",
    {},
    "title",
    /already, and nobody has signed it yet\.$/,
  ],
  [
    "release-has-statement",
    { people: "ada, lin" },
    "next",
    /voids those signatures: all of them/,
  ],
  ["release-has-statement", {}, "next", /voids the one that was made\./],
  [
    "base-attributes-unclear",
    { path: "a", file: "b/.gitattributes" },
    "title",
    /^The file “a” .* git reads in b\/\.gitattributes cannot/,
  ],
  [
    "base-attributes-unclear",
    { path: "a" },
    "title",
    /git reads in \.gitattributes cannot/,
  ],
  [
    "base-unknown",
    { commit: "c0ffee", base: "main" },
    "title",
    /^The commit “c0ffee” is/,
  ],
  ["base-unknown", { base: "main" }, "title", /^The commit “main” is/],
  ["tool-missing", { tool: "git" }, "title", /^git was not found/],
  ["tool-missing", {}, "title", /^A program that this needs was not/],
  ["tool-missing", { tool: "git" }, "next", /^Install it/],
  ["tool-missing", { tool: "ssh-keygen" }, "next", /^Install OpenSSH/],
  ["tool-missing", { tool: "x-ssh-" }, "next", /^Install it/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);

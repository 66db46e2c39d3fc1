// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { failure, failureCodes } from "../failure.ts";
import { shown } from "./facts.ts";
import { exitCodeOf } from "./exitCodes.ts";
import { describeFailure } from "./failures.ts";

/** Every fact that any part of the program adds to a failure. */
const everyFact = {
  about: "U+202E",
  audit: "sample-audit",
  base: "b".repeat(40),
  character: "U+202E",
  clock: "2026-03-01T09:00:00Z",
  commit: "c".repeat(40),
  conditions: "chairs-missing",
  charter: "c".repeat(64),
  act: "consent",
  answered: "lin",
  expected: "approval@counterseal",
  field: "purpose",
  fingerprint: "SHA256:abc",
  format: 9,
  found: "file",
  holder: "lin",
  host: "laptop",
  id: "X",
  incident: "1234",
  issued: "2026-03-01T09:00:00Z",
  limit: 1024,
  line: 3,
  name: "report.pdf",
  names: "notes.txt, more.txt",
  object: "0".repeat(32),
  other: "a/B",
  pages: "2, 3",
  path: "a/b",
  people: "ada, lin",
  person: "ada",
  pid: 7,
  place: "audits/x",
  purpose: "Publish",
  reason: "it is too short",
  seq: 4,
  signer: "lin",
  state: "proposed",
  time: "yesterday",
  tool: "git",
  type: "ssh-rsa",
};

function sentencesOf(parts: object): string[] {
  return Object.values(parts) as string[];
}

describe("describeFailure", () => {
  it.each(failureCodes)(
    "says %s in whole sentences, whatever it knows",
    (code) => {
      for (const facts of [undefined, everyFact]) {
        const parts = sentencesOf(describeFailure(failure(code, facts)));
        expect(parts).toHaveLength(3);
        for (const part of parts) {
          expect(part).toMatch(/^[“\p{L}].*\.$/u);
          expect(part).not.toMatch(
            /undefined|null|NaN|\[object|“”|\(\)| {2}|\.\.| \.( |$)/,
          );
          expect(part.length).toBeLessThan(500);
        }
      }
    },
  );

  it.each(failureCodes)(
    "lets no fact of %s change how the sentence shows",
    (code) => {
      const hostile = "x\n\u001b[31m\u202e\u2066\u0007\ud800\u200b".padEnd(
        5000,
        "y",
      );
      const facts = Object.fromEntries(
        Object.keys(everyFact).map((name) => [name, hostile]),
      );
      for (const part of sentencesOf(describeFailure(failure(code, facts)))) {
        expect(part).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\u200b]/u);
        expect(part.length).toBeLessThan(1000);
      }
    },
  );

  it("names the file, the reason and the person", () => {
    const say = (...args: Parameters<typeof failure>) =>
      describeFailure(failure(...args)).title;
    expect(say("file-empty", { name: "report.pdf" })).toBe(
      "The file “report.pdf” was not taken: it is empty.",
    );
    expect(say("file-empty")).toBe("The file was not taken: it is empty.");
    expect(say("signature-duplicate", { person: "ada" })).toBe(
      "ada has signed already.",
    );
    expect(say("path-unsafe", { path: "../x", reason: "part-dots" })).toBe(
      "The path “../x” was refused (it holds . or .. as a part).",
    );
    expect(say("file-too-large", { name: "x", limit: 1536 })).toBe(
      "The file “x” is too large (the limit is 1.5 KiB).",
    );
  });

  it("says of a signed decline that it is one, not to ask again", () => {
    const { title, next } = describeFailure(
      failure("signature-wrong-namespace", {
        found: "decline@counterseal",
        charter: "c".repeat(64),
        act: "consent",
        answered: "lin",
        expected: "approval@counterseal",
      }),
    );
    expect(title).toContain("decline");
    expect(next).not.toContain("Ask for it again");
  });

  it("reads no fact that the failure does not hold itself", () => {
    expect(
      describeFailure({
        code: "file-empty",
        facts: Object.create({ name: "inherited" }) as Record<string, string>,
      }).title,
    ).not.toContain("inherited");
  });
});

describe("shown", () => {
  it("counts characters, not their halves, and says when it cuts", () => {
    expect(shown("\u{1f600}".repeat(200))).toBe("\u{1f600}".repeat(200));
    expect(shown("\u{1f600}".repeat(201))).toBe(`${"\u{1f600}".repeat(199)}…`);
    expect(shown("a\tb")).toBe("a\u{fffd}b");
    expect(shown(12)).toBe("12");
  });
});

describe("exitCodeOf", () => {
  it.each(failureCodes)("%s is never success", (code) => {
    expect([1, 2, 3, 4, 5]).toContain(exitCodeOf(failure(code)));
  });

  it.each([
    ["release-unmet", 1],
    ["signature-other-bytes", 1],
    ["request-malformed", 2],
    ["vault-header-damaged", 3],
    ["ledger-damaged", 3],
    ["object-damaged", 3],
    ["vault-passphrase-or-slot", 4],
    ["vault-not-a-vault", 5],
    ["file-vanished", 5],
    ["disk-full", 5],
  ] as const)("%s gives %i", (code, exitCode) => {
    expect(exitCodeOf(failure(code))).toBe(exitCode);
  });
});

it.each(["approval", "consent"])(
  "names what an unsigned request for %s asks for",
  (act) => {
    const facts = { state: "requester-unsigned", person: "ada", act };
    const { title, next } = describeFailure(failure("release-state", facts));
    const [asked, other] =
      act === "consent" ? ["consent", "release"] : ["release", "consent"];
    expect(title).toContain(`ada, who asks for the ${asked}, has not signed`);
    expect(next).toContain(`counterseal ${asked} sign`);
    expect(title + next).not.toContain(other);
  },
);

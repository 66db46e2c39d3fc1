// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  approvalIssued,
  digestOf,
  keyOf,
  person,
  recipient,
} from "../../test/support/sampleAudit.ts";
import {
  everyAct,
  sampleConsent,
  sampleStatement,
} from "../../test/support/sampleStatements.ts";
import { editsOf, replaceLine } from "../../test/support/textEdits.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import type { Act, Consent } from "./acts.ts";
import {
  formatStatement,
  namespaceOf,
  parseRequest,
  parseStatement,
} from "./statementText.ts";

const textOf = (act: Act): string => formatStatement(sampleStatement(act));

describe.each(everyAct)("%s", (act) => {
  const text = textOf(act);

  it("comes back as it was written", () => {
    const read = requireOk(parseStatement(text));
    expect(read.act).toBe(act);
    expect(formatStatement(read)).toBe(text);
    expect(Object.keys(read).sort()).toEqual(
      Object.keys(sampleStatement(act)).sort(),
    );
  });

  it("once edited is refused, or written as it was read", () => {
    let taken = 0;
    fc.assert(
      fc.property(editsOf(text), (edit) => {
        const read = parseStatement(edit);
        if (!read.ok) return;
        taken += 1;
        expect(formatStatement(read.value)).toBe(edit);
      }),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it("is refused as any other act", () => {
    for (const other of everyAct.filter((candidate) => candidate !== act)) {
      const first = text.indexOf("\n");
      const renamed = `counterseal-${other} 1${text.slice(first)}`;
      const sameLines =
        (act === "receipt" && other === "disposition") ||
        (act === "disposition" && other === "receipt");
      expect(parseStatement(renamed).ok).toBe(sameLines);
    }
  });

  it("is refused when a line that must be there is not", () => {
    const lines = text.split("\n");
    const optional =
      /^(?:Not-before|Supersedes|Removes|Judged|Term|Interest|Seal): /;
    const keys = lines.map((line) => line.slice(0, line.indexOf(": ")));
    for (const [index, line] of lines.entries()) {
      const alone = keys.filter((key) => key === keys[index]).length === 1;
      if (!line.includes(": ") || optional.test(line) || !alone) continue;
      requireError(parseStatement(lines.toSpliced(index, 1).join("\n")));
    }
  });

  it("is signed in a namespace of its own", () => {
    expect(namespaceOf(act)).toBe(`${act}@counterseal`);
  });

  it("is a request when a vault asks for it", () => {
    expect(parseRequest(text).ok).toBe(act === "approval" || act === "consent");
  });
});

describe("a consent is refused with", () => {
  const changed = (changes: Partial<Consent>): string =>
    formatStatement(sampleConsent(changes));

  it.each([
    ["nobody as its audience", changed({ audience: [] })],
    [
      "the public as its audience",
      replaceLine(
        changed({}),
        `Audience: mira ${recipient}`,
        "Audience: public",
      ),
    ],
    [
      "an audience that nothing can be sealed to",
      changed({
        audience: [
          {
            person: person("mira"),
            recipient: keyOf("mira").replace("ssh-ed25519", "ssh-dss"),
          },
        ],
      }),
    ],
    [
      "one key for two people",
      changed({
        audience: [
          { person: person("mira"), recipient },
          { person: person("sol"), recipient },
        ],
      }),
    ],
    ["an expiry at its issue", changed({ expires: approvalIssued })],
    [
      "an expiry at its Not-before",
      changed({ notBefore: sampleConsent().expires }),
    ],
    ["no files", changed({ files: [] })],
    [
      "two names that one folder cannot hold",
      changed({
        files: [
          { sha256: digestOf("a"), path: "Report.pdf" },
          { sha256: digestOf("b"), path: "report.pdf" },
        ],
      }),
    ],
    [
      "a judged text twice",
      changed({
        judged: [
          { sha256: digestOf("a"), name: "findings.txt" },
          { sha256: digestOf("b"), name: "findings.txt" },
        ],
      }),
    ],
    [
      "a place",
      replaceLine(
        changed({}),
        `Purpose: ${sampleConsent().purpose}`,
        `Purpose: x\nPlace: a`,
      ),
    ],
  ])("%s", (_what, refused) => {
    requireError(parseStatement(refused));
  });

  it("one person may have several keys", () => {
    const audience = [
      { person: person("mira"), recipient },
      { person: person("mira"), recipient: keyOf("mira") },
    ];
    requireOk(parseStatement(changed({ audience })));
  });
});

describe("other statements are refused with", () => {
  it.each([
    [
      "an attestation that is over at once",
      replaceLine(
        textOf("attestation"),
        "Expires: 2027-01-01T00:00:00Z",
        `Expires: ${approvalIssued}`,
      ),
    ],
    [
      "a declaration that is neither",
      replaceLine(textOf("declaration"), "Recused: yes", "Recused: maybe"),
    ],
    [
      "a fingerprint in hexadecimal",
      textOf("revocation").replace(/Key: .*/, `Key: ${digestOf("key")}`),
    ],
    [
      "a fingerprint with another spelling of its last bits",
      textOf("revocation").replace("3hSuFU\n", "3hSuFV\n"),
    ],
    ["a card without a key", textOf("card").replace(/Sign: .*\n/g, "")],
    [
      "a card for an audit",
      textOf("card").replace("Id: ", "Audit: sample-audit\nId: "),
    ],
  ])("%s", (_what, refused) => {
    requireError(parseStatement(refused));
  });
});

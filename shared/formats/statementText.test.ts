// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  digestOf,
  fullApproval,
  sampleApproval,
  sampleDecline,
} from "../../test/support/sampleAudit.ts";
import { editsOf } from "../../test/support/textEdits.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import { compareBytes } from "./lines.ts";
import type { Approval } from "./acts.ts";
import {
  formatStatement,
  namespaceOf,
  parseStatement,
} from "./statementText.ts";

const hex = digestOf("x");
const full = fullApproval();
const text = formatStatement(full);
const decline = sampleDecline();
const declineText = formatStatement(decline);

/** The approval with some properties changed, as text. */
function changed(changes: Partial<Approval>): string {
  return formatStatement({ ...full, ...changes });
}

describe("an approval's text", () => {
  it("is the page that a person signs", () => {
    expect(text.split("\n").slice(0, 17)).toEqual([
      "counterseal-approval 1",
      "Audit: sample-audit",
      `Charter: ${full.charter}`,
      "Id: fedcba9876543210fedcba9876543210",
      "Issued: 2026-03-01T09:00:00Z",
      "Vault: 0123456789abcdef0123456789abcdef",
      `Checkpoint: 12 ${digestOf("head")}`,
      "Requester: ada",
      "Expires: 2026-03-15T09:00:00Z",
      "Not-before: 2026-03-10T16:00:00Z",
      "Audience: public",
      "Purpose: Publish the findings of the sample audit.",
      "Place: audits/sample/release",
      `Base: ${"b".repeat(40)}`,
      "Author: Ada Sample <ada@example.org>",
      "Commit-date: 2026-03-02T16:00:00Z",
      `Supersedes: ${digestOf("earlier")}`,
    ]);
    expect(
      text.endsWith(
        `\n\n${digestOf("report")}  audits/sample/Final Report.pdf\n${digestOf("readme")}  audits/sample/README.md\n`,
      ),
    ).toBe(true);
  });

  it("comes back whole", () => {
    const read = requireOk(parseStatement(text));
    expect(read).toEqual({
      ...full,
      removes: [...full.removes].sort(compareBytes),
      judged: full.judged.toSorted((a, b) => compareBytes(a.sha256, b.sha256)),
    });
    expect(formatStatement(read)).toBe(text);
  });

  it("comes back whole when it holds no more than it must", () => {
    const bare = formatStatement(sampleApproval());
    expect(formatStatement(requireOk(parseStatement(bare)))).toBe(bare);
  });

  it("once edited is refused, or written as it was read", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(editsOf(text), editsOf(declineText)), (edit) => {
        const read = parseStatement(edit);
        if (!read.ok) return;
        taken += 1;
        expect(formatStatement(read.value)).toBe(edit);
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it("lists files by the bytes of their paths", () => {
    const paths = ["b", "a/b", "a.txt", "C", "é", "報", "\u{20000}"];
    const files = paths.map((path) => ({ sha256: hex, path }));
    const read = requireOk(parseStatement(changed({ files })));
    if (read.act !== "approval") throw new Error("another act");
    expect(read.files.map(({ path }) => path)).toEqual(
      paths.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });
});

describe("parseStatement takes", () => {
  it.each([
    "Ada <a@b>",
    "Łukasz O'Neil, Jr. <l+k@example.org>",
    "山田 <y@example.jp>",
  ])("the author %j", (author) => {
    requireOk(parseStatement(changed({ author })));
  });

  it("a Not-before earlier than its issue, to lift an embargo", () => {
    requireOk(
      parseStatement(changed({ notBefore: at("2026-02-01T00:00:00Z") })),
    );
  });

  it("a removal whose place a new folder takes", () => {
    requireOk(
      parseStatement(
        changed({
          removes: ["audits/x"],
          files: [{ sha256: hex, path: "audits/x/y" }],
        }),
      ),
    );
  });
});

describe("a decline", () => {
  it("has no files and no empty line", () => {
    expect(declineText.split("\n").slice(5)).toEqual([
      "Signer: lin",
      `Of: ${digestOf("request")}`,
      "Answer: changes",
      "Reason: Page 7 still names a person.",
      "",
    ]);
    expect(requireOk(parseStatement(declineText))).toEqual(decline);
  });

  it.each([
    ["a list of files", `${declineText}\n${hex}  a\n`],
    ["an empty line at its end", `${declineText}\n`],
    ["another answer", declineText.replace("changes", "consent")],
    ["no reason", declineText.replace(/Reason: .*\n/, "")],
  ])("is refused with %s", (_what, refused) => {
    requireError(parseStatement(refused));
  });
});

it("each act is signed in a namespace of its own", () => {
  expect(namespaceOf("approval")).toBe("approval@counterseal");
  expect(namespaceOf("charter")).toBe("charter@counterseal");
});

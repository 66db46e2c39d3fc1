// SPDX-License-Identifier: Apache-2.0
import { describe, it } from "vitest";
import {
  approvalIssued,
  digestOf,
  fullApproval,
} from "../../test/support/sampleAudit.ts";
import { replaceLine } from "../../test/support/textEdits.ts";
import { requireError } from "../../test/support/unwrap.ts";
import type { Approval } from "./acts.ts";
import { formatStatement, parseStatement } from "./statementText.ts";

const hex = digestOf("x");
const full = fullApproval();
const text = formatStatement(full);

function replaced(line: string, by: string): string {
  return replaceLine(text, line, by);
}
/** The approval with some properties changed, as text. */
function changed(changes: Partial<Approval>): string {
  return formatStatement({ ...full, ...changes });
}

describe("parseStatement refuses an approval with", () => {
  it.each([
    [
      "an unknown act",
      text.replace("counterseal-approval", "counterseal-toast"),
    ],
    [
      "the name of a thing every object has",
      text.replace("counterseal-approval", "counterseal-constructor"),
    ],
    ["an unknown version", text.replace("approval 1", "approval 2")],
    [
      "a line of another act",
      replaced("Audience: public", "Audience: public\nReason: none"),
    ],
    ["another audience", replaced("Audience: public", "Audience: private")],
    ["no audience", replaced("Audience: public", "")],
    [
      "lines out of order",
      replaced("Audience: public", "Purpose: x").replace(
        "\nPurpose: Publish the findings of the sample audit.\n",
        "\nAudience: public\n",
      ),
    ],
    [
      "an empty purpose",
      replaced(
        "Purpose: Publish the findings of the sample audit.",
        "Purpose: ",
      ),
    ],
    ["a purpose that begins with a space", changed({ purpose: " x" })],
    ["a purpose of 1001 characters", changed({ purpose: "x".repeat(1001) })],
    [
      "a checkpoint without its head",
      replaced(`Checkpoint: 12 ${digestOf("head")}`, "Checkpoint: 12"),
    ],
    [
      "a checkpoint of 012",
      replaced(`Checkpoint: 12 ${digestOf("head")}`, `Checkpoint: 012 ${hex}`),
    ],
    [
      "a digest in capitals",
      replaced(
        `Supersedes: ${digestOf("earlier")}`,
        `Supersedes: ${digestOf("earlier").toUpperCase()}`,
      ),
    ],
    [
      "a commit of 41 digits",
      replaced(`Base: ${"b".repeat(40)}`, `Base: ${"b".repeat(41)}`),
    ],
    [
      "an expiry at its issue",
      changed({ expires: approvalIssued, notBefore: null }),
    ],
    [
      "an expiry at its Not-before",
      changed({ expires: full.notBefore ?? approvalIssued }),
    ],
    ["an unsafe place", changed({ place: "../elsewhere" })],
    ["no files", changed({ files: [] })],
    ["no list of files", text.slice(0, text.indexOf("\n\n") + 1)],
    ["two empty lines", text.replace("\n\n", "\n\n\n")],
    ["a line after the files", `${text}\n`],
    ["an unsafe path", changed({ files: [{ sha256: hex, path: "a/../b" }] })],
    [
      "one space before a path",
      text.replace(`${digestOf("readme")}  `, `${digestOf("readme")} `),
    ],
    [
      "sha256sum's mark for binary files",
      text.replace(`${digestOf("readme")}  `, `${digestOf("readme")} *`),
    ],
    [
      "files out of order",
      text.replace(
        /(\n[0-9a-f]{64} {2}audits\/sample\/F.*)(\n[0-9a-f]{64} {2}audits\/sample\/R.*)/,
        "$2$1",
      ),
    ],
    [
      "one path twice",
      changed({
        files: [
          { sha256: hex, path: "a" },
          { sha256: digestOf("y"), path: "a" },
        ],
      }),
    ],
    [
      "one name in two cases",
      changed({
        files: [
          { sha256: hex, path: "A" },
          { sha256: hex, path: "a" },
        ],
      }),
    ],
    [
      "a folder in two cases",
      changed({
        files: [
          { sha256: hex, path: "A/x" },
          { sha256: hex, path: "a/y" },
        ],
      }),
    ],
    [
      "a file where a folder is needed",
      changed({
        files: [
          { sha256: hex, path: "a" },
          { sha256: hex, path: "a/b" },
        ],
      }),
    ],
    [
      "a file at its place",
      changed({ files: [{ sha256: hex, path: full.place }] }),
    ],
    [
      "a file in its place",
      changed({ files: [{ sha256: hex, path: `${full.place}/x` }] }),
    ],
    [
      "a file in the way of its place",
      changed({ files: [{ sha256: hex, path: "audits" }] }),
    ],
    [
      "its place's folder in another case",
      changed({ files: [{ sha256: hex, path: "Audits/x" }] }),
    ],
    [
      "a path both listed and removed",
      changed({ removes: ["audits/sample/README.md"] }),
    ],
    ["its place removed", changed({ removes: [full.place] })],
    [
      "something in its place removed",
      changed({ removes: [`${full.place}/old.md`] }),
    ],
    ["an unsafe removal", changed({ removes: [".git/config"] })],
    [
      "a judged text of another kind",
      changed({ judged: [{ sha256: hex, name: "findings.pdf" }] }),
    ],
    [
      "a judged text in a folder",
      changed({ judged: [{ sha256: hex, name: "a/b.txt" }] }),
    ],
    [
      "a judged text twice",
      changed({
        judged: [
          { sha256: hex, name: "findings.txt" },
          { sha256: digestOf("y"), name: "findings.txt" },
        ],
      }),
    ],
  ])("%s", (_what, refused) => {
    requireError(parseStatement(refused));
  });

  it.each([
    "Ada Sample",
    "<ada@example.org>",
    " <ada@example.org>",
    "Ada <ada>",
    "Ada <ada@example.org> x",
    "Ada <ada@exa mple.org>",
    "Ada <a@b@c>",
    "Ada <@example.org>",
    "Ada <ada@>",
    "Ada <ada@örg>",
    "Ada <x> <ada@example.org>",
    "Ada  <ada@example.org>",
    "Ada<ada@example.org>",
  ])("the author %j", (author) => {
    requireError(parseStatement(changed({ author })));
  });
});

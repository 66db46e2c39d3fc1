// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  digestOf,
  from,
  fullCharter,
  keyOf,
  recipient,
  until,
} from "../../test/support/sampleAudit.ts";
import { replaceLine } from "../../test/support/textEdits.ts";
import { requireError } from "../../test/support/unwrap.ts";
import { formatCharter, parseCharter } from "./charterText.ts";

const text = formatCharter(fullCharter());
const term = `${from} ${until}`;

function replaced(line: string, by: string): string {
  return replaceLine(text, line, by);
}

describe("parseCharter refuses", () => {
  it.each([
    ["nothing", ""],
    [
      "another format",
      replaced("Audit: sample-audit", "Audit: sample-audit").replace(
        "charter 1",
        "charter 2",
      ),
    ],
    [
      "another act",
      text.replace("counterseal-charter 1", "counterseal-approval 1"),
    ],
    ["an empty line", replaced("Version: 1", "Version: 1\n")],
    ["a line after the end", `${text}Seal: zoe ${recipient}\nNote: hello\n`],
    ["a missing line", replaced("Version: 1", "")],
    [
      "a line that stands twice",
      replaced("Version: 1", "Version: 1\nVersion: 1"),
    ],
    [
      "a line with two values",
      replaced("Version: 1", "Version: 1\nVersion: 2"),
    ],
    [
      "lines out of order",
      replaced(
        "Audit: sample-audit\nVersion: 1",
        "Version: 1\nAudit: sample-audit",
      ),
    ],
    ["a key in another case", replaced("Version: 1", "version: 1")],
    ["no space after the colon", replaced("Version: 1", "Version:1")],
    ["two spaces after the colon", replaced("Version: 1", "Version:  1")],
    [
      "an audit's id with capitals",
      replaced("Audit: sample-audit", "Audit: Sample"),
    ],
    ["version 0", replaced("Version: 1", "Version: 0")],
    ["version 01", replaced("Version: 1", "Version: 01")],
    [
      "a number of 16 digits",
      replaced("Version: 1", `Version: 1${"0".repeat(15)}`).replace(
        "Replaces: none",
        `Replaces: ${digestOf("x")}`,
      ),
    ],
    ["version 2 that replaces none", replaced("Version: 1", "Version: 2")],
    [
      "version 1 that replaces a charter",
      replaced("Replaces: none", `Replaces: ${digestOf("x")}`),
    ],
    [
      "a date that is not in the calendar",
      replaced("Issued: 2026-02-01T09:00:00Z", "Issued: 2026-02-30T09:00:00Z"),
    ],
    [
      "29 February of a common year",
      replaced("Issued: 2026-02-01T09:00:00Z", "Issued: 2026-02-29T09:00:00Z"),
    ],
    [
      "hour 24",
      replaced("Issued: 2026-02-01T09:00:00Z", "Issued: 2026-02-01T24:00:00Z"),
    ],
    [
      "a leap second",
      replaced("Issued: 2026-02-01T09:00:00Z", "Issued: 2026-02-01T23:59:60Z"),
    ],
    [
      "a time zone",
      replaced(
        "Issued: 2026-02-01T09:00:00Z",
        "Issued: 2026-02-01T09:00:00+01:00",
      ),
    ],
    [
      "a time before 1970",
      replaced("Issued: 2026-02-01T09:00:00Z", "Issued: 1969-12-31T23:59:59Z"),
    ],
    [
      "a quorum of nobody",
      replaced("Quorum: consent chair=2", "Quorum: consent"),
    ],
    [
      "a quorum of zero",
      replaced("Quorum: consent chair=2", "Quorum: consent chair=0"),
    ],
    [
      "an owner's seat of zero",
      replaced("Quorum: withdrawal owner=1", "Quorum: withdrawal owner=0"),
    ],
    [
      "a vendor's seat of ten",
      replaced("Quorum: withdrawal owner=1", "Quorum: withdrawal vendor=10"),
    ],
    [
      "a quorum above nine",
      replaced("Quorum: consent chair=2", "Quorum: consent chair=10"),
    ],
    [
      "seats out of order",
      replaced(
        "Quorum: charter owner=1 chair=2",
        "Quorum: charter chair=2 owner=1",
      ),
    ],
    [
      "a seat for a reviewer",
      replaced("Quorum: consent chair=2", "Quorum: consent reviewer=1"),
    ],
    [
      "an unknown act",
      replaced("Quorum: withdrawal owner=1", "Quorum: zeal owner=1"),
    ],
    [
      "no quorum for approval",
      replaced("Quorum: approval owner=1 chair=2 vendor=1", ""),
    ],
    ["no quorum for consent", replaced("Quorum: consent chair=2", "")],
    [
      "no quorum for charter",
      replaced("Quorum: charter chair=3", "").replace(
        "Quorum: charter owner=1 chair=2\n",
        "",
      ),
    ],
    [
      "an unknown condition",
      replaced("Condition: embargo", "Condition: beauty"),
    ],
    [
      "conditions unsorted",
      replaced("Condition: embargo", "Condition: inspection").replace(
        "Condition: inspection\nCondition: inspection",
        "Condition: inspection\nCondition: embargo",
      ),
    ],
    [
      "a line repeated in a list",
      replaced("Condition: embargo", "Condition: embargo\nCondition: embargo"),
    ],
    [
      "an unknown role",
      replaced(`Role: bo owner ${term}`, `Role: bo queen ${term}`),
    ],
    [
      "an empty term",
      replaced(`Role: bo owner ${term}`, `Role: bo owner ${from} ${from}`),
    ],
    [
      "a term backwards",
      replaced(`Role: bo owner ${term}`, `Role: bo owner ${until} ${from}`),
    ],
    [
      "a role with a word too many",
      replaced(`Role: bo owner ${term}`, `Role: bo owner ${term} x`),
    ],
    [
      "a comment after a key",
      replaced(
        `Sign: bo ${term} ${keyOf("bo")}`,
        `Sign: bo ${term} ${keyOf("bo")} bo@example.org`,
      ),
    ],
    [
      "a key that seals but cannot sign",
      replaced(
        `Sign: bo ${term} ${keyOf("bo")}`,
        `Sign: bo ${term} ${recipient}`,
      ),
    ],
    [
      "one key on two people",
      replaced(
        `Sign: bo ${term} ${keyOf("bo")}`,
        `Sign: bo ${term} ${keyOf("ada")}`,
      ),
    ],
    [
      "one key twice for one person",
      replaced(
        `Sign: bo ${term} ${keyOf("bo")}`,
        `Sign: bo ${from} 2026-12-31T00:00:00Z ${keyOf("bo")}\nSign: bo ${term} ${keyOf("bo")}`,
      ),
    ],
    [
      "a key of someone without a role",
      replaced(
        `Sign: rex ${term} ${keyOf("rex")}`,
        `Sign: rex ${term} ${keyOf("rex")}\nSign: zoe ${term} ${keyOf("zoe")}`,
      ),
    ],
    [
      "a recipient of someone without a role",
      `${text}Seal: zoe ${recipient}\n`,
    ],
    ["an owner without a key", replaced(`Sign: bo ${term} ${keyOf("bo")}`, "")],
    ["a chair without a key", replaced(`Sign: mo ${term} ${keyOf("mo")}`, "")],
    [
      "a recipient that is none",
      replaced(`Seal: ada ${recipient}`, "Seal: ada age1short"),
    ],
  ])("%s", (_what, refused) => {
    const { line, reason } = requireError(parseCharter(refused));
    expect(line).toBeLessThanOrEqual(refused.split("\n").length);
    expect(reason).not.toBe("");
  });
});

describe("a charter that is refused is refused at its line, with the reason", () => {
  const lineOf = (line: string): number => text.split("\n").indexOf(line) + 1;

  it.each([
    [
      "an act after a sign",
      "Quorum: approval owner=1 chair=2 vendor=1",
      "Quorum: -approval owner=1 chair=2 vendor=1",
      "it is not an act and its seats",
    ],
    [
      "a role of nobody",
      `Role: rex reviewer ${term}`,
      `Role: rex~ reviewer ${term}`,
      "it is not a person's id",
    ],
    [
      "a key of nobody",
      `Sign: rex ${term} ${keyOf("rex")}`,
      `Sign: rex~ ${term} ${keyOf("rex")}`,
      "it is not a person's id",
    ],
  ])("%s", (_what, line, by, reason) => {
    const fault = requireError(parseCharter(replaced(line, by)));
    expect(fault.line).toBe(lineOf(line));
    expect(fault.reason).toContain(reason);
  });

  it("a line after the end", () => {
    const lines = text.split("\n").length;
    expect(requireError(parseCharter(`${text}Note: hello\n`))).toEqual({
      ...{ line: lines, reason: "this line does not belong here" },
    });
  });
});

// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  digestOf,
  from,
  fullCharter,
  keyOf,
  person,
  sampleCharter,
  until,
} from "../../test/support/sampleAudit.ts";
import { editsOf, replaceLine } from "../../test/support/textEdits.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import type { Charter } from "./charter.ts";
import { formatCharter, parseCharter } from "./charterText.ts";

const full = fullCharter();
const text = formatCharter(full);
const goodLine = text.split("\n");

const term = `${from} ${until}`;

describe("a charter's text", () => {
  it("is short, ordered and readable", () => {
    expect(goodLine.slice(0, 16)).toEqual([
      "counterseal-charter 1",
      "Audit: sample-audit",
      "Version: 1",
      "Replaces: none",
      "Issued: 2026-02-01T09:00:00Z",
      "Quorum: approval owner=1 chair=2 vendor=1",
      "Quorum: charter chair=3",
      "Quorum: charter owner=1 chair=2",
      "Quorum: consent chair=2",
      "Quorum: withdrawal owner=1",
      "Condition: embargo",
      "Condition: inspection",
      `Role: ada owner ${term}`,
      `Role: bo owner ${term}`,
      `Role: lin chair ${term}`,
      `Role: mo chair ${term}`,
    ]);
    expect(goodLine.at(-2)).toBe(`Seal: rex ${keyOf("rex")}`);
  });

  it("comes back whole, whatever the order of what was written", () => {
    const read = requireOk(parseCharter(text));
    expect(formatCharter(read)).toBe(text);
    expect(read.roles).toHaveLength(full.roles.length);
    expect(read.quorums).toContainEqual(full.quorums[2]);
    const reversed: Charter = {
      ...full,
      roles: full.roles.toReversed(),
      sign: full.sign.toReversed(),
    };
    expect(formatCharter(reversed)).toBe(text);
  });

  it("once edited is refused, or written as it was read", () => {
    let taken = 0;
    fc.assert(
      fc.property(editsOf(text), (edit) => {
        const read = parseCharter(edit);
        if (!read.ok) return;
        taken += 1;
        expect(formatCharter(read.value)).toBe(edit);
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(0);
  });
});

describe("parseCharter takes", () => {
  it("a reviewer without a key", () => {
    const bare = replaceLine(text, `Sign: rex ${term} ${keyOf("rex")}`, "");
    expect(parseCharter(bare).ok).toBe(true);
  });

  it("two terms of one role, and several keys of one person", () => {
    const charter = sampleCharter();
    const wide: Charter = {
      ...charter,
      roles: [
        ...charter.roles,
        {
          person: person("bo"),
          role: "owner",
          from: until,
          until: at("2028-01-01T00:00:00Z"),
        },
      ],
      sign: [
        ...charter.sign,
        { person: person("bo"), from, until, key: keyOf("bo's second") },
      ],
    };
    expect(formatCharter(requireOk(parseCharter(formatCharter(wide))))).toBe(
      formatCharter(wide),
    );
  });

  it("a later version that says which charter it replaces", () => {
    const later = sampleCharter({ version: 2, replaces: digestOf("first") });
    const read = requireOk(parseCharter(formatCharter(later)));
    expect(read.replaces).toBe(digestOf("first"));
  });
});

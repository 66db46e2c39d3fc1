// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf, person } from "../../test/support/sampleAudit.ts";
import { AuditId, Instant, StatementId } from "../ids.ts";
import type { DisclosureView } from "../ipc/disclosureContract.ts";
import { type BreachReport, breachDraft, type Leak } from "./breachDraft.ts";

const one = digestOf("one");
const other = digestOf("other");
const statement = StatementId.parse("5".repeat(32));

const bare: DisclosureView = {
  ...{ id: "share-1", kind: "share", standing: "left", from: null },
  at: Instant.parse("2026-01-05T10:00:00Z"),
  ...{ to: ["ada", "lin"], files: [{ path: "a.pdf", sha256: one }] },
  ...{ purpose: "to be read", terms: [], statement: null, parcel: null },
  receipts: [],
};

function leak(changes: Partial<DisclosureView> = {}): Leak {
  const disclosure = { ...bare, ...changes };
  return { disclosure, files: disclosure.files };
}

function draft(
  leaks: readonly Leak[],
  facts: Partial<BreachReport["facts"]> = {},
): string[] {
  return breachDraft({
    ...{ title: "Harbour", leaks },
    written: Instant.parse("2026-02-01T00:00:00Z"),
    facts: {
      ...{ audit: AuditId.parse("harbour"), addressee: "src@harbour.example" },
      ...{ reporter: person("ada"), how: "It was in the news." },
      noticed: Instant.parse("2026-01-31T00:00:00Z"),
      ...{ leakedTo: [], done: [], ...facts },
    },
    nameOf: (id) => `${id.toUpperCase()}\u202e`,
  }).split("\n");
}

/** The lines between a heading and the empty line behind it. */
function under(heading: string, lines: readonly string[]): readonly string[] {
  const from = lines.indexOf(heading) + 1;
  return lines.slice(from, lines.indexOf("", from));
}

const held = (lines: readonly string[]): readonly string[] =>
  under("WHO HELD IT BEFORE, AND UNDER WHAT", lines);

describe("the draft of a breach's report", () => {
  it("names each file once, however often it left", () => {
    const lines = draft([leak(), leak({ id: "share-2", kind: "review" })]);
    expect(under("WHAT LEAKED", lines)).toEqual([
      "  - a.pdf",
      `    SHA-256 ${one}`,
    ]);
    expect(
      held(lines)
        .join("\n")
        .match(/Files: a\.pdf/g),
    ).toHaveLength(2);
  });

  it("tells files of one path apart, and says of what it knows no digest", () => {
    const files = [one, other, null].map((sha256) => ({
      ...{ path: "a\u202e.pdf", sha256 },
    }));
    const leaked = under("WHAT LEAKED", draft([leak({ files })]));
    const path = "  - a\u{fffd}.pdf";
    expect(leaked.slice(0, 5)).toEqual([
      ...[path, `    SHA-256 ${one}`],
      ...[path, `    SHA-256 ${other}`, path],
    ]);
    expect(leaked.slice(5)).toEqual([expect.stringContaining("not known")]);
  });

  it("lists to whom it leaked and what is done, as far as that is known", () => {
    const known = draft([leak()], {
      leakedTo: ["a paper", "a rival\n"],
      done: ["Keys were changed."],
    });
    expect(under("TO WHOM IT LEAKED", known)).toEqual([
      "  - a paper",
      "  - a rival\u{fffd}",
    ]);
    expect(under("WHAT IS DONE", known)).toEqual(["  - Keys were changed."]);
    const unknown = draft([leak()]);
    expect(under("TO WHOM IT LEAKED", unknown)).toEqual(["  Not known yet."]);
    expect(under("WHAT IS DONE", unknown)).toEqual(["  Nothing yet."]);
  });

  it("is addressed, signed and told with nothing that changes how it shows", () => {
    const lines = draft([leak()], { addressee: "x\u202e", how: "so\u2028" });
    expect(lines[0]).toBe("DRAFT, NOT SENT");
    expect(lines).toContain("To: x\u{fffd}");
    expect(lines).toContain(
      "Reported by ADA\u{fffd} for the audit harbour, 2026-02-01T00:00:00Z.",
    );
    expect(under("HOW IT WAS NOTICED", lines)).toEqual([
      "  2026-01-31T00:00:00Z: so\u{fffd}",
    ]);
    expect(lines.at(-1)).toBe("");
  });
});

describe("who held what leaked", () => {
  it("is told without what a disclosure does not have", () => {
    expect(held(draft([leak()]))).toEqual([
      "  - 2026-01-05T10:00:00Z, shared: ADA\u{fffd}, LIN\u{fffd}",
      "    Files: a.pdf",
      "    For: to be read",
    ]);
  });

  it("is told with everything that it has", () => {
    const full = leak({
      ...{ from: "mo", terms: ["Keep it.", "Burn it.\n"], statement },
      ...{ parcel: other, receipts: ["ada", "lin"] },
    });
    expect(held(draft([full])).slice(3)).toEqual([
      "    From: MO\u{fffd}",
      "    Terms: Keep it. Burn it.\u{fffd}",
      `    Under the statement ${statement}`,
      `    In the sealed file with SHA-256 ${other}`,
      "    Arrival confirmed by: ADA\u{fffd}, LIN\u{fffd}",
    ]);
  });

  it("is told of the files that leaked, not of all that left", () => {
    const files = ["a", "b\u202e", "c"].map((path) => ({ path, sha256: one }));
    const some = { ...leak({ files }), files: files.slice(1) };
    expect(held(draft([some]))[1]).toBe("    Files: b\u{fffd}, c");
  });

  it("is told by the way in which it left, and whether it was only begun", () => {
    const ways = (["share", "request", "review", "earlier"] as const).map(
      (kind) => held(draft([leak({ kind })]))[0],
    );
    expect(new Set(ways).size).toBe(4);
    const begun = leak({ standing: "begun" });
    expect(held(draft([begun]))[0]).toContain("to be shared (begun, not known");
  });
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf, person } from "../../test/support/sampleAudit.ts";
import { Instant } from "../ids.ts";
import {
  readOnlyReasons,
  type PlaceWarning,
  type ReadOnlyReason,
  type Standing,
} from "../ipc/standing.ts";
import { describePlaceWarning, readOnlyAdvice } from "./standing.ts";

const january = Instant.parse("2026-01-31T16:00:00Z");
const february = Instant.parse("2026-02-01T08:30:00Z");

const healthy: Standing = {
  ...{ lastEntry: january, readOnlyWhy: null, lost: null, damagedAt: null },
  ...{ holder: null, adoptions: [], rekey: null, warnings: [] },
};

function advice(why: ReadOnlyReason, changes: Partial<Standing> = {}) {
  const said = readOnlyAdvice({ ...healthy, ...changes, readOnlyWhy: why });
  if (said === null) throw new Error("nothing was said");
  return said;
}

describe("why an open vault takes no changes", () => {
  it("is not said of one that takes them", () => {
    expect(readOnlyAdvice(healthy)).toBeNull();
  });

  it.each(readOnlyReasons)("is said in whole sentences for %s", (why) => {
    const { title, facts, next } = advice(why);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(facts.length).toBeGreaterThan(0);
    for (const sentence of [...facts, next]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
    }
  });

  it("is another for each reason", () => {
    // Where no new folder is known, both reasons of a rekeying are told alike.
    const titles = readOnlyReasons
      .filter((why) => why !== "superseded")
      .map((why) => advice(why).title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe("what is missing of a ledger", () => {
  const lost = {
    ...{ seq: 41, head: digestOf("lost"), at: february },
    witness: "profile",
  } as const;

  it.each(["rolled-back", "ledger-damaged"] as const)(
    "is only the time of the newest entry, where no more is known of %s",
    (why) => {
      expect(advice(why).facts).toEqual([
        "The newest entry here is of 2026-01-31 16:00:00 UTC.",
      ]);
    },
  );

  it("is told as what this computer saw", () => {
    const [, sentence, ...more] = advice("rolled-back", { lost }).facts;
    expect(sentence).toMatch(
      /^This computer saw entry 41, of 2026-02-01 08:30:00 UTC,/,
    );
    expect(sentence).toContain(` ${digestOf("lost").slice(0, 16)}…;`);
    expect(more).toEqual([]);
  });

  it.each([
    ["approval", "an approval"],
    ["consent", "a consent"],
  ] as const)("is told by who asked for and signed %s", (act, asked) => {
    const statement = {
      ...{ act, purpose: "Publish\u202e it" },
      ...{ requester: person("ada"), signer: person("lin") },
    };
    const [, sentence] = advice("rolled-back", {
      lost: { ...lost, witness: "statement", statement },
    }).facts;
    expect(sentence).toContain(
      `by which ada asked for ${asked} (“Publish\u{fffd} it”)`,
    );
    expect(sentence).toContain("the signature of lin, names entry 41,");
  });

  it("is told of a statement whose signer is not known any more", () => {
    const [, sentence] = advice("rolled-back", {
      lost: { ...lost, witness: "statement" },
    }).facts;
    expect(sentence).toMatch(/^A statement that was compared names entry 41,/);
  });

  it("begins at the damaged entry, which may be the first", () => {
    const [, sentence, ...more] = advice("ledger-damaged", {
      damagedAt: 0,
    }).facts;
    expect(sentence).toMatch(/^Entry 0 is damaged/);
    expect(more).toEqual([]);
  });
});

describe("who has the vault open", () => {
  const holder = {
    ...{ host: "laptop", pid: 7, program: "Counterseal", since: january },
  };
  const told = (changes: Partial<Standing>) =>
    advice("in-use", changes).facts[0];

  it("is named with program, computer, process and time", () => {
    expect(told({ holder })).toBe(
      "It is open in Counterseal on laptop, process 7 since 2026-01-31 16:00:00 UTC.",
    );
  });

  it("is named without a time where the lock has none", () => {
    expect(told({ holder: { ...holder, since: null } })).toMatch(
      /process 7\.$/,
    );
  });

  it("has no name while its lock is being written", () => {
    expect(told({ holder: null })).toContain("has no name yet");
    expect(told({ holder: { ...holder, host: "" } })).toContain(
      "has no name yet",
    );
  });
});

describe("a vault that is sealed under new keys", () => {
  const rekey = { at: january, to: "vault-2", finished: false };

  it.each(["superseded", "rekey-begun"] as const)(
    "leads to the new folder once it was whole: %s",
    (why) => {
      const { title, facts, next } = advice(why, {
        rekey: { ...rekey, finished: true },
      });
      expect(title).toContain("was sealed under new keys");
      expect(facts[0]).toContain("the folder vault-2 on 2026-01-31 16:00:00");
      expect(facts).toHaveLength(2);
      expect(next).toContain("Go on in the folder vault-2.");
    },
  );

  it("is to be gone on with while it is not", () => {
    const { title, facts, next } = advice("rekey-begun", { rekey });
    expect(title).toContain("is being sealed");
    expect(facts).toEqual([
      expect.stringContaining(
        "begun on 2026-01-31 16:00:00 UTC, into the folder vault-2,",
      ),
    ]);
    expect(next).toContain("If the folder vault-2 is a vault already");
  });

  it("is told without a time where none is known", () => {
    const [sentence] = advice("rekey-begun").facts;
    expect(sentence).toMatch(/^It was begun, into the folder/);
  });
});

describe("what endangers a vault's folder", () => {
  const hostile = "a\u202e";

  it.each<[PlaceWarning, string]>([
    [{ kind: "network", fileSystem: "FUSE" }, "on a FUSE file system"],
    [{ kind: "network", fileSystem: "nfs4" }, "a network drive (nfs4)"],
    [{ kind: "network", fileSystem: hostile }, "a network drive (a\u{fffd})"],
    [{ kind: "synced", service: "Dropbox" }, "that Dropbox synchronises"],
    [
      { kind: "conflict-copies", names: ["one", "two", hostile] },
      "in two places: one, two and a\u{fffd}.",
    ],
    [{ kind: "readable-by-others", mode: "0755" }, "(mode 0755)"],
  ])("%j", (warning, words) => {
    const said = describePlaceWarning(warning);
    expect(said).toContain(words);
    expect(said).toMatch(/^[A-Z].*\.$| on the folder\.$/);
  });

  it("is no network drive for certain on FUSE", () => {
    const said = describePlaceWarning({ kind: "network", fileSystem: "FUSE" });
    expect(said).toContain("may be a network or synchronised folder");
  });
});

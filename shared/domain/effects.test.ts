// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  at,
  digestOfCharter,
  keyOf,
  person,
  sampleApproval,
  sampleCharter,
  sampleRoles,
} from "../../test/support/sampleAudit.ts";
import {
  enough,
  sampleGate,
  sampleState,
  seatNames,
  signedCharter,
  signedText,
} from "../../test/support/sampleRelease.ts";
import { sampleConsent } from "../../test/support/sampleStatements.ts";
import { type Charter } from "../formats/charter.ts";
import { formatCharter } from "../formats/charterText.ts";
import { formatStatement } from "../formats/statementText.ts";
import type { PersonId } from "../ids.ts";
import type { ShareState } from "./authorizeShare.ts";
import { type Asked, type Coming, type Effect, effectOf } from "./effects.ts";

const first = sampleCharter();
const long = at("2020-01-01T00:00:00Z");

function release(names: readonly string[] = enough): Asked {
  return { act: "approval", state: sampleState({}, sampleApproval(), names) };
}

function loss(name: string, since = long): Coming {
  return { what: "loss", lost: { key: keyOf(name), since } };
}

function charter(changes: Partial<Charter>): Coming {
  const next = sampleCharter(
    {
      version: 2,
      replaces: digestOfCharter(first),
      issued: at("2026-03-02T00:00:00Z"),
      ...changes,
    },
    sampleRoles,
  );
  const { digest } = signedCharter(next, seatNames);
  return {
    what: "charter",
    next: { charter: next, digest, text: formatCharter(next) },
  };
}

function effect(asked: Asked, coming: Coming): Effect {
  const found = effectOf(asked, coming);
  if (found === null) throw new Error("nothing is touched");
  return found;
}

describe("the loss of a key", () => {
  it("voids the signature it gave, says so, and leaves the request to others", () => {
    const { voids, change } = effect(release(), loss("lin"));
    expect(voids).toBe(true);
    expect(change).toMatchObject({
      verdict: "open",
      lost: [{ person: "lin", why: "key-lost" }],
      missing: [
        { name: "chairs-missing", missing: 1 },
        { name: "key-revoked", person: "lin" },
      ],
    });
    expect(change.kept).not.toContain("lin");
  });

  it("does not count on the lost key to sign again", () => {
    const { change } = effect(release(), loss("lin"));
    const candidates = change.missing.flatMap((each) =>
      "candidates" in each ? each.candidates : [],
    );
    expect(candidates).toEqual(["nia"]);
  });

  it("voids a request whose requester has not signed and has no other key", () => {
    expect(effect(release(["bo", "lin"]), loss("ada"))).toMatchObject({
      voids: true,
      change: { verdict: "void", lost: [] },
    });
    expect(effect(release(["bo", "lin"]), loss("nia")).voids).toBe(false);
  });

  it("keeps what was recorded before it, by the same key", () => {
    const late = at("2030-01-01T00:00:00Z");
    expect(effect(release(), loss("lin", late))).toMatchObject({
      voids: false,
      change: { verdict: "stands", lost: [], missing: [] },
    });
  });

  it("keeps a request that the key has not signed", () => {
    expect(effect(release(), loss("nia"))).toMatchObject({
      voids: false,
      change: { verdict: "stands", kept: enough },
    });
  });

  it("voids sharing with whoever would open it with the lost key", () => {
    const { audience, files } = sampleConsent();
    const [to] = audience;
    if (to === undefined) throw new Error("nobody");
    const statement = signedText(
      formatStatement(sampleConsent()),
      "consent@counterseal",
      enough,
    );
    const state: ShareState = {
      ...sampleGate,
      statement,
      requester: person("ada"),
      content: files,
      judged: [],
      recipients: audience,
      ...{ removed: [], dropped: [] },
      fingerprints: new Map(),
    };
    // One that is dated ahead voids it then.
    for (const since of [long, at("2026-03-14T00:00:00Z")]) {
      const lost = { key: to.recipient, since };
      const coming: Coming = { what: "loss", lost };
      expect(effect({ act: "consent", state }, coming)).toMatchObject({
        voids: true,
        change: {
          lost: [],
          missing: [{ name: "recipient-key-lost", ...to }],
        },
      });
    }
  });
});

describe("a charter that is coming", () => {
  it("voids what a key signed that it does not name any more", () => {
    const rotated = first.sign.map((line) =>
      line.person === "lin" ? { ...line, key: keyOf("lin 2") } : line,
    );
    expect(effect(release(), charter({ sign: rotated }))).toMatchObject({
      voids: true,
      change: {
        verdict: "open",
        lost: [{ person: "lin", why: "key-left-out" }],
      },
    });
  });

  it("keeps what was signed in a term that ends only after it", () => {
    const roles = first.roles.map((line) =>
      line.person === "lin"
        ? { ...line, until: at("2026-03-02T00:00:00Z") }
        : line,
    );
    expect(effect(release(), charter({ roles }))).toMatchObject({
      voids: false,
      change: { verdict: "stands", kept: enough },
    });
  });

  it.each([
    ["is over", { clock: at("2035-01-01T00:00:00Z") }],
    ["has lost its content", { content: [] }],
    ["was made in another vault", { vault: "f".repeat(32) }],
  ])("says nothing of a request that %s", (_, changes) => {
    const asked = release();
    const state = { ...asked.state, ...changes } as typeof asked.state;
    expect(effectOf({ ...asked, state } as Asked, charter({}))).toBeNull();
  });

  it("says nothing of a consent that was withdrawn", () => {
    const text = formatStatement(sampleConsent());
    const statement = signedText(text, "consent@counterseal", enough);
    const consent = {
      ...{ ...sampleGate, statement, requester: person("ada") },
      ...{ content: sampleConsent().files, judged: [] },
      ...{ recipients: sampleConsent().audience },
      ...{ removed: [], dropped: [] },
    } satisfies ShareState;
    const withdrawal = formatStatement({
      ...{ act: "withdrawal", audit: consent.audit, signer: person("lin") },
      ...{ charter: digestOfCharter(first), id: "7".repeat(32) },
      ...{ issued: sampleConsent().issued, of: statement.digest },
      reason: "No more",
    } as Parameters<typeof formatStatement>[0]);
    const answers = [signedText(withdrawal, "withdrawal@counterseal", ["lin"])];
    const coming = charter({});
    expect(effectOf({ act: "consent", state: consent }, coming)).not.toBeNull();
    const state = { ...consent, answers };
    expect(effectOf({ act: "consent", state }, coming)).toBeNull();
  });

  it("says of a consent that covers one recipient fewer what it does to it for the others", () => {
    const { audience, files } = sampleConsent();
    const text = formatStatement(sampleConsent());
    const statement = signedText(text, "consent@counterseal", enough);
    const people = [...new Set(audience.map(({ person }) => person))];
    expect(people.length).toBeGreaterThan(1);
    const asked = (removed: readonly PersonId[]): Asked => {
      const state: ShareState = {
        ...{ ...sampleGate, statement, requester: person("ada") },
        ...{ content: files, judged: [], recipients: audience },
        ...{ removed, dropped: [] },
      };
      return { act: "consent", state };
    };
    const coming = charter({});
    const whole = effectOf(asked([]), coming);
    expect(whole).not.toBeNull();
    expect(effectOf(asked(people.slice(0, 1)), coming)).toEqual(whole);
    expect(effectOf(asked(people), coming)).toBeNull();
  });

  it("does not touch a request that waits for others all the same", () => {
    expect(effect(release(["ada"]), charter({})).voids).toBe(false);
  });
});

describe("what is coming", () => {
  const coming: readonly Coming[] = [
    charter({}),
    loss("lin"),
    { what: "drop", key: keyOf("lin") },
  ];

  it("does nothing to a request that is not there, or is under no charter that is known", () => {
    const asked = release();
    const lost = { ...asked.state, statement: null } as typeof asked.state;
    const unknown = sampleState(
      {},
      { ...sampleApproval(), charter: "a".repeat(64) as never },
      enough,
    );
    for (const state of [lost, unknown])
      for (const each of coming)
        expect(effectOf({ ...asked, state } as Asked, each)).toBeNull();
  });

  it("drops a key from the consents that name it, and from nothing else", () => {
    const { audience, files } = sampleConsent();
    const text = formatStatement(sampleConsent());
    const statement = signedText(text, "consent@counterseal", enough);
    const asked: Asked = {
      act: "consent",
      state: {
        ...{ ...sampleGate, statement, requester: person("ada") },
        ...{ content: files, judged: [], recipients: audience },
        ...{ removed: [], dropped: [] },
      },
    };
    const named = audience[0]?.recipient ?? "";
    const drop = (key: string) => ({ what: "drop", key }) as Coming;
    expect(effectOf(asked, drop("age1nobody"))).toBeNull();
    expect(effectOf(release(), drop(named))).toBeNull();
    expect(effectOf(asked, drop(named))).not.toBeNull();
  });
});

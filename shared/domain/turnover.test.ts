// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approvalIssued,
  at,
  digestOf,
  digestOfCharter,
  from,
  keyOf,
  person,
  sampleApproval,
  sampleCharter,
  sampleRoles,
  until,
} from "../../test/support/sampleAudit.ts";
import {
  enough,
  sampleState,
  seatNames,
  signedCharter,
} from "../../test/support/sampleRelease.ts";
import type { Approval } from "../formats/acts.ts";
import type { Charter } from "../formats/charter.ts";
import { formatCharter } from "../formats/charterText.ts";
import { questionOf, readRequest } from "./requestReading.ts";
import type { ReleaseState } from "./releaseState.ts";
import { type Turnover, turnoverOf } from "./turnover.ts";

const first = sampleCharter();

function nextCharter(
  changes: Partial<Charter>,
  people: typeof sampleRoles = sampleRoles,
): Charter {
  return sampleCharter(
    {
      version: 2,
      replaces: digestOfCharter(first),
      issued: at("2026-03-02T00:00:00Z"),
      ...changes,
    },
    people,
  );
}

function without(...names: string[]): typeof sampleRoles {
  return sampleRoles.filter(([name]) => !names.includes(name));
}

function become(
  next: Charter,
  names: readonly string[] = enough,
  approval: Partial<Approval> = {},
  state: Partial<ReleaseState> = {},
): Turnover | null {
  const asked = sampleState(state, sampleApproval(approval), names);
  const read = readRequest(asked.statement, "approval");
  if (read === null) throw new Error("no request");
  const text = formatCharter(next);
  const { digest } = signedCharter(next, seatNames);
  return turnoverOf(questionOf(asked), read, { charter: next, digest, text });
}

describe("a charter that follows", () => {
  it("leaves what is enough under both as it stands", () => {
    const zoe = nextCharter({}, [...sampleRoles, ["zoe", "chair"]]);
    expect(become(zoe)).toEqual({
      verdict: "stands",
      kept: ["ada", "lin", "mo"],
      lost: [],
      missing: [],
      demands: [],
    });
  });

  it("takes the signature of a chair whom it leaves out, and says who can sign instead", () => {
    expect(become(nextCharter({}, without("mo")))).toEqual({
      verdict: "open",
      kept: ["ada", "lin"],
      lost: [{ person: "mo", why: "left-out" }],
      missing: [
        {
          name: "chairs-missing",
          missing: 1,
          signed: ["lin"],
          candidates: ["nia"],
        },
      ],
      demands: [],
    });
  });

  it("voids what only newcomers could sign", () => {
    const others = [...without("mo", "nia"), ["zoe", "chair"], ["yu", "chair"]];
    const turned = become(nextCharter({}, others as typeof sampleRoles));
    expect(turned).toMatchObject({
      verdict: "void",
      missing: [{ name: "chairs-missing", candidates: [] }],
    });
  });

  it("leaves a request open that its requester has not signed, whoever else has", () => {
    expect(become(nextCharter({}), ["bo", "lin", "mo"])).toMatchObject({
      ...{ verdict: "open", kept: ["bo", "lin", "mo"] },
      missing: [{ name: "requester-missing", requester: "ada" }],
    });
  });

  it("leaves a request that waits open, to those whom both name", () => {
    const zoe = nextCharter({}, [...without("lin"), ["zoe", "chair"]]);
    expect(become(zoe, ["ada"])).toMatchObject({
      verdict: "open",
      kept: ["ada"],
      missing: [
        { name: "chairs-missing", missing: 2, candidates: ["mo", "nia"] },
      ],
    });
  });

  it.each<[string, Charter, string]>([
    [
      "another key",
      nextCharter({
        sign: first.sign.map((line) =>
          line.person === "lin" ? { ...line, key: keyOf("lin 2") } : line,
        ),
      }),
      "key-left-out",
    ],
    [
      "a key that is somebody else's now",
      nextCharter({
        sign: first.sign.map((line) => {
          const moved = { lin: "lin 2", rex: "lin" } as Record<string, string>;
          return { ...line, key: keyOf(moved[line.person] ?? line.person) };
        }),
      }),
      "key-left-out",
    ],
    [
      "a term that was over by then",
      nextCharter({
        roles: first.roles.map((line) =>
          line.person === "lin" ? { ...line, until: approvalIssued } : line,
        ),
      }),
      "term-over",
    ],
    [
      "a key whose term begins later",
      nextCharter({
        sign: first.sign.map((line) =>
          line.person === "lin"
            ? { ...line, from: at("2026-03-02T00:00:00Z") }
            : line,
        ),
      }),
      "term-over",
    ],
    [
      "another role",
      nextCharter({
        roles: first.roles.map((line) =>
          line.person === "lin" ? { ...line, role: "reviewer" } : line,
        ),
      }),
      "role-lost",
    ],
    [
      "a demand that they do not meet",
      nextCharter({ conditions: ["attestations"] }),
      "demand",
    ],
  ])("says why lin's signature counts no more: %s", (_what, next, why) => {
    expect(become(next)?.lost).toContainEqual({ person: "lin", why });
  });

  it("keeps signatures and asks for more under a higher quorum", () => {
    const higher = nextCharter({
      quorums: first.quorums.map((line) => ({ ...line, seats: { chair: 3 } })),
    });
    expect(become(higher)).toMatchObject({
      verdict: "open",
      kept: ["ada", "lin", "mo"],
      lost: [],
      missing: [{ name: "chairs-missing", candidates: ["nia"] }],
    });
  });

  it("voids a text that lacks what it demands, and names the demand", () => {
    const embargo = nextCharter({ conditions: ["embargo", "inspection"] });
    expect(become(embargo)).toMatchObject({
      verdict: "void",
      demands: ["embargo", "inspection"],
    });
    const timed = { notBefore: at("2026-03-10T00:00:00Z") };
    expect(become(embargo, enough, timed)?.demands).toEqual(["inspection"]);
  });

  it("does not count on somebody who is recused", () => {
    const next = nextCharter({}, without("mo"));
    const recused = { recused: [person("nia")] };
    expect(become(next, enough, {}, recused)?.verdict).toBe("void");
  });

  it("has nothing to say of a request under an unknown charter", () => {
    const unknown = { charter: digestOf("elsewhere") };
    expect(become(nextCharter({}), enough, unknown)).toBeNull();
  });

  it("counts a person once whose role has two terms", () => {
    const twice = nextCharter({
      roles: [
        ...first.roles,
        {
          person: person("lin"),
          role: "chair",
          from,
          until: at("2026-06-01T00:00:00Z"),
        },
      ],
    });
    expect(become(twice, ["ada", "lin"])).toMatchObject({
      verdict: "open",
      kept: ["ada", "lin"],
      missing: [{ missing: 1 }],
    });
    expect(until > approvalIssued).toBe(true);
  });
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { laterCharter, signedChain } from "../../test/support/charterChain.ts";
import {
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
  sampleGate,
  signedApproval,
  signedText,
} from "../../test/support/sampleRelease.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import type { Approval, StatementOf } from "../formats/acts.ts";
import type { Charter } from "../formats/charter.ts";
import { formatStatement } from "../formats/statementText.ts";
import { VaultId } from "../ids.ts";
import { type AskedState, reviewersOf, seatedAt } from "./reviewers.ts";

const sealTo = (...names: string[]) =>
  names.map((name) => ({
    ...{ person: person(name.slice(0, 3)), recipient: keyOf(name) },
  }));
const charter = sampleCharter({
  seal: sealTo("ada", "lin", "lin 2", "mo", "nia", "rex"),
});

/** Asked under the first of these charters, by ada, with the last of them in force. */
function asked(
  changes: Partial<AskedState> = {},
  approval: Partial<Approval> = {},
  charters: readonly [Charter, ...Charter[]] = [charter],
): AskedState {
  const named = digestOfCharter(charters[0]);
  return {
    ...sampleGate,
    act: "approval",
    statement: signedApproval(
      sampleApproval({ charter: named, ...approval }),
      enough,
    ),
    charters: signedChain(charters),
    ...changes,
  };
}

function shownTo(...of: Parameters<typeof asked>): readonly string[] {
  return requireOk(reviewersOf(asked(...of))).to;
}
function sealedTo(...of: Parameters<typeof asked>): readonly string[] {
  return requireOk(reviewersOf(asked(...of))).recipients.map(
    ({ recipient }) => recipient,
  );
}
const refusals = (...of: Parameters<typeof asked>) =>
  requireError(reviewersOf(asked(...of)));

/** The sample charter, with the roles of one person until another time. */
const untilFor = (name: string, end: typeof until): Charter => ({
  ...charter,
  roles: charter.roles.map((line) =>
    line.person === name ? { ...line, until: end } : line,
  ),
});

describe("who may be shown what is asked for", () => {
  it("is everybody with a seat but who asks, sorted", () => {
    expect(shownTo()).toEqual(["bo", "lin", "mo", "nia"]);
    const turned = { ...charter, roles: charter.roles.toReversed() };
    expect(shownTo({}, {}, [turned])).toEqual(["bo", "lin", "mo", "nia"]);
    expect(shownTo({}, { requester: person("lin") })).toEqual([
      ...["ada", "bo", "mo", "nia"],
    ]);
  });

  it("is nobody who is recused", () => {
    const recused = [person("mo"), person("zoe")];
    expect(shownTo({ recused })).toEqual(["bo", "lin", "nia"]);
    expect(sealedTo({ recused })).not.toContain(keyOf("mo"));
  });

  it("is nobody whose seat is over by the clock or by the ledger", () => {
    const end = at("2026-03-05T00:00:00Z");
    const before = at("2026-03-04T23:59:59Z");
    const ends = [untilFor("mo", end)] as const;
    const all = ["bo", "lin", "mo", "nia"];
    expect(shownTo({ clock: before, ledgerTime: before }, {}, ends)).toEqual(
      all,
    );
    for (const times of [
      { clock: end, ledgerTime: before },
      { clock: before, ledgerTime: end },
    ])
      expect(shownTo(times, {}, ends)).toEqual(["bo", "lin", "nia"]);
  });

  it("is who has a seat by the charter that it names and by the one in force", () => {
    const without = sampleRoles.filter(([name]) => name !== "nia");
    const next = laterCharter(charter, {}, [...without, ["zoe", "chair"]]);
    expect(shownTo({}, {}, [charter, next])).toEqual(["bo", "lin", "mo"]);
  });
});

describe("the keys that it is sealed to", () => {
  it("are all keys of those people, and nobody else's", () => {
    expect(sealedTo()).toEqual(["lin", "lin 2", "mo", "nia"].map(keyOf));
  });

  it("are those that the charter in force lists", () => {
    const next = laterCharter(charter, { seal: sealTo("lin 3", "mo") });
    expect(sealedTo({}, {}, [charter, next])).toEqual(
      ["lin 3", "mo"].map(keyOf),
    );
  });

  it("are none that is lost by the latest time that the vault knows", () => {
    const since = at("2026-03-05T00:00:00Z");
    const revokedKeys = [{ key: keyOf("lin"), since }];
    const left = ["lin 2", "mo", "nia"].map(keyOf);
    expect(sealedTo({ revokedKeys })).toContain(keyOf("lin"));
    for (const times of [
      { clock: since },
      { ledgerTime: since },
      { statementTimes: [since] },
    ])
      expect(sealedTo({ revokedKeys, ...times })).toEqual(left);
  });
});

describe("nobody is shown anything", () => {
  it("of a text that is no request of this kind", () => {
    expect(refusals({ act: "consent" })).toEqual([{ name: "request-missing" }]);
  });

  it("without a charter in force", () => {
    expect(refusals({ charters: [] })).toEqual([{ name: "charter-missing" }]);
  });

  it("under a charter that the chain does not hold", () => {
    const unknown = digestOf("elsewhere");
    expect(refusals({}, { charter: unknown })).toEqual([
      {
        ...{ name: "charter-changed", statementCharter: unknown },
        inForce: digestOfCharter(charter),
      },
    ]);
  });

  it("of another vault", () => {
    const vault = VaultId.parse("f".repeat(32));
    expect(refusals({ vault })).toEqual([
      { name: "statement-elsewhere", field: "vault" },
    ]);
  });

  it("once it was taken back", () => {
    const { statement } = asked();
    const withdrawal: StatementOf<"withdrawal"> = {
      ...{ act: "withdrawal", audit: sampleGate.audit, of: statement.digest },
      charter: digestOfCharter(charter),
      id: sampleApproval().id,
      issued: sampleApproval().issued,
      ...{ signer: person("bo"), reason: "Too early." },
    };
    const space = "withdrawal@counterseal";
    const text = signedText(formatStatement(withdrawal), space, ["bo"]);
    expect(refusals({ answers: [text] })).toEqual([
      { name: "statement-withdrawn", person: "bo" },
    ]);
  });

  it("once its time is over, while an embargo keeps nobody from judging", () => {
    const { expires } = sampleApproval();
    expect(refusals({ clock: expires })).toEqual([
      { name: "statement-expired", at: expires },
    ]);
    const notBefore = at("2026-03-10T16:00:00Z");
    expect(shownTo({}, { notBefore })).toHaveLength(4);
  });
});

describe("a seat", () => {
  it("is an owner's, a chair's or a vendor's, within its term", () => {
    const lines = sampleCharter({}, [
      ...(["owner", "chair", "vendor", "reviewer"] as const).map(
        (role) => [role, role] as const,
      ),
    ]);
    expect([...seatedAt(lines, from)]).toEqual(["owner", "chair", "vendor"]);
    expect([...seatedAt(lines, until)]).toEqual([]);
  });
});

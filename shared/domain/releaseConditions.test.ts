// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  at,
  digestOf,
  sampleApproval,
} from "../../test/support/sampleAudit.ts";
import {
  enough,
  sampleState,
  signedApproval,
  stateUnder,
  unmetNames,
  unmetOf,
} from "../../test/support/sampleRelease.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import { VaultId } from "../ids.ts";
import { authorizeRelease } from "./authorizeRelease.ts";

describe("the content", () => {
  const [report, readme] = sampleApproval().files;
  if (report === undefined || readme === undefined) throw new Error("no files");

  it.each([
    [
      "changed",
      [{ ...report, sha256: digestOf("altered") }, readme],
      [report.path],
    ],
    ["missing", [readme], [report.path]],
    [
      "added",
      [report, readme, { sha256: digestOf("x"), path: "extra.md" }],
      ["extra.md"],
    ],
    ["there twice", [report, readme, readme], [readme.path]],
    [
      "there twice with another digest",
      [report, readme, { ...readme, sha256: digestOf("x") }],
      [readme.path],
    ],
    [
      "swapped",
      [
        { ...report, path: readme.path },
        { ...readme, path: report.path },
      ],
      [report.path, readme.path],
    ],
    ["all gone", [], [report.path, readme.path]],
  ])("must not be %s", (_what, content, paths) => {
    expect(unmetOf(sampleState({ content }))).toEqual([
      { name: "content-changed", paths },
    ]);
  });

  it("includes the texts that were judged", () => {
    const judged = [{ sha256: digestOf("findings"), name: "findings.txt" }];
    const approval = sampleApproval({ judged });
    requireOk(authorizeRelease(sampleState({}, approval)));
    for (const now of [
      [],
      [{ sha256: digestOf("other"), name: "findings.txt" }],
    ])
      expect(unmetOf(sampleState({ judged: now }, approval))).toEqual([
        { name: "content-changed", paths: ["judged: findings.txt"] },
      ]);
    expect(unmetNames(sampleState({ judged }))).toEqual(["content-changed"]);
  });

  it("must be of this vault", () => {
    const vault = VaultId.parse("f".repeat(32));
    expect(unmetOf(sampleState({ vault }))).toEqual([
      { name: "statement-elsewhere", field: "vault" },
    ]);
  });
});

describe("the inspection that a charter demands", () => {
  const report = { sha256: digestOf("inspection"), name: "inspection.txt" };
  const judgedBy = (judged: readonly (typeof report)[]) =>
    stateUnder({ conditions: ["inspection"] }, { judged });

  it("is of what people judged by, and may have grown old since", () => {
    for (const inspection of ["clear", "missing"] as const)
      requireOk(authorizeRelease({ ...judgedBy([report]), inspection }));
  });

  it("is open again once something waits for a decision", () => {
    const inspection = "blocking";
    expect(unmetOf({ ...judgedBy([report]), inspection })).toEqual([
      { name: "inspection-blocking" },
    ]);
    requireOk(authorizeRelease(sampleState({ inspection })));
  });

  it("is missing where people judged by other texts, however it stands now", () => {
    const other = { ...report, name: "findings.txt" };
    for (const judged of [[], [other]])
      for (const inspection of ["clear", "blocking"] as const)
        expect(unmetOf({ ...judgedBy(judged), inspection })).toEqual([
          { name: "inspection-missing" },
        ]);
    requireOk(
      authorizeRelease({ ...judgedBy([other, report]), inspection: "clear" }),
    );
  });
});

describe("time", () => {
  const { expires } = sampleApproval();
  const before = at("2026-03-15T08:59:59Z");

  it("has run out once the clock, the ledger or any statement reaches Expires", () => {
    for (const clock of [expires, at("2030-01-01T00:00:00Z")])
      expect(unmetOf(sampleState({ clock }))).toEqual([
        { name: "statement-expired", at: expires },
      ]);
    expect(unmetNames(sampleState({ ledgerTime: expires }))).toEqual([
      "statement-expired",
    ]);
    expect(
      unmetNames(sampleState({ statementTimes: [before, expires] })),
    ).toEqual(["statement-expired"]);
    requireOk(
      authorizeRelease(
        sampleState({
          clock: before,
          ledgerTime: before,
          statementTimes: [before],
        }),
      ),
    );
  });

  it("does not open an embargo before its time, whatever the ledger says", () => {
    const notBefore = at("2026-03-10T16:00:00Z");
    const approval = sampleApproval({ notBefore });
    const state = (clock: string, recorded: string) =>
      sampleState(
        { clock: at(clock), ledgerTime: at(recorded), statementTimes: [] },
        approval,
      );
    expect(
      unmetOf(state("2026-03-10T15:59:59Z", "2026-03-10T15:59:59Z")),
    ).toEqual([{ name: "embargo-active", until: notBefore }]);
    requireOk(authorizeRelease(state(notBefore, notBefore)));
    expect(
      unmetOf(state("2026-03-10T15:00:00Z", "2026-03-11T00:00:00Z")),
    ).toEqual([
      { name: "embargo-active", until: notBefore },
      {
        name: "clock-behind",
        clock: "2026-03-10T15:00:00Z",
        latest: "2026-03-11T00:00:00Z",
      },
    ]);
    expect(
      unmetNames(state("2026-03-10T17:00:00Z", "2026-03-11T00:00:00Z")),
    ).toEqual(["clock-behind"]);
  });

  it("keeps an embargo closed while the clock is behind any statement, its own too", () => {
    const notBefore = at("2026-02-20T00:00:00Z");
    const approval = sampleApproval({ notBefore });
    const clock = at("2026-02-28T00:00:00Z");
    const early = { clock, ledgerTime: clock, statementTimes: [] };
    expect(unmetNames(sampleState(early, approval))).toEqual(["clock-behind"]);
    const other = { statementTimes: [at("2026-03-03T00:00:00Z")] };
    expect(unmetNames(sampleState(other, approval))).toEqual(["clock-behind"]);
  });

  it("asks nothing of the clock where there is no embargo", () => {
    requireOk(
      authorizeRelease(sampleState({ clock: at("2026-02-01T00:00:00Z") })),
    );
  });
});

describe("the lift of an embargo", () => {
  const ends = at("2026-03-10T16:00:00Z");
  const earlier = at("2026-03-02T00:00:00Z");
  const first = sampleApproval({ notBefore: ends });
  const digest = signedApproval(first, enough).digest;
  const clock = at("2026-03-02T12:00:00Z");
  const lift = sampleApproval({ notBefore: earlier, supersedes: digest });

  it("is a new approval, which opens at its own time and leaves the first one closed", () => {
    expect(unmetOf(sampleState({ clock }, first))).toEqual([
      { name: "embargo-active", until: ends },
    ]);
    const { approval } = requireOk(
      authorizeRelease(sampleState({ clock }, lift)),
    );
    expect(approval).toMatchObject({ supersedes: digest, notBefore: earlier });
  });

  it("needs every signature anew: none of the first one's counts for it", () => {
    const state = sampleState({ clock }, lift, []);
    const { signatures } = signedApproval(first, enough);
    const statement = state.statement && { ...state.statement, signatures };
    expect(unmetNames({ ...state, statement })).toEqual([
      ...["requester-missing", "owners-missing", "chairs-missing"],
    ]);
  });

  it("opens nothing before its own time, nor while the clock is behind", () => {
    const late = sampleApproval({
      ...{ notBefore: at("2026-03-05T00:00:00Z"), supersedes: digest },
    });
    expect(unmetNames(sampleState({ clock }, late))).toEqual([
      "embargo-active",
    ]);
    const ledgerTime = at("2026-03-03T00:00:00Z");
    expect(unmetNames(sampleState({ clock, ledgerTime }, lift))).toEqual([
      "clock-behind",
    ]);
  });

  it("is not brought forward by a statement that is dated ahead", () => {
    const statementTimes = [at("2026-03-11T00:00:00Z")];
    for (const approval of [first, lift])
      expect(
        unmetNames(sampleState({ clock, statementTimes }, approval)),
      ).toContain("clock-behind");
  });
});

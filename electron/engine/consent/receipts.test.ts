// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import {
  formatStatement,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import { Instant, PersonId, Sha256, StatementId } from "../../../shared/ids.ts";
import { confirmations, confirmed } from "./receipts.ts";

const digest = (digit: string) => Sha256.parse(digit.repeat(64));
const report = { path: "Report.pdf", sha256: digest("a") };
const model = { path: "Model.pdf", sha256: digest("b") };
const begun = Instant.parse("2027-01-31T12:00:00Z");

function textFor(files: readonly (typeof report)[], issued = begun): string {
  return formatStatement({
    act: "receipt",
    audit: "audit-2026",
    charter: digest("c"),
    id: StatementId.parse("d".repeat(32)),
    issued,
    signer: PersonId.parse("mira"),
    of: digest("e"),
    files,
  } as Parameters<typeof formatStatement>[0]);
}

function receiptFor(files: readonly (typeof report)[], issued = begun) {
  const parsed = parseStatement(textFor(files, issued));
  if (!parsed.ok || parsed.value.act !== "receipt")
    throw new Error("no receipt");
  return { receipt: parsed.value };
}

const share = (...files: readonly { path: string; sha256: Sha256 }[]) => ({
  at: begun,
  parcel: digest("9") as Sha256 | null,
  files: files.map((file) => ({ ...file, version: "" as never })),
  to: [{ person: PersonId.parse("mira"), recipient: "r" }],
});

const confirms = (
  { receipt }: ReturnType<typeof receiptFor>,
  ...left: readonly ReturnType<typeof share>[]
): boolean[] => {
  const found = confirmed([receipt], left);
  return left.map((each) => found.has(each));
};
const later = Instant.parse("2027-01-31T12:00:01Z");
const again = (...files: (typeof report)[]) => ({
  ...share(...files),
  at: later,
});

test("a receipt confirms what it names, and each part of it that was sent alone", () => {
  const both = receiptFor([model, report]);
  expect(confirms(both, share(report, model))).toEqual([true]);
  expect(confirms(both, share(report))).toEqual([true]);
  expect(confirms(both, share(report), share(model))).toEqual([true, true]);
});

test("a receipt for other files confirms nothing", () => {
  const other = { ...report, sha256: digest("f") };
  const moved = { ...report, path: "Other.pdf" };
  for (const files of [[model], [other], [moved]])
    expect(confirms(receiptFor(files), share(report))).toEqual([false]);
  const whole = share(report, model);
  expect(confirms(receiptFor([report]), whole)).toEqual([false]);
});

test("a receipt confirms nothing that only began, and nothing that left after it", () => {
  const unfinished = { ...share(report), parcel: null };
  expect(confirms(receiptFor([report]), unfinished)).toEqual([false]);
  expect(confirms(receiptFor([report]), again(report))).toEqual([false]);
});

test("a receipt confirms one parcel of those with the same files: the newest before it", () => {
  const after = receiptFor([report], later);
  expect(confirms(after, share(report), again(report))).toEqual([false, true]);
  // Of the parcel that went first a receipt was made before the second left.
  expect(confirms(receiptFor([report]), share(report), again(report))).toEqual([
    true,
    false,
  ]);
  const both = receiptFor([model, report], later);
  expect(confirms(both, share(report), again(report, model))).toEqual([
    ...[false, true],
  ]);
  expect(confirms(both, share(report, model), again(report))).toEqual([
    ...[true, false],
  ]);
});

test("a second receipt confirms the parcel before", () => {
  const left = [share(report), again(report)];
  const { receipt } = receiptFor([report], later);
  expect(confirmed([receipt, receipt], left).size).toBe(2);
});

test("a receipt signed with a key after it was lost confirms nothing", () => {
  const person = PersonId.parse("mira");
  const signature = { person, key: "k", fingerprint: "f", at: begun };
  const confirmedWith = (lostKeys: readonly object[]) => {
    const statement = { digest: digest("e") };
    const left = { ...share(report), statement };
    const audit = {
      answers: [{ act: "receipt", text: textFor([report]), signature }],
      ...{ reviews: [left], lostKeys },
    } as unknown as Parameters<typeof confirmations>[1];
    const state = { consents: new Map() };
    return confirmations(state, audit, digest("e"))(left);
  };
  expect(confirmedWith([{ key: "k", since: later }])).toEqual([person]);
  expect(confirmedWith([{ key: "k", since: begun }])).toEqual([]);
});

test("of parcels that are alike in all, the one that left last is confirmed first, in whatever order they are told", () => {
  const one = share(report);
  const other = share(report);
  const newest = again(report);
  const { receipt } = receiptFor([report], later);
  for (const left of [
    [one, other, newest],
    [one, newest, other],
    [newest, one, other],
  ]) {
    const second = { ...receipt };
    expect([...confirmed([receipt], left)]).toEqual([newest]);
    expect(confirmed([receipt, second], left)).toContain(newest);
    expect(confirmed([receipt, second], left).size).toBe(2);
    const first = receiptFor([report], begun).receipt;
    for (const receipts of [
      [first, receipt],
      [receipt, first],
    ])
      expect(confirmed(receipts, left)).toContain(newest);
  }
});

function leftTo(...people: readonly string[]) {
  const to = people.map((each) => ({
    ...{ person: PersonId.parse(each), recipient: "r" },
  }));
  return { ...share(report), to };
}

/** Who confirmed each, of shares and reviews of an audit in which these sent receipts at these times. */
function confirmedBy(
  { shares, reviews }: Record<"shares" | "reviews", readonly object[]>,
  sent: readonly (readonly [string, Instant])[],
  under = { audit: "audit-2026", digest: digest("e") },
) {
  const audit = {
    ...{ audit: "audit-2026", lostKeys: [], reviews },
    answers: sent.map(([person, issued]) => ({
      ...{ act: "receipt", text: textFor([report], issued) },
      signature: { person, key: "k", at: begun },
    })),
  } as unknown as Parameters<typeof confirmations>[1];
  const consent = {
    ...{ audit: under.audit, statement: { digest: under.digest }, shares },
  };
  const state = { consents: new Map([["c", consent]]) };
  const asked = confirmations(state as never, audit, digest("e"));
  return [...shares, ...reviews].map((each) => asked(each as never));
}

test("what was shared and what was shown under one statement is confirmed by whoever it left for", () => {
  const shared = leftTo("mira", "sol", "mira");
  const shown = { ...leftTo("sol"), statement: { digest: digest("e") } };
  const left = { shares: [shared], reviews: [shown] };
  expect(confirmedBy(left, [["mira", later]])).toEqual([["mira"], []]);
  expect(confirmedBy(left, [["ben", later]])).toEqual([[], []]);
  const both = [
    ["sol", later],
    ["sol", later],
    ["mira", later],
  ] as const;
  expect(confirmedBy(left, both)).toEqual([["mira", "sol"], ["sol"]]);
});

test("each person's receipts confirm what left for that person alone", () => {
  const shown = { ...leftTo("sol"), statement: { digest: digest("e") } };
  const sent = [
    ["mira", later],
    ["sol", later],
  ] as const;
  const left = { shares: [leftTo("mira", "sol")], reviews: [shown] };
  const people = confirmedBy(left, sent).flat();
  expect(people.sort()).toEqual(["mira", "sol"]);
});

test("a receipt confirms nothing that left under another statement, or by another audit's consent", () => {
  const shown = { ...leftTo("mira"), statement: { digest: digest("8") } };
  const left = { shares: [leftTo("mira")], reviews: [shown] };
  const sent = [["mira", later]] as const;
  expect(confirmedBy(left, sent)).toEqual([["mira"], []]);
  const elsewhere = { audit: "another", digest: digest("e") };
  expect(confirmedBy(left, sent, elsewhere)).toEqual([[], []]);
  const another = { audit: "audit-2026", digest: digest("8") };
  expect(confirmedBy(left, sent, another)).toEqual([[], []]);
});

test("of a share and a review with the same files a receipt confirms what left last", () => {
  const reviewed = { ...leftTo("mira"), statement: { digest: digest("e") } };
  const newer = { ...leftTo("mira"), at: later };
  const sent = [["mira", later]] as const;
  expect(confirmedBy({ shares: [newer], reviews: [reviewed] }, sent)).toEqual([
    ...[["mira"], []],
  ]);
  expect(
    confirmedBy(
      { shares: [leftTo("mira")], reviews: [{ ...reviewed, at: later }] },
      sent,
    ),
  ).toEqual([[], ["mira"]]);
});

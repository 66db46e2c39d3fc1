// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import {
  formatStatement,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import { Instant, PersonId, Sha256, StatementId } from "../../../shared/ids.ts";
import { confirmedBy, confirms } from "./receipts.ts";

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

function receiptFor(
  files: readonly (typeof report)[],
  issued = begun,
): Parameters<typeof confirms>[0] {
  const parsed = parseStatement(textFor(files, issued));
  if (!parsed.ok || parsed.value.act !== "receipt")
    throw new Error("no receipt");
  return { receipt: parsed.value };
}

const share = (...files: readonly { path: string; sha256: Sha256 }[]) => ({
  at: begun,
  parcel: digest("9"),
  files: files.map((file) => ({ ...file, version: "" as never })),
});

test("a receipt confirms what it names, and a part of it", () => {
  expect(confirms(receiptFor([model, report]), share(report, model))).toBe(
    true,
  );
  expect(confirms(receiptFor([model, report]), share(report))).toBe(true);
});

test("a receipt for other files confirms nothing", () => {
  const other = { ...report, sha256: digest("f") };
  const moved = { ...report, path: "Other.pdf" };
  for (const files of [[model], [other], [moved]])
    expect(confirms(receiptFor(files), share(report))).toBe(false);
  expect(confirms(receiptFor([report]), share(report, model))).toBe(false);
});

test("a receipt confirms nothing that only began", () => {
  const unfinished = { ...share(report), parcel: null };
  expect(confirms(receiptFor([report]), unfinished)).toBe(false);
});

test("a receipt from before a share confirms another one", () => {
  const before = Instant.parse("2027-01-31T11:59:59Z");
  expect(confirms(receiptFor([report], before), share(report))).toBe(false);
});

test("a receipt signed with a key after it was lost confirms nothing", () => {
  const person = PersonId.parse("mira");
  const signature = { person, key: "k", fingerprint: "f", at: begun };
  const confirmedWith = (lostKeys: readonly object[]) =>
    confirmedBy(
      {
        answers: [{ act: "receipt", text: textFor([report]), signature }],
        lostKeys,
      } as unknown as Parameters<typeof confirmedBy>[0],
      digest("e"),
      {
        ...share(report),
        to: [{ person, recipient: "r" }],
      },
    );
  const later = Instant.parse("2027-01-31T12:00:01Z");
  expect(confirmedWith([{ key: "k", since: later }])).toEqual([person]);
  expect(confirmedWith([{ key: "k", since: begun }])).toEqual([]);
});

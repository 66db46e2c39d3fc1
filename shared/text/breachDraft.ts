// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "../ids.ts";
import type { BreachFacts, DisclosureView } from "../ipc/disclosureContract.ts";
import { wayOf } from "./disclosureTable.ts";
import { visible } from "./facts.ts";

/** What leaked of one disclosure, with what the ledger knows of it. */
export interface Leak {
  readonly disclosure: DisclosureView;
  /** Some or all of its files. */
  readonly files: DisclosureView["files"];
}

export interface BreachReport {
  readonly title: string;
  readonly written: Instant;
  readonly facts: Omit<BreachFacts, "leaks">;
  readonly leaks: readonly Leak[];
  readonly nameOf: (person: string) => string;
}

function listOf(lines: readonly string[], none: string): string[] {
  return lines.length === 0
    ? [`  ${none}`]
    : lines.map((line) => `  - ${visible(line)}`);
}

/** Each file once, however often it left. */
function leakedFiles(leaks: readonly Leak[]): string[] {
  const files = new Map(
    leaks.flatMap(({ files: own }) =>
      own.map(({ path, sha256 }) => [
        `${path} ${sha256 ?? ""}`,
        { path, sha256 },
      ]),
    ),
  );
  return [...files.values()].flatMap(({ path, sha256 }) => [
    `  - ${visible(path)}`,
    `    SHA-256 ${sha256 ?? "not known: it left before there was a record"}`,
  ]);
}

const ways = {
  share: "shared",
  request: "shown to be judged",
  review: "shown for review",
  earlier: "given in another way",
} as const satisfies Record<DisclosureView["kind"], string>;

function holderLines(
  { disclosure, files }: Leak,
  nameOf: BreachReport["nameOf"],
): string[] {
  const { at, kind, to, from, purpose, statement, parcel, terms, receipts } =
    disclosure;
  const names = (people: readonly string[]): string =>
    people.map((person) => visible(nameOf(person))).join(", ");
  return [
    `  - ${at}, ${wayOf(disclosure, ways[kind])}: ${names(to)}`,
    `    Files: ${files.map(({ path }) => visible(path)).join(", ")}`,
    `    For: ${visible(purpose)}`,
    ...(from === null ? [] : [`    From: ${names([from])}`]),
    ...(terms.length === 0 ? [] : [`    Terms: ${visible(terms.join(" "))}`]),
    ...(statement === null ? [] : [`    Under the statement ${statement}`]),
    ...(parcel === null
      ? []
      : [`    In the sealed file with SHA-256 ${parcel}`]),
    ...(receipts.length === 0
      ? []
      : [`    Arrival confirmed by: ${names(receipts)}`]),
  ];
}

/**
 * The report of a breach of confidence, as text for a person to complete and send: exactly what leaked, to
 * whom, who held it and under what, and what is done. It says of nothing more than it was told.
 */
export function breachDraft({
  title,
  written,
  facts,
  leaks,
  nameOf,
}: BreachReport): string {
  return [
    "DRAFT, NOT SENT",
    "",
    `To: ${visible(facts.addressee)}`,
    `Subject: Confidential information of “${visible(title)}” has leaked`,
    "",
    `Reported by ${visible(nameOf(facts.reporter))} for the audit ${facts.audit}, ${written}.`,
    "",
    "WHAT LEAKED",
    ...leakedFiles(leaks),
    "",
    "TO WHOM IT LEAKED",
    ...listOf(facts.leakedTo, "Not known yet."),
    "",
    "HOW IT WAS NOTICED",
    `  ${facts.noticed}: ${visible(facts.how)}`,
    "",
    "WHAT IS DONE",
    ...listOf(facts.done, "Nothing yet."),
    "",
    "WHO HELD IT BEFORE, AND UNDER WHAT",
    ...leaks.flatMap((leak) => holderLines(leak, nameOf)),
    "",
    "Names, times and digests are those that the vault's ledger recorded when it left.",
    "",
  ].join("\n");
}

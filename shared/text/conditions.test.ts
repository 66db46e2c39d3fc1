// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf, person, recipient } from "../../test/support/sampleAudit.ts";
import { UnmetCondition } from "../domain/conditions.ts";
import { problemNames } from "../domain/verdict.ts";
import { findPathCollision, parseRepoPath } from "../formats/repoPath.ts";
import { FindingId } from "../ids.ts";
import { describeCondition } from "./conditions.ts";
import { describePathCollision, describePathFault } from "./paths.ts";
import { describeProblem } from "./problems.ts";

const findingId = (digit: string) => FindingId.parse(digit.repeat(32));
const people = ["ada", "lin", "mo"].map(person);
const samples: UnmetCondition[] = [
  { name: "charter-missing" },
  {
    name: "charter-changed",
    statementCharter: digestOf("1"),
    inForce: digestOf("2"),
  },
  { name: "request-missing" },
  { name: "requester-missing", requester: person("ada") },
  {
    name: "owners-missing",
    missing: 1,
    signed: [],
    candidates: [person("ada")],
  },
  { name: "chairs-missing", missing: 1, signed: [], candidates: people },
  { name: "vendor-missing", missing: 2, signed: [], candidates: people },
  { name: "people-missing", missing: 1, signed: people, candidates: people },
  { name: "attestation-missing", person: person("lin") },
  { name: "agreement-texts-missing" },
  { name: "inspection-missing" },
  { name: "inspection-blocking" },
  {
    ...{ name: "public-words", field: "purpose" },
    ...{ check: "tlp-tag", seen: "TLP:RED" },
  },
  { name: "removal-unproven", paths: ["a", "b"] },
  { name: "findings-missing" },
  {
    name: "finding-unresolved",
    findings: [{ finding: findingId("1"), label: "HARB-001" }],
  },
  {
    name: "finding-embargoed",
    findings: [
      {
        ...{ finding: findingId("1"), label: "HARB-001" },
        until: "2026-03-01T16:00:00Z",
      },
    ],
  },
  { name: "findings-changed", labels: ["HARB-001", "HARB-002"] },
  { name: "embargo-missing" },
  { name: "embargo-active", until: "2026-03-01T16:00:00Z" },
  {
    name: "clock-behind",
    clock: "2026-03-01T16:00:00Z",
    latest: "2026-03-02T16:00:00Z",
  },
  { name: "content-changed", paths: ["a", "b", "c", "d", "e"] },
  { name: "statement-expired", at: "2026-03-01T16:00:00Z" },
  { name: "statement-elsewhere", field: "vault" },
  { name: "statement-withdrawn", person: person("ada") },
  { name: "key-revoked", person: person("ada") },
  { name: "person-recused", person: person("ada") },
  { name: "touch-missing", person: person("ada") },
  { name: "verification-missing", person: person("ada") },
  { name: "reviewers-missing" },
  { name: "reviewer-refused", person: person("ada"), why: "without-seat" },
  { name: "share-empty" },
  { name: "recipient-key-lost", person: person("ada"), recipient },
  { name: "recipient-key-dropped", person: person("ada"), recipient },
  { name: "recipient-removed", person: person("ada") },
  { name: "recipient-uncovered", person: person("ada"), recipient },
];

describe("describeCondition", () => {
  it("says of a recipient nothing about a signature", () => {
    const rex = person("rex");
    const losses = [
      { name: "recipient-key-lost", person: rex, recipient },
      { name: "recipient-key-dropped", person: rex, recipient },
      { name: "recipient-removed", person: rex },
    ] as const;
    for (const loss of losses) {
      const text = describeCondition(loss);
      expect(text).toContain("rex");
      expect(text).not.toContain("signature");
    }
  });

  it("is tried here on every condition that there is", () => {
    const known = UnmetCondition.options.map(
      (option) => option.shape.name.value,
    );
    expect(samples.map(({ name }) => name).sort()).toEqual([...known].sort());
  });

  it.each(samples)("says $name in whole sentences", (condition) => {
    const text = describeCondition(condition);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/undefined| {2}|“”|\[object/);
  });

  it("says each in words of its own", () => {
    const sentences = samples.map((condition) => describeCondition(condition));
    expect(new Set(sentences).size).toBe(samples.length);
  });

  const chairs = (missing: number, names: readonly string[]): string =>
    describeCondition({
      name: "chairs-missing",
      missing,
      signed: [],
      candidates: names.map(person),
    });

  it("names who could meet it", () => {
    expect(chairs(1, ["ada", "lin"])).toBe("Needs one more chair: ada or lin.");
    expect(chairs(2, ["ada", "lin"])).toBe(
      "Needs two more chairs: ada and lin.",
    );
    expect(chairs(2, ["ada", "lin", "mo"])).toBe(
      "Needs two more chairs: ada, lin or mo.",
    );
    expect(chairs(1, ["ada"])).toBe("Needs one more chair: ada.");
    expect(chairs(1, [])).toContain("a new charter is needed");
    expect(chairs(2, ["ada"])).toContain("too few");
  });

  it("says why somebody cannot be shown the files, each reason in its own words", () => {
    const reasons = [
      "asks-it",
      "recused",
      "without-seat",
      "without-key",
    ] as const;
    const said = reasons.map((why) =>
      describeCondition({
        ...{ name: "reviewer-refused", person: person("ada"), why },
      }),
    );
    expect(new Set(said).size).toBe(reasons.length);
    for (const sentence of said) expect(sentence).toMatch(/ada.*\.$/);
  });

  it("calls people by their names where they are known", () => {
    const nameOf = (who: string): string => `${who.toUpperCase()} Sample`;
    expect(
      describeCondition(
        { name: "requester-missing", requester: person("ada") },
        nameOf,
      ),
    ).toContain("ADA Sample");
  });

  it("names whoever lost what by the name that is known, harmlessly", () => {
    const nameOf = (who: string): string => `${who.toUpperCase()}\u202e`;
    for (const condition of samples)
      if ("person" in condition)
        expect(describeCondition(condition, nameOf)).toMatch(
          new RegExp(`\\b${condition.person.toUpperCase()}\\u{fffd}`, "u"),
        );
  });

  it("keeps a long list of paths, and a hostile one, short and harmless", () => {
    const paths = [
      "a\u202e\n",
      ...Array.from({ length: 5000 }, (_none, index) =>
        `f${String(index)}`.padEnd(900, "x"),
      ),
    ];
    const text = describeCondition({ name: "content-changed", paths });
    expect(text.length).toBeLessThan(1000);
    expect(text).not.toMatch(/[\p{C}\p{Zl}]/u);
    expect(
      describeCondition({
        name: "content-changed",
        paths: ["a", "b", "c", "d"],
      }),
    ).toContain("“a”, “b”, “c” and 1 more");
  });
});

it.each(problemNames)("describeProblem says %s in a sentence", (name) => {
  expect(describeProblem(name)).toMatch(/^[A-Z].*\.$/);
});

it.each([
  "",
  "/x",
  "a//b",
  "../x",
  ".git",
  "a ",
  "nul",
  "x".repeat(300),
  "x/".repeat(600),
  "a\u202eb",
])("describePathFault has a reason for %j", (path) => {
  const parsed = parseRepoPath(path);
  if (parsed.ok) throw new Error("taken");
  expect(describePathFault(parsed.error)).toMatch(/^(it|a part) [^\p{C}]+$/u);
});

it.each([[["a", "a"]], [["a", "A"]], [["a", "a/b"]]])(
  "describePathCollision has a reason for %j",
  (paths) => {
    const collision = findPathCollision(paths);
    if (collision === null) throw new Error("none");
    expect(describePathCollision(collision)).toContain("“a”");
  },
);

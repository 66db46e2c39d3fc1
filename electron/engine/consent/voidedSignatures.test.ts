// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approvalOf,
  charterOf,
  digestOf,
  type Person,
  quorums,
} from "../../../test/support/releases.ts";
import {
  approved,
  audit,
  charterText,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import {
  charterTold,
  consentFiles,
  fileBytes,
  governed,
  sessionAfter,
  type Told,
} from "../../../test/support/toldState.ts";
import { testTime } from "../../../test/support/vaults.ts";
import {
  findingsName,
  formatFindings,
} from "../../../shared/domain/releaseFindings.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  DeliverableId,
  Instant,
  PersonId,
  ReleaseId,
  StatementId,
  VersionId,
} from "../../../shared/ids.ts";
import { voidedSignatures } from "./voidedSignatures.ts";

const release = ReleaseId.parse("9".repeat(32));
const path = "audits/report.pdf";
const expires = Instant.parse("2027-02-20T10:00:00Z");
const version = VersionId.parse("a".repeat(32));

const proposed: Told = {
  type: "release.proposed",
  body: {
    ...{ audit, release, requester: PersonId.parse("ada") },
    ...{ files: consentFiles, place: "audits/one", purpose: "Publish" },
    ...{ author: "Ada <a@b.example>", expires, notBefore: null },
    ...{ base: null, clone: null },
  },
};

function statementOf(changes: Partial<Approval> = {}): string {
  const files = new Map(consentFiles.map((each) => [each.path, fileBytes]));
  const usual = { issued: testTime, place: "audits/one" };
  return formatStatement(
    approvalOf(charterText, files, { ...usual, ...changes }),
  );
}

const requested = (
  statement: string,
  judged: readonly { name: string; text: string }[] = [],
  at = testTime,
): Told => ({
  type: "release.requested",
  body: {
    ...{ release, statement: StatementId.parse("4f".repeat(16)) },
    ...{ digest: digestOf(statement), text: statement, judged: [...judged] },
  },
  at,
});
const signing = (statement: string, ...people: readonly Person[]): Told[] =>
  people.map((person) => {
    const told = approved(signedBy(person, statement, "approval"));
    const digest = digestOf(statement);
    return { ...told, body: { ...told.body, digest } } as Told;
  });

const asked = statementOf();
const stands: readonly Told[] = [...governed, proposed, requested(asked)];
const signed = [...stands, ...signing(asked, "ada", "ben", "cleo")];

function voidedAfter(acts: readonly Told[], now = testTime) {
  const session = sessionAfter(acts, now);
  const found = session.state.releases.get(release);
  if (found === undefined) throw new Error("no release");
  return voidedSignatures(session, found);
}
const people = ([first]: ReturnType<typeof voidedAfter>) =>
  first?.signatures.map(({ person }) => person);
const differing = (lines: readonly { kind: string; text: string }[] = []) =>
  lines.filter(({ kind }) => kind !== "same");

describe("signatures on a release", () => {
  it("are none while nobody was asked, and stand while nothing changed", () => {
    const { length } = stands;
    expect(voidedAfter(stands.slice(0, length - 1))).toEqual([]);
    expect(voidedAfter(signed)).toEqual([]);
  });

  it("are void for everybody once the statement is over, with what was signed beside itself", () => {
    const voided = voidedAfter(signed, expires);
    expect(people(voided)).toEqual(["ada", "ben", "cleo"]);
    expect(voided).toHaveLength(1);
    expect(voided[0]).toMatchObject({
      ...{ digest: digestOf(asked), issued: testTime, replaced: null },
      ...{ judged: [], charter: null },
      reasons: [{ name: "statement-expired" }],
    });
    expect(differing(voided[0]?.lines)).toEqual([]);
    expect(voided[0]?.lines.map(({ text: line }) => line).join("\n")).toBe(
      asked.replace(/\n$/, ""),
    );
  });

  it("are void for everybody once a file is gone, which the statement of now does not list", () => {
    const deliverable = DeliverableId.parse(version);
    const removed: Told = {
      type: "deliverable.removed",
      body: { audit, deliverable, reason: "A mistake" },
    };
    const [voided] = voidedAfter([...signed, removed]);
    expect(voided?.signatures).toHaveLength(3);
    expect(voided?.reasons.map(({ name }) => name)).toContain(
      "content-changed",
    );
    expect(voided?.changes.files.removed).toEqual([path]);
    expect(differing(voided?.lines)).toContainEqual({
      ...{ kind: "removed", text: `${digestOf(fileBytes)}  ${path}` },
    });
  });

  it("are void of whoever lost the key or is recused, and of nobody else", () => {
    const { key } = signedBy("ben", "", "");
    const ben = PersonId.parse("ben");
    const lost: Told = {
      type: "person.key-lost",
      body: { audit, person: ben, key, since: testTime, reason: "Stolen" },
    };
    const recused: Told = {
      type: "recusal.recorded",
      body: {
        ...{ audit, person: PersonId.parse("cleo"), vendor: null },
        reason: "Worked there",
      },
    };
    const one = voidedAfter([...signed, lost]);
    expect(people(one)).toEqual(["ben"]);
    expect(one[0]?.reasons).toEqual([{ name: "key-revoked", person: "ben" }]);
    expect(people(voidedAfter([...signed, recused]))).toEqual(["cleo"]);
    expect(people(voidedAfter([...signed, lost, recused]))).toEqual([
      ...["ben", "cleo"],
    ]);
  });

  it("are not told of where there are none, and of what left or was given up", () => {
    expect(voidedAfter(stands, expires)).toEqual([]);
    const abandoned: Told = {
      type: "release.abandoned",
      body: { release, reason: "Over" },
    };
    const exported: Told = {
      type: "release.exported",
      body: { release, digest: digestOf(asked), commit: null },
    };
    for (const ended of [abandoned, exported])
      expect(voidedAfter([...signed, ended], expires)).toEqual([]);
  });
});

describe("a charter that came since", () => {
  it("voids all signatures, and is told line by line beside the one that was named", () => {
    const charter = charterOf({
      ...{ version: 2, replaces: digestOf(charterText), issued: testTime },
      quorums: quorums.map(({ act }) => ({
        act,
        seats: { owner: 2, chair: 2 },
      })),
    });
    const next = formatCharter(charter);
    const digest = digestOf(next);
    const everyone = ["ada", "edo", "ben", "cleo", "dora"] as const;
    const coming = charterTold(next, 2, ...everyone);
    const [voided] = voidedAfter([...signed, ...coming]);
    expect(voided?.signatures).toHaveLength(3);
    const acts = ["approval", "charter", "consent"];
    const lines = (kind: string, owners: number) =>
      acts.map((act) => ({
        ...{ kind, text: `Quorum: ${act} owner=${String(owners)} chair=2` },
      }));
    const told = differing(voided?.charter ?? []);
    expect(told.filter(({ text: line }) => line.startsWith("Quorum"))).toEqual([
      ...[...lines("removed", 1), ...lines("added", 2)],
    ]);
    expect(voided?.changes.charter).toEqual({
      ...{ from: digestOf(charterText), to: digest },
    });
  });
});

describe("a list of findings that was judged by", () => {
  it("is made as it would be now with the nonce that it had, and says nothing while nothing changed", () => {
    const list = { name: findingsName, text: formatFindings("1", audit, []) };
    const judged = [{ name: list.name, sha256: digestOf(list.text) }];
    const listing = statementOf({ judged });
    const [voided] = voidedAfter(
      [
        ...[...stands.slice(0, -1), requested(listing, [list])],
        ...signing(listing, "ada"),
      ],
      expires,
    );
    expect(voided?.judged).toEqual([]);
    expect(differing(voided?.lines)).toEqual([]);
  });
});

describe("a statement that was asked for anew", () => {
  const later = Instant.parse("2027-01-31T12:05:00Z");
  const report = (nonce: string, ...blocks: readonly string[]) => ({
    name: "inspection.txt",
    text: `${[`Nonce: ${nonce}\nRules: 1`, ...blocks].join("\n\n")}\n`,
  });
  const other = statementOf({ purpose: "Publish at last" });
  const renewed = (
    before: Parameters<typeof requested>[1],
    now: Parameters<typeof requested>[1],
  ): Told[] => [
    ...[...stands.slice(0, -1), requested(asked, before)],
    ...signing(asked, "ada", "ben"),
    requested(other, now, later),
  ];

  it("keeps who signed the one before, when it was replaced, and what differs", () => {
    const [voided, ...none] = voidedAfter(renewed([], []), later);
    expect(none).toEqual([]);
    expect(voided).toMatchObject({
      ...{ digest: digestOf(asked), replaced: later, reasons: [] },
      ...{ judged: [], charter: null },
      signatures: [{ person: "ada" }, { person: "ben" }],
    });
    expect(differing(voided?.lines)).toEqual([
      {
        kind: "removed",
        text: "Purpose: Publish the findings of the 2026 audit",
      },
      { kind: "added", text: "Purpose: Publish at last" },
    ]);
  });

  it("tells of texts to judge by what differs block by block, but for the nonce", () => {
    const same = renewed(
      [report("1", "File: a\nClear")],
      [report("2", "File: a\nClear")],
    );
    expect(voidedAfter(same)[0]?.judged).toEqual([]);
    const changed = renewed(
      [report("1", "File: a\nClear"), { name: "z.txt", text: "Gone\n" }],
      [{ name: "b.txt", text: "New\n" }, report("2", "File: a\nOpen")],
    );
    const told = voidedAfter(changed)[0]?.judged;
    expect(told?.map(({ name }) => name)).toEqual([
      ...["b.txt", "inspection.txt", "z.txt"],
    ]);
    expect(told?.[1]?.lines).toEqual([
      { kind: "same", text: "Rules: 1" },
      { kind: "removed", text: "File: a" },
      { kind: "removed", text: "Clear" },
      { kind: "added", text: "File: a" },
      { kind: "added", text: "Open" },
    ]);
    expect(differing(told?.[2]?.lines)).toContainEqual({
      ...{ kind: "removed", text: "Gone" },
    });
  });

  it("stands after those that are void now, newest first", () => {
    const third = statementOf({ purpose: "Publish today" });
    const acts = [
      ...[...renewed([], []), ...signing(other, "cleo")],
      ...[requested(third, [], later), ...signing(third, "dora")],
    ];
    const told = voidedAfter(acts, expires);
    expect(told.map(({ digest }) => digest)).toEqual(
      [third, other, asked].map((each) => digestOf(each)),
    );
    expect(told.map(({ signatures }) => signatures[0]?.person)).toEqual([
      ...["dora", "cleo", "ada"],
    ]);
  });
});

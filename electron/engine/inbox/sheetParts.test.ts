// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, it } from "vitest";
import { instantAt, StatementId } from "../../../shared/ids.ts";
import { describeCondition } from "../../../shared/text/conditions.ts";
import { changeSentences, judgedTitle } from "../../../shared/text/sheet.ts";
import {
  approval,
  consent,
  type Made,
  parcelOf,
  requestedAt,
  signed,
} from "../../../test/support/foreignRequest.ts";
import {
  type InboxDesk,
  openInboxDesk,
} from "../../../test/support/inboxDesk.ts";
import { digestOf, text } from "../../../test/support/releases.ts";

let held: InboxDesk;

beforeEach(async () => {
  held = await openInboxDesk();
});

const inspection = `Nonce: ${"a".repeat(64)}\nInspection of 2 file(s)\n`;
const findings = `Nonce: ${"b".repeat(64)}\nFindings of audit-2026: 0\n`;
const hex = (digit: string): StatementId => StatementId.parse(digit.repeat(32));

/** An approval that is judged by these texts, of which the parcel holds each. */
function judgedBy(
  texts: Readonly<Record<string, string>>,
  changes: Parameters<typeof approval>[0] = {},
): Made {
  const named = Object.entries(texts);
  const judged = named.map(([name, content]) => ({
    ...{ name, sha256: digestOf(content) },
  }));
  return parcelOf(approval({ judged, ...changes }), {
    edit: (members) => {
      for (const [name, content] of named)
        members.set(`judged/${name}`, text(content));
    },
  });
}

async function agreeTo(made: Made, act: "approval" | "consent") {
  await held.desk.do("inbox.record", {
    request: made.request,
    signature: { text: signed("cleo", act, made.text) },
  });
}

it("shows the texts to judge by as they came, with their digests", async () => {
  const texts = { "findings.txt": findings, "inspection.txt": inspection };
  const made = judgedBy(texts);
  expect(await held.receive(made)).toBe("kept");
  const { judged, content } = await held.sheet(made.request);
  expect(judged).toEqual([
    { name: "findings.txt", sha256: digestOf(findings), text: findings },
    { name: "inspection.txt", sha256: digestOf(inspection), text: inspection },
  ]);
  expect(content.map(({ path }) => path)).toContain("judged/findings.txt");
  expect(judged.map(({ name }) => judgedTitle(name))).toEqual([
    "Findings, and which of them are carved out",
    "Inspection report",
  ]);
});

it("says what will be public of the commit, and by which charter it is judged", async () => {
  const made = parcelOf(approval());
  await held.receive(made);
  const { charter, commit } = await held.sheet(made.request);
  const {
    author,
    commitDate: date,
    base,
    supersedes,
    removes,
  } = approval() as ReturnType<typeof approval> & { act: "approval" };
  expect(commit).toEqual({ author, date, base, supersedes, removes });
  expect(digestOf(charter?.text ?? "")).toBe(charter?.digest);
});

it("names who is needed still, and counts an answer that was given here", async () => {
  const made = parcelOf(approval());
  await held.receive(made);
  const missing = async () =>
    (await held.sheet(made.request)).missing?.map((each) =>
      describeCondition(each),
    );
  const before = await missing();
  expect(before?.join(" ")).toContain("cleo");
  await agreeTo(made, "approval");
  const after = await missing();
  expect(after).not.toEqual(before);
  expect(after?.join(" ")).not.toContain("cleo");
});

it("compares with the last of the same act that was signed here", async () => {
  const first = judgedBy({ "inspection.txt": inspection });
  await held.receive(first);
  await agreeTo(first, "approval");
  const between = parcelOf(consent({ id: hex("7") }));
  await held.receive(between, null);
  await agreeTo(between, "consent");
  const anew = inspection.replace("aaaa", "cccc");
  const later = judgedBy(
    { "findings.txt": findings, "inspection.txt": anew },
    {
      ...{ id: hex("5"), issued: instantAt(requestedAt + 1000) },
      ...({
        author: "Lin <lin@harbour.example>",
        removes: ["old/report.pdf"],
        base: "1".repeat(40),
      } as object),
    },
  );
  held.clock = requestedAt + 2000;
  expect(await held.receive(later, null)).toBe("kept");
  const { changes } = await held.sheet(later.request);
  expect(changes).toMatchObject({
    request: first.request,
    changes: {
      act: null,
      judged: { added: ["findings.txt"], changed: ["inspection.txt"] },
      author: { to: "Lin <lin@harbour.example>" },
      removes: { added: ["old/report.pdf"] },
    },
  });
  if (changes === null) throw new Error("nothing is compared");
  const said = changeSentences(changes.changes).join("\n");
  expect(said).toContain("Author: “Lin <lin@harbour.example>”");
  expect(said).toContain("The release now removes: old/report.pdf.");
  expect(said).toContain(
    "Judged by, which was not there before: findings.txt.",
  );
  const { request } = first;
  await held.desk.do("inbox.remove", { request, reason: "done" });
  expect((await held.sheet(later.request)).changes?.request).toBeNull();
  expect((await held.sheet(request)).judged).toMatchObject([{ text: null }]);
});

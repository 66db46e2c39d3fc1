// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { promiseState, PromiseName } from "../../../shared/domain/lineage.ts";
import {
  audit,
  createAudit,
  importFiles,
  openDesk,
} from "../../../test/support/mainJob.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";

it("is late from the end of the day on, and never once it has come", () => {
  const due = "2027-01-31";
  expect(promiseState(due, false, "2027-01-31T23:59:59Z")).toBe("open");
  expect(promiseState(due, false, "2027-02-01T00:00:00Z")).toBe("late");
  expect(promiseState(due, true, "2027-02-01T00:00:00Z")).toBe("come");
  expect(promiseState(null, false, "2099-01-01T00:00:00Z")).toBe("open");
});

async function openAudit() {
  const desk = await openDesk(tempFolder());
  await createAudit(desk);
  return desk;
}

it("counts one deliverable for one promise of its kind, and forgets none", async () => {
  const desk = await openAudit();
  const [taken] = await importFiles(desk, { "report.md": "findings" });
  if (taken === undefined) throw new Error("nothing was imported");
  const promise = (name: string) => PromiseName.parse(name);
  for (const [name, due] of [
    ["second", "2001-02-01"],
    ["first", "2001-01-01"],
  ] as const)
    await desk.do("promise.set", {
      ...{ audit, promise: promise(name), kind: taken.kind, title: name, due },
    });
  const { promises } = await desk.do("promise.list", { audit });
  expect(promises.map((each) => [each.promise, each.state])).toEqual([
    ["first", "come"],
    ["second", "late"],
  ]);
  await desk.do("promise.drop", {
    audit,
    promise: promise("second"),
    reason: "Cut",
  });
  expect((await desk.do("promise.list", { audit })).promises).toHaveLength(1);
  await desk.engine.close();
});

it("keeps where versions come from, in no circle", async () => {
  const desk = await openAudit();
  const taken = await importFiles(desk, { "a.md": "a", "b.md": "b" });
  const [a, b] = taken.map(({ versions }) => versions[0]?.version);
  if (a === undefined || b === undefined)
    throw new Error("nothing was imported");
  const plain = { stage: "draft" as const };
  await desk.do("version.describe", { ...plain, version: b, derivedFrom: a });
  await desk.do("version.comment", {
    version: b,
    by: "Esi",
    text: "Page 3 is wrong",
  });
  const { deliverables } = await desk.do("deliverable.list", { audit });
  const found = deliverables
    .flatMap((each) => each.versions)
    .find((each) => each.version === b);
  expect(found?.lineage).toMatchObject({ stage: "draft", derivedFrom: a });
  expect(found?.comments).toMatchObject([
    { by: "Esi", text: "Page 3 is wrong" },
  ]);
  for (const refused of [
    { ...plain, version: a, derivedFrom: b },
    { ...plain, version: a, supersedes: a },
    { ...plain, version: a, round: 2 },
    { ...plain, version: a, stage: "review" },
  ])
    expect(await desk.engine.call("version.describe", refused)).toMatchObject({
      ok: false,
      error: { code: "lineage-refused" },
    });
  await desk.engine.close();
});

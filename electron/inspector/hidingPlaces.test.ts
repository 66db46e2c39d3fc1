// SPDX-License-Identifier: Apache-2.0
import { afterAll, describe, expect, it } from "vitest";
import { checkSeverity } from "../../shared/domain/inspectionChecks.ts";
import type { InspectionReport } from "../../shared/domain/inspection.ts";
import { everyLeak } from "../../test/support/leaks/everyLeak.ts";
import type { Leak } from "../../test/support/leaks/leak.ts";
import { accessibleOffice } from "../../test/support/leaks/officeLeaks.ts";
import { inspect } from "./inspect.ts";

const watch = { words: ["Project Nightjar"], embargoed: ["HARB-007"] };

async function look({ file, make }: Leak): Promise<InspectionReport> {
  return inspect(file, await make(), watch, () => Promise.resolve());
}

/** What was hidden and not found, and what was found that is not there. */
async function judge(
  leak: Leak,
): Promise<{ missed: string[]; false: string[] }> {
  const { findings, unseen } = await look(leak);
  const found = new Set<string>(findings.map(({ check }) => check));
  const reasons = new Set<string>(unseen.map(({ reason }) => reason));
  const meant = new Set<string>([...(leak.finds ?? []), ...(leak.also ?? [])]);
  const alarms = findings.filter(
    ({ check }) => checkSeverity[check] !== "note" && !meant.has(check),
  );
  return {
    missed: [
      ...(leak.finds ?? []).filter((check) => !found.has(check)),
      ...(leak.unseen ?? []).filter((reason) => !reasons.has(reason)),
    ],
    false: alarms.map(({ check, seen }) => `${check}: ${seen}`),
  };
}

it.each(accessibleOffice)(
  "$place: nothing is lacking for who does not see it",
  async (leak) => {
    const { findings } = await look(leak);
    const checks = findings.map(({ check }) => check);
    expect(checks.filter((check) => check.startsWith("no-"))).toEqual([]);
  },
);

it("looks links up in the archive that they are in, and no further", async () => {
  const repo = everyLeak.find(({ place }) =>
    place.startsWith("zip: link to a file"),
  );
  if (repo === undefined) throw new Error("no such place");
  const { findings } = await look(repo);
  const links = findings.filter(({ check }) => check.endsWith("-link"));
  expect(links.map(({ check, seen }) => `${check} ${seen}`).sort()).toEqual([
    ...["dead-link ../src/other.go", "relative-link ../../../y.md"],
    "relative-link /x.md",
  ]);
});

describe("hiding places", () => {
  const rows: string[] = [];
  afterAll(() => {
    console.log(["hiding place | missed | false alarms", ...rows].join("\n"));
  });

  it.each(everyLeak)("$place", async (leak) => {
    const judged = await judge(leak);
    rows.push(
      [
        leak.place,
        judged.missed.join(", ") || "-",
        judged.false.join(", ") || "-",
      ].join(" | "),
    );
    expect(judged).toEqual({ missed: [], false: [] });
  });
});

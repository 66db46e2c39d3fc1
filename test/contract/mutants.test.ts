// SPDX-License-Identifier: Apache-2.0
// What mutation testing came to is added up in one place: a mutant that nothing noticed may not fall out of it.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { mutantRows, score, summed } from "../../scripts/faults/mutants.mjs";

const rootDir = fileURLToPath(new URL("../../", import.meta.url));

function mutant(status: string, line = 1, replacement = "true") {
  const fileName = join(rootDir, "shared/domain/counting.ts");
  const location = { start: { line, column: 5 } };
  const mutatorName = "ConditionalExpression";
  return { fileName, location, mutatorName, replacement, status };
}

describe("the mutants of a room", () => {
  it("are counted as killed, never ended, survived or untouched", () => {
    const statuses = ["Killed", "Killed", "Killed", "Timeout", "Survived"];
    const { counts, tried, leftOut } = summed(
      [...statuses, "NoCoverage", "Ignored", "CompileError"].map((status) =>
        mutant(status),
      ),
    );
    expect(counts).toEqual({
      killed: 3,
      timedOut: 1,
      survived: 1,
      untouched: 1,
    });
    expect({ tried, leftOut }).toEqual({ tried: 6, leftOut: 2 });
  });

  it("are told one by one where nothing noticed them", () => {
    const { survivors } = summed([
      mutant("Survived", 9, "a\n  ||   b"),
      mutant("Killed", 3),
      mutant("NoCoverage", 7),
    ]);
    expect(survivors).toEqual([
      "shared/domain/counting.ts:7:5 ConditionalExpression, which no test comes by: true",
      "shared/domain/counting.ts:9:5 ConditionalExpression: a || b",
    ]);
  });

  it("were all tried, or there is no sum", () => {
    expect(() => summed([mutant("Pending")])).toThrow("not tried");
  });
});

describe("the score", () => {
  const none = { killed: 0, timedOut: 0, survived: 0, untouched: 0 };

  it("takes one that never ends for noticed, one that no test comes by for not", () => {
    expect(score({ ...none, killed: 1, timedOut: 1, untouched: 2 })).toBe(50);
    expect(score({ ...none, killed: 3, survived: 1 })).toBe(75);
  });

  it("is not whole while one survives, and is nothing of nothing", () => {
    expect(score({ ...none, killed: 9_999, survived: 1 })).toBe(99.9);
    expect(score({ ...none, killed: 9_999 })).toBe(100);
    expect(score(none)).toBeUndefined();
  });
});

it("has a row for each room, also for one with nothing to change", () => {
  const statuses = ["Killed", "Killed", "Survived", "Ignored"];
  const domain = summed(statuses.map((status) => mutant(status)));
  expect(
    mutantRows([
      { room: "shared/domain", ...domain, seconds: 12 },
      { room: "shared/ipc", ...summed([mutant("Ignored")]), seconds: 1 },
    ]),
  ).toEqual([
    ["`shared/domain`", "66.6 %", "3", "2", "0", "1", "0", "1", "12 s"],
    ["`shared/ipc`", "none tried", "0", "0", "0", "0", "0", "1", "1 s"],
  ]);
});

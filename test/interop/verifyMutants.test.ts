// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDice } from "../support/dice.ts";
import { releaseMutators } from "../support/entryMutators.ts";
import { makeMutant, type Mutant } from "../support/releaseMutants.ts";
import {
  assemble,
  type ReleaseParts,
  writeRelease,
} from "../support/releases.ts";
import { rightReleases } from "../support/releaseVariants.ts";
import { signedMutators } from "../support/signedMutators.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askApp, askScript } from "../support/verifiers.ts";

/**
 * Two verifiers, one verdict: `verify.sh` under stock tools, and the app's own reader. For a longer search:
 * COUNTERSEAL_MUTANTS=5000 COUNTERSEAL_MUTANTS_FROM=1000 npm test -- interop verifyMutants
 */
const count = Number(process.env["COUNTERSEAL_MUTANTS"] ?? 60);
const firstSeed = Number(process.env["COUNTERSEAL_MUTANTS_FROM"] ?? 1);
const secondsEach = 5;

/** What both said of it; the test fails where they say different things. */
async function bothSay({ name, release, mustFail }: Mutant): Promise<string> {
  const dir = writeRelease(release, join(tempFolder(), "tree"));
  const asked = { dir, trusted: release.trusted };
  const app = await askApp(asked);
  const { verdict, problems } = askScript(asked);
  expect({ name, verdict, problems }).toEqual({ name, ...app });
  if (mustFail)
    expect({ name, verdict }).toEqual({ name, verdict: "NOT VERIFIED" });
  return verdict;
}

/** The right release that uses most of the grammar. */
function sample(): ReleaseParts {
  const parts = rightReleases["demanding"]?.();
  if (parts === undefined) throw new Error("no such release");
  return parts;
}

describe.skipIf(!haveTools("sh", "ssh-keygen", "sha256sum"))(
  "verify.sh and the app",
  () => {
    it.each(Object.entries(rightReleases))(
      "verify a right release: %s",
      async (name, makeParts) => {
        const release = assemble(makeParts());
        expect(await bothSay({ name, release, mustFail: false })).toBe(
          "VERIFIED",
        );
      },
    );

    it.each(Object.entries(releaseMutators))(
      "agree after %s",
      async (name, { change, mustFail }) => {
        const release = change(assemble(sample()), createDice(7));
        if (release !== null) await bothSay({ name, release, mustFail });
        else expect(mustFail).toBe(false);
      },
    );

    it.each(Object.entries(signedMutators))(
      "agree when people signed %s",
      async (name, change) => {
        const release = assemble(change(sample(), createDice(7)));
        await bothSay({ name, release, mustFail: false });
      },
    );

    it("agree that a judged digest has 64 digits", async () => {
      const parts = sample();
      const statement = parts.statement.replace("\nJudged: ", "\nJudged: 0");
      const release = assemble({ ...parts, statement });
      const name = "a digit more";
      await bothSay({ name, release, mustFail: true });
    });

    it(
      `agree on ${String(count)} mutants, some right and most wrong`,
      async () => {
        const verdicts: Record<string, number> = {};
        for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
          const mutant = makeMutant(seed);
          const name = `seed ${String(seed)}: ${mutant.name}`;
          const verdict = await bothSay({ ...mutant, name });
          verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
        }
        expect(Object.keys(verdicts).sort()).toEqual(
          expect.arrayContaining(["NOT VERIFIED", "VERIFIED"]),
        );
      },
      count * secondsEach * 1000,
    );
  },
);

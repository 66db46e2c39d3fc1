// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifyRelease } from "../../electron/engine/release/verifyRelease.ts";
import { Instant } from "../../shared/ids.ts";
import { createDice } from "../support/dice.ts";
import { type HostileKind, rightRelease } from "../support/hostile/base.ts";
import { hostileCharters } from "../support/hostile/charters.ts";
import { hostileSigners } from "../support/hostile/signers.ts";
import { hostileTexts } from "../support/hostile/texts.ts";
import { hostileTrees } from "../support/hostile/trees.ts";
import { memoryRoot, releaseInMemory } from "../support/memoryDisk.ts";
import { type MadeRelease, writeRelease } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askBoth } from "../support/verifiers.ts";

/**
 * What somebody might do to a release so that it is believed. Each kind is told apart by its name and made many times
 * over by dice; `counterseal verify` judges every case, and `verify.sh` some of each kind. For a longer search:
 * COUNTERSEAL_HOSTILE=100000 COUNTERSEAL_HOSTILE_FROM=1000000 npm test -- interop hostileReleases
 */
const cases = Number(process.env["COUNTERSEAL_HOSTILE"] ?? 10_000);
const firstSeed = Number(process.env["COUNTERSEAL_HOSTILE_FROM"] ?? 1);
/** Of each kind, drawn evenly: a run of the script starts some two hundred processes. */
const byScript = Number(process.env["COUNTERSEAL_HOSTILE_SCRIPT"] ?? 3);

const kinds = Object.entries({
  ...hostileSigners,
  ...hostileCharters,
  ...hostileTexts,
  ...hostileTrees,
});
const ofEach = Math.ceil(cases / kinds.length);

async function judge(release: MadeRelease) {
  return requireOk(
    await verifyRelease({
      storage: releaseInMemory(release),
      path: join(memoryRoot, release.place),
      commit: null,
      signal: unending,
      trustedCharter: release.trusted,
      now: Instant.parse("2026-12-01T00:00:00Z"),
    }),
  );
}

function digestOf({ entries, trusted, place }: MadeRelease): string {
  const hash = createHash("sha256")
    .update(trusted ?? "")
    .update(place);
  for (const [path, entry] of entries) {
    hash.update(`\0${path}\0${entry.kind}\0`);
    if (entry.kind === "file") hash.update(entry.bytes);
    if (entry.kind === "link") hash.update(entry.target);
  }
  return hash.digest("hex");
}

const releaseOf = ({ make }: HostileKind, number: number): MadeRelease =>
  make(createDice(firstSeed + number));

describe("a hostile release", () => {
  it("begins as one that is right", async () => {
    expect(await judge(rightRelease())).toMatchObject({
      verdict: "VERIFIED",
      problems: [],
    });
    expect(kinds.length * ofEach).toBeGreaterThanOrEqual(cases);
  });

  it.each(kinds)(
    "with %s is never believed",
    async (_, kind) => {
      const different = new Set<string>();
      for (let number = 0; number < ofEach; number += 1) {
        const release = releaseOf(kind, number);
        different.add(digestOf(release));
        const { verdict, problems } = await judge(release);
        const names = problems.map(({ name }) => name);
        expect({ number, verdict }).toEqual({
          number,
          verdict: "NOT VERIFIED",
        });
        const isNamed = kind.by?.some((name) => names.includes(name)) ?? true;
        expect({ number, names, isNamed }).toEqual({
          number,
          names,
          isNamed: true,
        });
      }
      // Dice that fell on a handful of cases would be no search.
      expect(different.size).toBeGreaterThan(ofEach / 20);
    },
    600_000,
  );

  it.skipIf(!haveTools("sh", "ssh-keygen", "sha256sum")).each(kinds)(
    "with %s is refused by verify.sh in the same words",
    async (_, kind) => {
      for (let sample = 0; sample < byScript; sample += 1) {
        const release = releaseOf(
          kind,
          Math.floor((sample * ofEach) / byScript),
        );
        const dir = writeRelease(release, join(tempFolder(), "tree"));
        const { verdict } = await askBoth({ dir, trusted: release.trusted });
        expect(verdict).toBe("NOT VERIFIED");
      }
    },
    600_000,
  );
});

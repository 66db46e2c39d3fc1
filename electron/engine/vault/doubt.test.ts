// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { expect, it } from "vitest";
import { Instant, Sha256 } from "../../../shared/ids.ts";
import type { LostCheckpoint } from "../../../shared/ipc/standing.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, segmentPath } from "../../../test/support/vaults.ts";
import type { State } from "../catalog/state.ts";
import { createStorage } from "../../storage/storage.ts";
import { furtherLost, isGivenUp, standingDoubt } from "./doubt.ts";

const head = Sha256.parse("ab".repeat(32));
const [before, at, after] = [1, 2, 3].map((day) =>
  Instant.parse(`2027-01-0${String(day)}T00:00:00Z`),
) as [Instant, Instant, Instant];
type Adoption = State["adoptions"][number];
const adoption = (when: Instant, seq: number | null): Adoption => ({
  ...{ at: when, reason: "lost" },
  lost: seq === null ? null : { seq, head },
});

it.each<[string, Adoption[], boolean]>([
  ["no adoption", [], false],
  ["one made before it", [adoption(before, 9)], false],
  ["one of as much", [adoption(at, 7)], true],
  ["one of more", [adoption(after, 8)], true],
  ["one of less", [adoption(after, 6)], false],
  ["one that does not know how much", [adoption(after, null)], true],
  [
    "an early one of more and a late one of less",
    [adoption(before, 9), adoption(after, 6)],
    false,
  ],
])("what a statement proves is given up by %s", (_what, adoptions, is) => {
  expect(isGivenUp({ adoptions }, { seq: 7, at })).toBe(is);
});

it("of two that are lost, the further one is what must be given up", () => {
  const lost = (seq: number): LostCheckpoint => ({
    ...{ seq, head, at, witness: "statement" },
  });
  expect(furtherLost(null, null)).toBeNull();
  expect(furtherLost(lost(1), null)).toEqual(lost(1));
  expect(furtherLost(null, lost(2))).toEqual(lost(2));
  expect(furtherLost(lost(2), lost(3))).toEqual(lost(3));
  expect(furtherLost(lost(3), lost(2))).toEqual(lost(3));
});

it("a doubt is not answered by a ledger that cannot be read", async () => {
  const folder = tempFolder();
  const vault = await makeVault(folder);
  const session = requireOk(await vault.open());
  const { state, vault: id } = session;
  await session.close();
  const dir = join(segmentPath(vault), "..");
  const key = new Uint8Array(32);
  const place = { storage: createStorage(), dir, vault: id, key };
  const doubted = await standingDoubt(place, state, { seq: 0, head, at });
  expect(doubted).toMatchObject({ value: { seq: 0, witness: "statement" } });
});

// SPDX-License-Identifier: Apache-2.0
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type DiskCall,
  failingDisk,
} from "../../../test/support/failingDisk.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import { failure } from "../../../shared/failure.ts";
import { AuditId, Sha256, VaultId } from "../../../shared/ids.ts";
import { createStorage } from "../../storage/storage.ts";
import { type Act, noEntry } from "./entries.ts";
import {
  largestSegmentBytes,
  type LedgerPlace,
  openLedger,
  readLedger,
  scanLedger,
} from "./ledger.ts";
import { sealRecord } from "./record.ts";
import { resealSegment } from "./reseal.ts";

const key = new Uint8Array(32).fill(7);
const vault = VaultId.parse("0a".repeat(16));
const audit = AuditId.parse("harbour");

function drafted(letters: number): Act {
  const digest = Sha256.parse("a".repeat(64));
  const body = { audit, version: 1, digest, text: "x".repeat(letters) };
  return { type: "charter.drafted", body };
}

function placeIn(
  dir: string,
  fails: (call: DiskCall, path: string) => boolean = () => false,
): LedgerPlace {
  return { storage: createStorage(failingDisk(fails)), dir, vault, key };
}

async function append(place: LedgerPlace, ...acts: readonly Act[]) {
  const reading = requireOk(await scanLedger(place, {}));
  const ledger = requireOk(await openLedger(place, reading));
  for (const act of acts)
    requireOk(await ledger.append([act], testTime, "Ada"));
  await ledger.close();
}

/** Two segments: the first is full with entries 0 and 1, and the second has 2 and 3. */
const madeDir = mkdtempSync(join(tmpdir(), "counterseal-test-"));
beforeAll(async () => {
  const large = drafted(9 * 1024 * 1024);
  await append(placeIn(madeDir), large, large, drafted(1), drafted(2));
});
afterAll(() => {
  rmSync(madeDir, { recursive: true });
});

let dir = "";
beforeEach(() => {
  dir = join(tempFolder(), "ledger");
  mkdirSync(dir);
  for (const name of readdirSync(madeDir))
    writeFileSync(join(dir, name), readFileSync(join(madeDir, name)));
});
const first = "000000000000.sealed";
const second = "000000000002.sealed";

async function damagedAt() {
  return requireOk(await scanLedger(placeIn(dir), {})).damagedAt;
}

it("goes on in a further segment where one is full, and reads as one chain", async () => {
  expect(readdirSync(dir).sort()).toEqual([first, second]);
  const seen: number[] = [];
  const read = await readLedger(placeIn(dir), ({ seq }) => seen.push(seq));
  expect(requireOk(read).checkpoint?.seq).toBe(3);
  expect(seen).toEqual([0, 1, 2, 3]);
});

it("takes no file for a segment whose name only looks like one", async () => {
  for (const stray of [`${second}.part`, `copy-${second}`, `0${first}`])
    writeFileSync(join(dir, stray), "not a segment");
  expect(requireOk(await scanLedger(placeIn(dir), {}))).toMatchObject({
    ...{ checkpoint: { seq: 3 }, torn: null, damagedAt: null },
  });
});

it("reads no further than it is asked, and goes on from there without the segments before", async () => {
  const place = placeIn(dir);
  const early = requireOk(await scanLedger(place, { last: 1 }));
  expect(early).toMatchObject({ checkpoint: { seq: 1 }, damagedAt: null });
  const middle = requireOk(await scanLedger(place, { last: 2, after: early }));
  expect(middle.checkpoint?.seq).toBe(2);
  // The first segment is not even opened any more.
  rmSync(join(dir, first));
  writeFileSync(join(dir, first), "not a segment");
  const seen: number[] = [];
  const rest = await scanLedger(place, {
    after: middle,
    visit: ({ seq }) => seen.push(seq),
  });
  expect(requireOk(rest)).toMatchObject({ checkpoint: { seq: 3 }, torn: null });
  expect(seen).toEqual([3]);
});

it.each([
  ["a segment is missing", () => rmSync(join(dir, first)), 0],
  [
    "a segment bears another's name",
    () => {
      renameSync(join(dir, second), join(dir, "000000000004.sealed"));
    },
    2,
  ],
  [
    "a segment before the last is cut",
    () => {
      truncateSync(join(dir, first), 9 * 1024 * 1024);
    },
    0,
  ],
  [
    "a record claims a length that none has",
    () => {
      const bytes = readFileSync(join(dir, first));
      bytes.writeUInt32BE(7);
      writeFileSync(join(dir, first), bytes);
    },
    0,
  ],
  [
    "segments are swapped",
    () => {
      const [one, two] = [first, second].map((name) =>
        readFileSync(join(dir, name)),
      );
      writeFileSync(join(dir, first), two ?? "");
      writeFileSync(join(dir, second), one ?? "");
    },
    0,
  ],
])("names the entry where %s", async (_what, damage, seq) => {
  damage();
  expect(await damagedAt()).toBe(seq);
  const read = await readLedger(placeIn(dir), () => undefined);
  expect(requireError(read)).toEqual(failure("ledger-damaged", { seq }));
});

it("takes fewer bytes than a length at the end for what a crash leaves", async () => {
  appendFileSync(join(dir, second), Buffer.from([0, 0, 1]));
  const { torn, damagedAt: at } = requireOk(await scanLedger(placeIn(dir), {}));
  expect(at).toBeNull();
  expect(torn).toMatchObject({ seq: 4, bytes: Uint8Array.of(0, 0, 1) });
});

it("takes an altered record at the end for what a crash leaves, and before it for damage", async () => {
  const whole = readFileSync(join(dir, second));
  const firstLength = 4 + whole.readUInt32BE(0);
  for (const [at, found] of [
    [firstLength - 1, { checkpoint: { seq: 1 }, torn: null, damagedAt: 2 }],
    [whole.length - 1, { checkpoint: { seq: 2 }, damagedAt: null }],
  ] as const) {
    const altered = Buffer.from(whole);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    writeFileSync(join(dir, second), altered);
    const scan = requireOk(await scanLedger(placeIn(dir), {}));
    expect(scan).toMatchObject(found);
    if (found.damagedAt === null)
      expect(scan.torn).toMatchObject({
        ...{ seq: 3, wholeBytes: firstLength },
        bytes: new Uint8Array(altered.subarray(firstLength)),
      });
  }
});

it("takes nothing that is sealed under its key and is no entry of the format", async () => {
  const { checkpoint } = requireOk(await scanLedger(placeIn(dir), {}));
  const gossip = { type: "gossip.heard", body: {} } as unknown as Act;
  const place = { vault, seq: 4, prev: checkpoint?.head ?? noEntry };
  const by = { at: testTime, actor: "Ada" };
  const good = { ...drafted(1), ...by };
  const { record } = sealRecord(key, place, [good, { ...gossip, ...by }]);
  appendFileSync(join(dir, second), record);
  const seen: number[] = [];
  const scan = await scanLedger(placeIn(dir), {
    visit: ({ seq }) => seen.push(seq),
  });
  // Of a record that is not whole nothing is believed, not even its first entry.
  expect(requireOk(scan).checkpoint?.seq).toBe(3);
  expect(seen).toEqual([0, 1, 2, 3]);
});

it("is not read where its folder or a segment cannot be, or is too large", async () => {
  const unlisted = placeIn(dir, (call) => call === "list");
  expect(requireError(await scanLedger(unlisted, {})).code).toBe(
    "file-unreadable",
  );
  const unread = placeIn(
    dir,
    (call, path) => call === "read" && path.endsWith(second),
  );
  expect(requireError(await scanLedger(unread, {})).code).toBe(
    "file-unreadable",
  );
  truncateSync(join(dir, second), largestSegmentBytes + 1);
  expect(requireError(await scanLedger(placeIn(dir), {})).code).toBe(
    "file-too-large",
  );
});

it("acknowledges nothing where the disk fails at a further segment, and has what it had", async () => {
  rmSync(join(dir, second));
  const before = requireOk(await scanLedger(placeIn(dir), {}));
  for (const broken of ["create", "open"] as const) {
    let created = 0;
    const place = placeIn(dir, (call, path) => {
      if (call !== "open" || path.endsWith(first)) return false;
      created += 1;
      return broken === "create" || created > 1;
    });
    const ledger = requireOk(await openLedger(place, before));
    const added = await ledger.append([drafted(1)], testTime, "Ada");
    expect(requireError(added).code).toMatch(/^(?:read|write)-failed$/);
    expect(ledger.checkpoint).toEqual(before.checkpoint);
    await ledger.close();
    const after = requireOk(await scanLedger(placeIn(dir), {}));
    expect(after).toMatchObject({
      ...{ checkpoint: before.checkpoint, damagedAt: null },
    });
  }
  // What is left behind is an empty segment at most, and the ledger goes on in it.
  await append(placeIn(dir), drafted(1));
  expect(requireOk(await scanLedger(placeIn(dir), {})).checkpoint?.seq).toBe(2);
});

it("is sealed anew as a whole or not at all", () => {
  const segment = readFileSync(join(dir, first));
  const keys = { from: key, to: new Uint8Array(32).fill(8) };
  const good = requireOk(resealSegment(vault, keys, null, segment));
  expect(good.tip?.seq).toBe(1);
  expect(good.bytes).toHaveLength(segment.length);
  const wrong = { ...keys, from: keys.to };
  const cut = segment.subarray(0, -1);
  for (const [given, bytes, seq] of [
    [wrong, segment, 0],
    [keys, cut, 1],
    [keys, segment.subarray(0, 3), 0],
  ] as const)
    expect(requireError(resealSegment(vault, given, null, bytes))).toEqual(
      failure("ledger-damaged", { seq }),
    );
});

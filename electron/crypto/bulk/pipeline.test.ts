// SPDX-License-Identifier: Apache-2.0
import { afterAll, describe, expect, test } from "vitest";
import { inPieces } from "../../../test/support/byteStreams.ts";
import { AgeError } from "../age/ageError.ts";
import { generateIdentity } from "../age/identity.ts";
import { openAge, openAgeFileInWorkers, readAgeHeader } from "../age/open.ts";
import { parseRecipient } from "../age/recipient.ts";
import { sealAgeInWorkers } from "../age/seal.ts";
import { chunkBytes } from "../age/stream.ts";
import { createSha256, sha256 } from "../digest.ts";
import { concatBytes } from "../encoding.ts";
import { randomBytes } from "../random.ts";
import { chunksPerRun, type Reading } from "./pipeline.ts";
import { createCryptoWorkers } from "./workers.ts";

const workers = createCryptoWorkers();
afterAll(() => workers.close());

const identity = generateIdentity();
const parsed = parseRecipient(identity.recipient);
if (!parsed.ok) throw new Error("a fresh recipient");
const recipients = [parsed.value];
const run = chunksPerRun * chunkBytes;

function readingOf(bytes: Uint8Array): Reading {
  return {
    size: bytes.length,
    fill: (into, position) => {
      into.set(bytes.subarray(position, position + into.length));
      return Promise.resolve();
    },
  };
}

/** Each piece is copied: its memory is used again. */
async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece.slice());
  return concatBytes(...parts);
}

async function seal(plaintext: Uint8Array): Promise<Uint8Array> {
  const digest = workers.sha256();
  const seen = createSha256();
  const sealed = sealAgeInWorkers(
    recipients,
    readingOf(plaintext),
    workers,
    digest,
    (piece) => {
      seen.update(piece);
    },
  );
  const file = await collect(sealed.file);
  expect(seen.digest()).toBe(sha256(plaintext));
  expect(await digest.end()).toBe(sha256(plaintext));
  return file;
}

interface Opened {
  readonly released: string;
  readonly stage: string;
}

async function outcomeOf(pieces: AsyncIterable<Uint8Array>): Promise<Opened> {
  const digest = createSha256();
  try {
    for await (const piece of pieces) digest.update(piece);
    return { released: digest.digest(), stage: "whole" };
  } catch (thrown) {
    if (!(thrown instanceof AgeError)) throw thrown;
    return { released: digest.digest(), stage: thrown.stage };
  }
}

async function* inWorkers(file: Uint8Array): AsyncGenerator<Uint8Array> {
  const header = await readAgeHeader(inPieces(file, 1 << 18));
  const digest = workers.sha256();
  const given = createSha256();
  for await (const piece of openAgeFileInWorkers(
    [identity],
    header,
    readingOf(file),
    workers,
    digest,
  )) {
    given.update(piece);
    yield piece;
  }
  expect(await digest.end()).toBe(given.digest());
}

/** In workers and in one thread: the same bytes, and the same end. */
async function openBoth(file: Uint8Array): Promise<Opened> {
  const alone = await outcomeOf(openAge([identity], inPieces(file, 1 << 18)));
  expect(await outcomeOf(inWorkers(file))).toEqual(alone);
  return alone;
}

describe("a file through the workers", () => {
  test.each([
    0,
    1,
    chunkBytes,
    run - 1,
    run,
    run + 1,
    7 * run,
    9 * run + 3 * chunkBytes,
    13 * run + 12_345,
  ])("of %i bytes comes back, by either way of opening", async (length) => {
    const plaintext = randomBytes(length);
    const file = await seal(plaintext);
    expect(await openBoth(file)).toEqual({
      released: sha256(plaintext),
      stage: "whole",
    });
  });

  test("with any change is refused where one thread refuses it", async () => {
    const file = await seal(randomBytes(8 * run + 100));
    const header = file.length - (8 * run + 100 + (8 * chunksPerRun + 1) * 16);
    const sealedRun = chunksPerRun * (chunkBytes + 16);
    for (const at of [header, header + 5 * sealedRun + 7, file.length - 1]) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await openBoth(changed)).stage).toBe("payload");
    }
    for (const end of [
      file.length - 1,
      file.length - 116,
      header + 3 * sealedRun,
      header + 3 * sealedRun + 65_552,
      header + 1,
      header,
    ])
      expect((await openBoth(file.subarray(0, end))).stage).toBe("payload");
    const longer = concatBytes(file, Uint8Array.of(0));
    expect((await openBoth(longer)).stage).toBe("payload");
  });
});

describe("a file that cannot be read to its end", () => {
  const broken = new Error("made by the test");

  function sealing(reading: Reading, seen: (piece: Uint8Array) => void) {
    const digest = workers.sha256();
    const sealed = sealAgeInWorkers(recipients, reading, workers, digest, seen);
    return collect(sealed.file);
  }

  test("fails as the reading does, and nothing is read after it", async () => {
    const places: number[] = [];
    const reading: Reading = {
      size: 40 * run,
      fill: (_into, position) => {
        places.push(position);
        return position === 9 * run
          ? Promise.reject(broken)
          : Promise.resolve();
      },
    };
    await expect(sealing(reading, () => undefined)).rejects.toBe(broken);
    expect(places).toEqual(Array.from({ length: 10 }, (_, at) => at * run));
  });

  test("fails as its watcher does, which is how it is cancelled", async () => {
    let pieces = 0;
    const watcher = (): void => {
      pieces += 1;
      if (pieces === 3) throw broken;
    };
    await expect(
      sealing(readingOf(new Uint8Array(20 * run)), watcher),
    ).rejects.toBe(broken);
    expect(pieces).toBe(3);
  });
});

test("a run given out before its reader is ready stays as it is", async () => {
  const plaintext = randomBytes(20 * run);
  const { file } = sealAgeInWorkers(
    recipients,
    readingOf(plaintext),
    workers,
    workers.sha256(),
    () => undefined,
  );
  const parts: Uint8Array[] = [];
  for await (const piece of file) {
    // Time enough for every worker to write where it should not.
    await workers.run({
      kind: "seal",
      key: new Uint8Array(32),
      counter: 0,
      last: true,
      from: new Uint8Array(run),
      into: new Uint8Array(run + chunksPerRun * 16),
    });
    parts.push(piece.slice());
  }
  const opened = await collect(
    openAge([identity], inPieces(concatBytes(...parts), run)),
  );
  expect(sha256(opened)).toBe(sha256(plaintext));
});

test("workers that are ended fail what they were asked, and start anew when asked again", async () => {
  const own = createCryptoWorkers();
  const task = {
    kind: "seal",
    key: new Uint8Array(32),
    counter: 0,
    last: true,
    from: new Uint8Array(0),
    into: new Uint8Array(new SharedArrayBuffer(16)),
  } as const;
  const asked = Array.from({ length: 3 }, () => own.run(task));
  const settled = Promise.allSettled(asked);
  await own.close();
  expect((await settled).map(({ status }) => status)).toContain("rejected");
  expect(await own.run(task)).toEqual({ length: 16, whole: true });
  await own.close();
});

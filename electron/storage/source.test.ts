// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { DiskFile, FileFacts } from "./disk.ts";
import { createSource, type Source } from "./source.ts";

const content = Uint8Array.from({ length: 10 }, (_, at) => at + 1);
const facts: FileFacts = {
  ...{ kind: "file", mode: 0o644, modifiedMs: 1 },
  size: content.length,
};

/** A file that has these bytes by the time it is read, with as many taken at once as the disk likes to give. */
function sourceOf(
  bytes: Uint8Array,
  { atOnce = Infinity, now = facts } = {},
): Source {
  const file: Partial<DiskFile> = {
    read(into, position) {
      const end = position + Math.min(into.length, atOnce);
      const piece = bytes.subarray(position, end);
      into.set(piece);
      return Promise.resolve(piece.length);
    },
    facts: () => Promise.resolve(now),
  };
  return createSource(file as DiskFile, "/somewhere/name", facts);
}

async function readAll(source: Source, memory?: Uint8Array): Promise<number[]> {
  const read: number[] = [];
  for await (const piece of source.chunks(memory)) read.push(...piece);
  return read;
}

const memories = [
  ["of its own", undefined],
  ["of the caller's, much", new Uint8Array(64)],
  ["of the caller's, as long as the file", new Uint8Array(10)],
  ["of the caller's, little", new Uint8Array(3)],
  ["of the caller's, a byte", new Uint8Array(1)],
] as const;

describe.each(memories)("a file read into memory %s", (_, memory) => {
  test.each([Infinity, 4, 1])(
    "is whole, whatever the disk gives at once: %d bytes",
    async (atOnce) => {
      const source = sourceOf(content, { atOnce });
      expect(await readAll(source, memory)).toEqual([...content]);
    },
  );

  test.each([
    ["grew", Uint8Array.of(...content, 11), facts],
    ["was cut", content.subarray(0, 9), facts],
    ["was written to", content, { ...facts, modifiedMs: 2 }],
    ["grew at the very end", content, { ...facts, size: 11 }],
  ])("is refused when it %s meanwhile", async (_name, bytes, now) => {
    await expect(
      readAll(sourceOf(bytes, { now }), memory),
    ).rejects.toMatchObject({
      failure: { code: "file-changed-while-reading" },
    });
  });
});

test("nothing of what a file grew by is given out", async () => {
  const source = sourceOf(Uint8Array.of(...content, 11, 12), { atOnce: 6 });
  let given = 0;
  const read = async (): Promise<void> => {
    for await (const piece of source.chunks()) given += piece.length;
  };
  await expect(read()).rejects.toMatchObject({
    failure: { code: "file-changed-while-reading" },
  });
  expect(given).toBe(6);
});

test("pieces lie in the caller's memory", async () => {
  const memory = new Uint8Array(4);
  for await (const piece of sourceOf(content).chunks(memory))
    expect(piece.buffer).toBe(memory.buffer);
});

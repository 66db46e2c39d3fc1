// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { makeTar } from "../../../test/support/makeTar.ts";
import { makeZip } from "../../../test/support/makeZip.ts";
import { unpackAll } from "../../../test/support/unpacking.ts";

const content = Uint8Array.from({ length: 700 }, (_, at) => (at * 31) % 97);
const zip = makeZip([
  { name: "a.txt", content },
  { name: "b/c.txt", content, descriptor: true },
  { name: "d", content, zip64: true },
  { name: "e", content, passphrase: "p" },
]);
const tar = makeTar([
  { name: "a.txt", content },
  { name: "x", content, pax: { path: "b/c.txt" } },
  { name: "x", content, gnuName: "d" },
]);
const gz = gzipSync(tar);

const limits = {
  members: 100,
  totalBytes: 1 << 20,
  fileBytes: 1 << 20,
  depth: 3,
  seconds: 5,
  memoryBytes: 1 << 20,
};

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    byte: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function mutated(
  whole: Uint8Array,
  changes: readonly { at: number; byte: number }[],
  cut: number,
): Uint8Array {
  const bytes = Uint8Array.from(whole);
  for (const { at, byte } of changes)
    bytes[Math.floor(at * bytes.length)] = byte;
  return bytes.subarray(0, bytes.length - Math.floor(cut * 40));
}

// What is thrown is a typed fault, or `unpackAll` throws on; no content is given out for what is refused.
it.each([
  ["zip", zip],
  ["tar", tar],
  ["tar.gz", gz],
])(
  "reads a mutated %s to an end, with typed faults alone",
  async (name, whole) => {
    await fc.assert(
      fc.asyncProperty(
        edits,
        fc.constantFrom(0, 0, 0.1, 0.5, 1),
        async (changes, cut) => {
          const bytes = mutated(whole, changes, cut);
          const { files } = await unpackAll(bytes, `p.${name}`, limits, ["p"]);
          for (const file of files)
            expect(file.refused === null).toBe(file.content !== null);
        },
      ),
      { numRuns: 600 },
    );
  },
);

it("keeps a member's content as it was, or refuses it", async () => {
  const whole = new TextDecoder("latin1").decode(content);
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const bytes = mutated(zip, changes, 0);
      const { files } = await unpackAll(bytes, "p.zip", limits, ["p"]);
      for (const file of files)
        if (file.content !== null && file.path !== "p.zip")
          expect(file.content).toBe(whole);
    }),
    { numRuns: 600 },
  );
});

it("reads any bytes to an end", async () => {
  const beginnings = fc.constantFrom(
    [0x50, 0x4b, 3, 4],
    [0x50, 0x4b, 5, 6],
    [0x1f, 0x8b, 8],
    [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
    [0x28, 0xb5, 0x2f, 0xfd],
    [],
  );
  await fc.assert(
    fc.asyncProperty(
      beginnings,
      fc.uint8Array({ maxLength: 3000 }),
      async (beginning, rest) => {
        await unpackAll(Uint8Array.from([...beginning, ...rest]), "p", limits);
      },
    ),
    { numRuns: 600 },
  );
});

// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Instant } from "../../../shared/ids.ts";
import { concatBytes } from "../../crypto/encoding.ts";
import { type TarMember, tarOf } from "./tarArchive.ts";
import { readTar, TarFault } from "./tarReader.ts";

const look = { mode: 0o600, modified: Instant.parse("2027-01-31T12:00:00Z") };

async function archiveOf(members: readonly TarMember[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of tarOf(members, look)) pieces.push(piece);
  return concatBytes(...pieces);
}

/** The bytes in pieces of some length, as a disk or a cipher gives them. */
async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length)
    yield await Promise.resolve(bytes.subarray(at, at + length));
}

/** Name and content of every member; with `skip`, contents that nobody reads. */
async function contentsOf(bytes: Uint8Array, length: number, skip = false) {
  const read: (readonly [string, string])[] = [];
  for await (const member of readTar(inPieces(bytes, length))) {
    const pieces: Uint8Array[] = [];
    if (!skip) for await (const piece of member.content()) pieces.push(piece);
    read.push([member.name, Buffer.concat(pieces).toString("hex")]);
  }
  return read;
}

const file = fc
  .record({
    name: fc.stringMatching(/^[a-z]{1,20}(\/[a-z0-9.]{1,30}[a-z0-9])?$/),
    content: fc.uint8Array({ maxLength: 1500 }),
  })
  .map(({ name, content }) => ({ name, size: content.length, content }));
const folder = fc
  .stringMatching(/^[a-z]{1,20}\/$/)
  .map((name) => ({ name, size: 0, content: new Uint8Array(0) }));
const members = fc.array(fc.oneof(file, folder), { maxLength: 6 });

describe("an archive", () => {
  it("holds what it was given, where all pieces lie in the same memory, wiped in the end", async () => {
    const count = 40;
    const pieceBytes = 65_536;
    async function* content() {
      const shared = new Uint8Array(new SharedArrayBuffer(pieceBytes));
      for (let piece = 1; piece <= count; piece++)
        yield await Promise.resolve(shared.fill(piece));
      shared.fill(0);
    }
    const size = count * pieceBytes;
    const member = { name: "large", size, content: content() };
    const [read] = await contentsOf(await archiveOf([member]), 100_000);
    const expected = Array.from({ length: count }, (_, piece) =>
      Buffer.alloc(pieceBytes, piece + 1).toString("hex"),
    ).join("");
    expect(read?.[1] === expected).toBe(true);
  });

  it("is read as it was written, in pieces of any length", () =>
    fc.assert(
      fc.asyncProperty(
        members,
        fc.integer({ min: 1, max: 2000 }),
        async (given, length) => {
          const expected = given.map(({ name, content }) => [
            name,
            Buffer.from(content).toString("hex"),
          ]);
          const bytes = await archiveOf(given);
          expect(await contentsOf(bytes, length)).toEqual(expected);
          expect(
            (await contentsOf(bytes, length, true)).map(([name]) => name),
          ).toEqual(given.map(({ name }) => name));
        },
      ),
      { numRuns: 60 },
    ));

  it("gives what was written or a fault, whatever byte is changed", () =>
    fc.assert(
      fc.asyncProperty(
        members,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (given, place, change) => {
          const bytes = await archiveOf(given);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ change;
          try {
            await contentsOf(bytes, 512);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(TarFault);
          }
        },
      ),
      { numRuns: 100 },
    ));

  it("is refused when it ends before its end", async () => {
    const content = new Uint8Array(1000);
    const bytes = await archiveOf([{ name: "one", size: 1000, content }]);
    for (const size of [0, 100, 512, 1000, 1536, 1537, 2040])
      await expect(contentsOf(bytes.subarray(0, size), 300)).rejects.toThrow(
        TarFault,
      );
  });

  it("may have members of more than 8 GiB", async () => {
    const size = 9 * 2 ** 30;
    const pieces = tarOf(
      [{ name: "large", size, content: inPieces(new Uint8Array(5), 5) }],
      look,
    );
    for await (const member of readTar(pieces)) {
      expect(member).toMatchObject({ name: "large", size });
      break;
    }
  });
});

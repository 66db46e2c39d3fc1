// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, inPieces } from "../../../../test/support/byteStreams.ts";
import { tempFolder } from "../../../../test/support/tempFolder.ts";
import { haveTools } from "../../../../test/support/tools.ts";
import { makeObject, type ObjectType } from "./object.ts";
import { readPack, writePack } from "./pack.ts";
import { writeStored } from "./stored.ts";

const edges = [
  0, 1, 15, 16, 2047, 2048, 65_534, 65_535, 65_536, 131_070, 131_071, 300_000,
];

function bytesOf(size: number): Uint8Array {
  return Uint8Array.from(
    { length: size },
    (_, index) => (index * 31 + size) % 256,
  );
}

function packOf(
  contents: readonly Uint8Array[],
  pieces = 1000,
): Promise<Buffer> {
  return collect(
    writePack(
      contents.map((content) => ({
        type: "blob",
        size: content.length,
        content: inPieces(content, pieces),
      })),
    ),
  );
}

async function readBack(
  pack: Uint8Array,
): Promise<{ type: ObjectType; content: Buffer }[] | null> {
  const objects: { type: ObjectType; content: Buffer }[] = [];
  const right = await readPack(inPieces(pack, 777), (type, size) => {
    const pieces: Uint8Array[] = [];
    return {
      take: (content) => void pieces.push(content),
      end: () => {
        const content = Buffer.concat(pieces);
        expect(content.length).toBe(size);
        objects.push({ type, content });
      },
    };
  });
  return right ? objects : null;
}

describe("stored streams", () => {
  it("inflate to their content, however it was cut", async () => {
    for (const size of edges) {
      const content = bytesOf(size);
      const streams = await Promise.all(
        [1 << 18, 4093].map((pieces) =>
          collect(writeStored(size, inPieces(content, pieces))),
        ),
      );
      expect(streams[1]?.equals(streams[0] ?? Buffer.of())).toBe(true);
      expect(inflateSync(streams[0] ?? Buffer.of()).equals(content)).toBe(true);
    }
  });

  it("are refused when the content is not of the size that was said", async () => {
    for (const size of [4, 6])
      await expect(collect(writeStored(size, [bytesOf(5)]))).rejects.toThrow(
        "content than was said",
      );
  });
});

describe("packs", () => {
  it("are read back as they were written", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }),
        async (contents) => {
          const objects = await readBack(await packOf(contents));
          expect(objects?.map(({ content }) => [...content])).toStrictEqual(
            contents.map((content) => [...content]),
          );
        },
      ),
    );
  });

  it("with any bit flipped, cut or longer are refused", async () => {
    const pack = await packOf(edges.slice(0, 6).map(bytesOf));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: pack.length - 1 }),
        fc.nat({ max: 7 }),
        async (at, bit) => {
          const flipped = Buffer.from(pack);
          flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
          expect(await readBack(flipped)).toBeNull();
        },
      ),
    );
    expect(await readBack(pack.subarray(0, -1))).toBeNull();
    expect(await readBack(Buffer.concat([pack, Buffer.of(0)]))).toBeNull();
    expect(await readBack(Buffer.of())).toBeNull();
  });

  it.skipIf(!haveTools("git"))("are packs to git", async () => {
    const folder = tempFolder();
    const contents = edges.map(bytesOf);
    execFileSync("git", ["init", "-q", "--bare", folder]);
    execFileSync("git", ["-C", folder, "index-pack", "--strict", "--stdin"], {
      input: await packOf(contents),
      stdio: ["pipe", "ignore", "inherit"],
    });
    for (const content of contents) {
      const { id } = makeObject("blob", content);
      const found = execFileSync(
        "git",
        ["-C", folder, "cat-file", "blob", id],
        { maxBuffer: 1 << 24 },
      );
      expect(found.equals(content)).toBe(true);
    }
  });
});

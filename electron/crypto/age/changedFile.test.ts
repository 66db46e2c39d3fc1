// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { collect, inPieces } from "../../../test/support/byteStreams.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { randomBytes } from "../random.ts";
import { AgeError } from "./ageError.ts";
import { generateIdentity } from "./identity.ts";
import { openAge } from "./open.ts";
import { parseRecipient } from "./recipient.ts";
import { sealAge } from "./seal.ts";
import { chunkBytes } from "./stream.ts";

const identity = generateIdentity();
const recipient = requireOk(parseRecipient(identity.recipient));

function seal(plaintext: Uint8Array): Promise<Buffer> {
  return collect(sealAge([recipient], inPieces(plaintext, 100_000)).file);
}

async function stageOf(file: Uint8Array): Promise<string> {
  try {
    await collect(openAge([identity], inPieces(file, 70_001)));
    return "opened";
  } catch (thrown) {
    if (!(thrown instanceof AgeError)) throw thrown;
    return thrown.stage;
  }
}

describe("a changed file", () => {
  const plaintext = randomBytes(2 * chunkBytes + 100);

  test("a flipped bit in the header is refused before any plaintext", async () => {
    const file = await seal(Buffer.from("a small file"));
    for (let bit = 0; bit < file.length * 8; bit++) {
      const changed = Uint8Array.from(file);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const released: Uint8Array[] = [];
      await expect(async () => {
        const opened = openAge([identity], inPieces(changed, 1000));
        for await (const piece of opened) released.push(piece);
      }).rejects.toBeInstanceOf(AgeError);
      expect(released).toHaveLength(0);
    }
  });

  test("a header that its MAC does not cover whole is refused", async () => {
    const file = await seal(Buffer.from("a small file"));
    const text = file.toString("latin1");
    for (const other of ["---x", "---\t", "----"]) {
      const changed = Buffer.from(text.replace("--- ", other), "latin1");
      expect(await stageOf(changed)).toBe("header");
    }
    const bare = text.replace(/-> .*\n.*\n(?=---)/, "");
    expect(bare).not.toBe(text);
    expect(await stageOf(Buffer.from(bare, "latin1"))).toBe("header");
  });

  test("a flipped byte in any chunk is refused", async () => {
    const file = await seal(plaintext);
    for (let at = 250; at < file.length; at += 4093) {
      const changed = Uint8Array.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await stageOf(changed)).toBe("payload");
    }
  });

  test("a cut or an addition is refused", async () => {
    const small = await seal(Buffer.from("a small file"));
    for (let length = 0; length < small.length; length++)
      expect(await stageOf(small.subarray(0, length))).not.toBe("opened");
    const file = await seal(plaintext);
    const end = file.length;
    for (const length of [end - 1, end - 116, end - 116 - 65552, end - 70000])
      expect(await stageOf(file.subarray(0, length))).toBe("payload");
    expect(await stageOf(Buffer.concat([file, Buffer.of(0)]))).toBe("payload");
  });

  test("chunks cannot change places, be left out or come twice", async () => {
    const file = await seal(plaintext);
    const start = file.length - (2 * 65_552 + 116);
    const [head, a, b, last] = [
      file.subarray(0, start),
      file.subarray(start, start + 65_552),
      file.subarray(start + 65_552, start + 2 * 65_552),
      file.subarray(start + 2 * 65_552),
    ];
    for (const order of [
      [head, b, a, last],
      [head, a, last],
      [head, b, last],
      [head, a, a, b, last],
      [head, a, b, last, last],
      [head, last],
      [head],
    ])
      expect(await stageOf(Buffer.concat(order))).toBe("payload");
    expect(await stageOf(Buffer.concat([head, a, b, last]))).toBe("opened");
  });

  test("another file's payload under this header is refused", async () => {
    const [one, two] = await Promise.all([seal(plaintext), seal(plaintext)]);
    const header = one.length - (16 + 2 * 65_552 + 116);
    const mixed = Buffer.concat([
      one.subarray(0, header),
      two.subarray(header),
    ]);
    expect(await stageOf(mixed)).toBe("payload");
  });
});

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { createSha256, sha256 } from "../../../crypto/digest.ts";
import { randomBytes } from "../../../crypto/random.ts";
import { gathered } from "./gathered.ts";

const long = 1 << 20;

async function* inOrder(pieces: readonly Uint8Array[]) {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

test.each([
  [[], []],
  [[0, 0], []],
  [[1], [1]],
  [[long], [long]],
  [[2, long - 2], [long]],
  [
    [5, long, 3],
    [long, 8],
  ],
  [
    [2 * long + 1, 7],
    [long, long, 8],
  ],
])("pieces of %j bytes come in pieces of %j", async (lengths, expected) => {
  const pieces = lengths.map((length) => randomBytes(length));
  const given: number[] = [];
  const digest = createSha256();
  for await (const piece of gathered(inOrder(pieces))) {
    given.push(piece.length);
    digest.update(piece);
  }
  expect(given).toEqual(expected);
  expect(digest.digest()).toBe(sha256(Buffer.concat(pieces)));
});

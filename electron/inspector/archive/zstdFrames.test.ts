// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { haveTools } from "../../../test/support/tools.ts";
import { ZstdFrames } from "./zstdFrames.ts";

function isWhole(bytes: Uint8Array, step = bytes.length): boolean {
  const frames = new ZstdFrames();
  for (let at = 0; at < bytes.length; at += step)
    frames.push(bytes.subarray(at, at + step));
  return frames.isWhole;
}

const mixed = Buffer.concat([
  Buffer.alloc(300_000, "the same again and again "),
  Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at * 31) % 253)),
]);

describe.skipIf(!haveTools("zstd"))("a stream of zstd", () => {
  const packed = (...words: string[]): Buffer =>
    spawnSync("zstd", ["-c", ...words], { input: mixed }).stdout;

  it.each([
    ["as it is", []],
    ["without check sum", ["--no-check"]],
    ["with a check sum", ["--check"]],
    ["pressed hard", ["-19"]],
    ["with its size", [`--stream-size=${mixed.length}`]],
  ])(
    "%s is whole, in pieces of whatever size, and not once it is cut",
    (_, words) => {
      const bytes = packed(...words);
      for (const step of [1, 2, 3, 7, 1000, bytes.length])
        expect(isWhole(bytes, step)).toBe(true);
      for (let length = 0; length < bytes.length; length += 1)
        expect(isWhole(bytes.subarray(0, length)), String(length)).toBe(false);
    },
  );

  it("may hold several frames, and some that are passed over", () => {
    const passedOver = Buffer.from("542a4d1803000000aabbcc", "hex");
    const bytes = Buffer.concat([packed(), passedOver, packed("--no-check")]);
    for (const step of [1, 5, bytes.length])
      expect(isWhole(bytes, step)).toBe(true);
    const until = packed().length;
    expect(isWhole(bytes.subarray(0, until))).toBe(true);
    for (let more = 1; more < passedOver.length; more += 1)
      expect(isWhole(bytes.subarray(0, until + more))).toBe(false);
    expect(isWhole(bytes.subarray(0, -1))).toBe(false);
  });

  it("is left to whoever unpacks it where it is none", () => {
    expect(isWhole(Buffer.from("no zstd at all"), 3)).toBe(true);
    expect(isWhole(Buffer.concat([packed(), Buffer.from("garbage")]))).toBe(
      true,
    );
  });
});

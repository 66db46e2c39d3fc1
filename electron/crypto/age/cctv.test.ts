// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from "node:zlib";
import * as vectors from "cctv-age";
import { expect, test } from "vitest";
import { inPieces } from "../../../test/support/byteStreams.ts";
import { createSha256 } from "../digest.ts";
import { AgeError, type AgeStage } from "./ageError.ts";
import { dearmorAge } from "./armor.ts";
import { type AgeIdentity, parseIdentityFile } from "./identity.ts";
import { openAge } from "./open.ts";

interface Vector {
  readonly expected: "success" | AgeStage;
  readonly payloadSha256: string | null;
  readonly identities: readonly AgeIdentity[];
  readonly armored: boolean;
  readonly file: Uint8Array;
}

const stages: Record<string, Vector["expected"]> = {
  success: "success",
  "no match": "no-match",
  "HMAC failure": "hmac",
  "header failure": "header",
  "payload failure": "payload",
  "armor failure": "armor",
};

function readVector(bytes: Uint8Array): Vector {
  const whole = Buffer.from(bytes);
  const split = whole.indexOf("\n\n");
  const facts = whole.subarray(0, split).toString().split("\n");
  const every = (key: string): string[] =>
    facts
      .filter((fact) => fact.startsWith(`${key}: `))
      .map((fact) => fact.slice(key.length + 2));
  const expected = stages[every("expect")[0] ?? ""];
  if (expected === undefined) throw new Error("unknown expectation");
  const keys = every("identity");
  const parsed = keys.length > 0 ? parseIdentityFile(keys.join("\n")) : null;
  if (parsed?.ok === false) throw new Error("identity of a vector");
  const content = whole.subarray(split + 2);
  return {
    expected,
    payloadSha256: every("payload")[0] ?? null,
    identities: [
      ...(parsed?.value ?? []),
      ...every("passphrase").map((passphrase) => ({
        kind: "scrypt" as const,
        passphrase,
      })),
    ],
    armored: every("armored")[0] === "yes",
    file: every("compressed")[0] === "zlib" ? inflateSync(content) : content,
  };
}

async function runVector(
  vector: Vector,
  pieceLength: number,
): Promise<{ outcome: string; released: string }> {
  const digest = createSha256();
  let outcome = "success";
  const pieces = inPieces(vector.file, pieceLength);
  const binary = vector.armored ? dearmorAge(pieces) : pieces;
  try {
    for await (const piece of openAge(vector.identities, binary))
      digest.update(piece);
  } catch (thrown) {
    if (!(thrown instanceof AgeError)) throw thrown;
    outcome = thrown.stage;
  }
  return { outcome, released: digest.digest() };
}

const all = Object.entries(vectors as Record<string, Uint8Array>);

test("the suite is whole", () => {
  expect(all).toHaveLength(143);
});

test.each(all)("C2SP CCTV age: %s", async (_name, bytes) => {
  const vector = readVector(bytes);
  for (const pieceLength of [1021, 1 << 18]) {
    const { outcome, released } = await runVector(vector, pieceLength);
    expect(outcome).toBe(vector.expected);
    // What was given out before the failure showed is named by the vector, too.
    if (vector.payloadSha256 !== null)
      expect(released).toBe(vector.payloadSha256);
  }
});

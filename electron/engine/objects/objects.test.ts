// SPDX-License-Identifier: Apache-2.0
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { makeVault } from "../../../test/support/vaults.ts";
import { Failed } from "../../../shared/failure.ts";
import { concatBytes } from "../../crypto/encoding.ts";
import { chunkBytes, sealedLength } from "../../crypto/age/stream.ts";
import { randomBytes } from "../../crypto/random.ts";
import { sha256 } from "../../crypto/digest.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";
import { sealFile } from "../../../test/support/objects.ts";
import { openObject, openObjectAnywhere, verifyObject } from "./objects.ts";

const folderDir = mkdtempSync(join(tmpdir(), "counterseal-test-"));
const vault = await makeVault(folderDir);
const session = requireOk(await vault.open());
afterAll(async () => {
  await session.close();
  rmSync(folderDir, { recursive: true, force: true });
});

const never = new AbortController().signal;
const mebibyte = 1 << 20;

async function seal(bytes: Uint8Array, signal = never, each = session) {
  const path = join(folderDir, `file-${String(bytes.length)}`);
  writeFileSync(path, bytes);
  return sealFile(each, path, signal);
}

function objectFiles(of: Session): string[] {
  return readdirSync(of.layout.objectsDir, {
    recursive: true,
    encoding: "utf8",
  }).filter((name) => name.includes(".age"));
}

test.each([1, mebibyte, mebibyte + 1, 9 * mebibyte + 5])(
  "%i bytes come back",
  async (length) => {
    const bytes = randomBytes(length);
    const facts = requireOk(await seal(bytes));
    expect(facts).toMatchObject({ size: length, sha256: sha256(bytes) });
    const parts: Uint8Array[] = [];
    for await (const piece of openObject(session, facts))
      parts.push(piece.slice());
    expect(sha256(concatBytes(...parts))).toBe(sha256(bytes));
    requireOk(await verifyObject(session, facts, never, () => undefined));
  },
);

test.each([1000, 5 * mebibyte])(
  "a changed, cut or lost object of %i bytes is named",
  async (length) => {
    const facts = requireOk(await seal(randomBytes(length)));
    const path = objectPath(session.layout, facts.object);
    const whole = readFileSync(path);
    const verdict = async (): Promise<string> =>
      requireError(await verifyObject(session, facts, never, () => undefined))
        .code;
    const changed = Buffer.from(whole);
    changed[whole.length - 20] = (changed[whole.length - 20] ?? 0) ^ 4;
    writeFileSync(path, changed);
    expect(await verdict()).toBe("object-damaged");
    writeFileSync(path, whole.subarray(0, whole.length - 1));
    expect(await verdict()).toBe("object-damaged");
    writeFileSync(path, whole);
    expect(
      requireError(
        await verifyObject(
          session,
          { ...facts, object: requireOk(await seal(randomBytes(9))).object },
          never,
          () => undefined,
        ),
      ).code,
    ).toBe("object-damaged");
  },
);

test.each([1000, 20 * mebibyte])(
  "cancelled, an import of %i bytes leaves nothing",
  async (length) => {
    const before = objectFiles(session);
    const controller = new AbortController();
    controller.abort();
    const result = await seal(randomBytes(length), controller.signal);
    expect(requireError(result).code).toBe("cancelled");
    expect(objectFiles(session)).toEqual(before);
  },
);

test("a file that changes while the workers read it is refused", async () => {
  const before = objectFiles(session);
  const path = join(folderDir, "growing");
  writeFileSync(path, randomBytes(6 * mebibyte));
  const grow = sealFile(session, path, never, () => {
    writeFileSync(path, randomBytes(7 * mebibyte));
  });
  expect(requireError(await grow).code).toBe("file-changed-while-reading");
  expect(objectFiles(session)).toEqual(before);
});

test("a lost object says so", async () => {
  const facts = requireOk(await seal(randomBytes(100)));
  requireOk(
    await session.storage.remove(objectPath(session.layout, facts.object)),
  );
  const read = openObject(session, facts).next();
  await expect(read).rejects.toBeInstanceOf(Failed);
});

describe("an object that is read from anywhere", () => {
  const bytes = randomBytes(3 * chunkBytes + 77);

  test("gives the bytes of every place", async () => {
    const reader = await openObjectAnywhere(
      session,
      requireOk(await seal(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length }),
        fc.nat({ max: bytes.length }),
        async (one, other) => {
          const [from, until] = [Math.min(one, other), Math.max(one, other)];
          const read = await reader.read(from, until - from);
          expect(sha256(read)).toBe(sha256(bytes.subarray(from, until)));
        },
      ),
      { numRuns: 200 },
    );
    await expect(reader.read(bytes.length, 1)).rejects.toThrow(RangeError);
    await expect(reader.read(-1, 2)).rejects.toThrow(RangeError);
    await reader.close();
  });

  test.each([0, chunkBytes, 2 * chunkBytes])(
    "gives the last of %i bytes",
    async (length) => {
      const content = randomBytes(length);
      const facts = requireOk(await seal(content));
      const reader = await openObjectAnywhere(session, facts);
      expect(sha256(await reader.read(0, length))).toBe(facts.sha256);
      await reader.close();
    },
  );

  test("gives nothing of a changed chunk, nor of the last before a cut", async () => {
    const facts = requireOk(await seal(bytes));
    const path = objectPath(session.layout, facts.object);
    const whole = readFileSync(path);
    const start = whole.length - sealedLength(bytes.length);
    const changed = Buffer.from(whole);
    const place = start + sealedLength(chunkBytes) + 5;
    changed[place] = (changed[place] ?? 0) ^ 1;
    writeFileSync(path, changed);
    const reader = await openObjectAnywhere(session, facts);
    expect(sha256(await reader.read(0, chunkBytes))).toBe(
      sha256(bytes.subarray(0, chunkBytes)),
    );
    await expect(reader.read(chunkBytes, 1)).rejects.toThrow(Failed);
    await expect(reader.read(0, chunkBytes + 1)).rejects.toThrow(Failed);
    await reader.close();
    writeFileSync(
      path,
      whole.subarray(0, start + sealedLength(2 * chunkBytes)),
    );
    const cut = await openObjectAnywhere(session, facts);
    await expect(cut.read(2 * chunkBytes - 1, 1)).rejects.toThrow(Failed);
    await cut.close();
  });

  test("is not opened in the place of another", async () => {
    const [one, other] = [
      requireOk(await seal(bytes)),
      requireOk(await seal(bytes)),
    ];
    const facts = { ...one, object: other.object };
    await expect(openObjectAnywhere(session, facts)).rejects.toThrow(Failed);
  });
});

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
import { afterAll, expect, test } from "vitest";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { makeVault } from "../../../test/support/vaults.ts";
import { Failed } from "../../../shared/failure.ts";
import { concatBytes } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { sha256 } from "../../crypto/digest.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";
import { sealFile } from "../../../test/support/objects.ts";
import { openObject, verifyObject } from "./objects.ts";

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

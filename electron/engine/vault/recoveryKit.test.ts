// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { readQrCode } from "../../../test/support/readQrCode.ts";
import { makeVault, testTime } from "../../../test/support/vaults.ts";
import { VaultId } from "../../../shared/ids.ts";
import {
  encodeIdentity,
  generateIdentity,
  parseIdentityFile,
} from "../../crypto/age/identity.ts";
import { toHex } from "../../crypto/encoding.ts";
import { secretOfWords } from "../../crypto/kitWords.ts";
import type { Session } from "../session.ts";
import { type KitRequest, makeRecoveryKit } from "./recoveryKit.ts";
import { recoverySheet, type SheetFacts } from "./recoverySheet.ts";

const nothing: KitRequest = {
  filePath: null,
  sheetPath: null,
  words: false,
  replace: false,
};

async function openNew(): Promise<{ session: Session; dir: string }> {
  const dir = tempFolder();
  const vault = await makeVault(dir);
  return { session: requireOk(await vault.open()), dir };
}

function secretIn(kit: string): string {
  const [identity] = requireOk(parseIdentityFile(kit));
  if (identity?.kind !== "X25519") throw new Error("no identity");
  return toHex(identity.secret);
}

describe("a recovery kit", () => {
  it("is one secret in every form, for its holder's eyes alone", async () => {
    const { session, dir } = await openNew();
    const filePath = join(dir, "kit.txt");
    const sheetPath = join(dir, "sheet.html");
    const kit = requireOk(
      await makeRecoveryKit(session, {
        ...{ filePath, sheetPath },
        ...{ words: true, replace: false },
      }),
    );
    await session.close();
    expect(kit.files).toEqual(["kit.txt", "sheet.html"]);
    for (const path of [filePath, sheetPath])
      expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(filePath, "utf8");
    const secret = secretIn(text);
    const words = kit.words ?? [];
    expect(toHex(requireOk(secretOfWords(words.join(" "))))).toBe(secret);
    const sheet = readFileSync(sheetPath, "utf8");
    const identity = /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(text)?.[0] ?? "";
    expect(sheet).toContain(identity);
    expect(sheet).toContain(session.vault);
    for (const [at, word] of words.entries())
      expect(sheet).toContain(`<span>${at + 1}.</span> ${word}</li>`);
  });

  it("takes the place of another only when that is meant", async () => {
    const { session } = await openNew();
    const words = { ...nothing, words: true };
    const first = requireOk(await makeRecoveryKit(session, words));
    const before = readFileSync(session.layout.recoveryPath);
    const { checkpoint } = session;
    const refused = requireError(await makeRecoveryKit(session, words));
    expect(refused.code).toBe("kit-in-force");
    expect(refused.facts).toEqual({ at: session.now(), by: "ada" });
    expect(session.checkpoint).toEqual(checkpoint);
    expect(readFileSync(session.layout.recoveryPath)).toEqual(before);
    const again = { ...words, replace: true };
    const second = requireOk(await makeRecoveryKit(session, again));
    expect(second.recipient).not.toBe(first.recipient);
    expect(session.state.recoveryKit?.recipient).toBe(second.recipient);
    await session.close();
  });

  it("needs no leave when the one on record was never finished", async () => {
    const { session } = await openNew();
    const body = { recipient: session.identity.recipient };
    const type = "vault.recovery-kit-made";
    requireOk(await session.commit([{ type, body }]));
    requireOk(await makeRecoveryKit(session, { ...nothing, words: true }));
    await session.close();
  });

  it("leaves nothing where one of its files cannot be written", async () => {
    const { session, dir } = await openNew();
    const filePath = join(dir, "kit.txt");
    const there = join(dir, "there.html");
    writeFileSync(there, "mine");
    const { checkpoint } = session;
    for (const sheetPath of [there, join(dir, "gone", "sheet.html")]) {
      const request = { ...nothing, filePath, sheetPath };
      requireError(await makeRecoveryKit(session, request));
    }
    expect(statSync(filePath, { throwIfNoEntry: false })).toBeUndefined();
    expect(readFileSync(there, "utf8")).toBe("mine");
    expect(session.checkpoint).toEqual(checkpoint);
    await session.close();
  });

  it("that is not the one on record is said on opening", async () => {
    const dir = tempFolder();
    const vault = await makeVault(dir);
    const session = requireOk(await vault.open());
    requireOk(await makeRecoveryKit(session, { ...nothing, words: true }));
    await session.close();
    const noticesNow = async () => {
      const opened = requireOk(await vault.open());
      await opened.close();
      return opened.notices;
    };
    expect(await noticesNow()).toEqual([]);
    rmSync(session.layout.recoveryPath);
    expect(await noticesNow()).toHaveLength(1);
  });
});

const sample: SheetFacts = {
  vault: VaultId.parse("0".repeat(32)),
  name: "vault",
  made: testTime,
  by: "ada",
  identity: "AGE-SECRET-KEY-1XYZ",
  words: [],
};

describe("the sheet", () => {
  it("has the identity as a QR code", () => {
    for (let tries = 0; tries < 20; tries += 1) {
      const identity = encodeIdentity(generateIdentity());
      const sheet = recoverySheet({ ...sample, identity });
      const [, path = ""] = /<path d="([^"]+)"/.exec(sheet) ?? [];
      expect(readQrCode(path)).toBe(identity);
    }
  });

  it("shows what a name holds and lets it do nothing", () => {
    const sheet = recoverySheet({
      ...sample,
      name: '<script>"x"</script>\u202e',
      by: "<img src=x>",
    });
    expect(sheet).not.toMatch(/<script|<img|\u202e|https?:|url\(/);
    expect(sheet).toContain("&lt;script&gt;&quot;x&quot;");
    expect(sheet).toContain("default-src 'none'");
  });
});

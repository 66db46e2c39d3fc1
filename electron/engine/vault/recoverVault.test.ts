// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dyingDisk } from "../../../test/support/dyingDisk.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  segmentPath,
  testPassphrase,
  testTime,
  type TestVault,
  withAudits,
} from "../../../test/support/vaults.ts";
import { kdfFloor } from "../../crypto/kdf.ts";
import { createStorage, type Storage } from "../../storage/storage.ts";
import type { Session } from "../session.ts";
import { parseKit } from "./kit.ts";
import { makeRecoveryKit } from "./recoveryKit.ts";
import { recoverVault, type RecoverRequest } from "./recoverVault.ts";
import { addSlot, listSlots } from "./slots.ts";

const present = testPassphrase;
const next = "a passphrase after the loss";
const cost = kdfFloor;

interface Lost {
  readonly vault: TestVault;
  readonly kitPath: string;
  readonly headerPath: string;
}

/** A vault with a kit whose passphrase nobody knows any more. */
async function loseVault(...owners: string[]): Promise<Lost> {
  const dir = tempFolder();
  const vault = await makeVault(dir);
  const kitPath = join(dir, "kit.txt");
  const session = requireOk(await vault.open());
  for (const name of owners)
    requireOk(
      await addSlot(session, { present, name, passphrase: name, cost }),
    );
  await makeKit(session, kitPath);
  await session.close();
  return { vault, kitPath, headerPath: session.layout.headerPath };
}

async function makeKit(session: Session, filePath: string): Promise<void> {
  const forms = { filePath, sheetPath: null, words: false, replace: true };
  requireOk(await makeRecoveryKit(session, forms));
}

function recover(
  { rootDir, profileDir }: TestVault,
  kit: string,
  change: Partial<RecoverRequest> = {},
  storage: Storage = createStorage(),
) {
  return recoverVault(storage, {
    ...{ rootDir, profileDir, name: "ada again", passphrase: next, cost },
    kit: requireOk(parseKit(kit)),
    replaceOthers: false,
    now: () => testTime,
    changed: () => undefined,
    ...change,
  });
}

const kitOf = ({ kitPath }: Lost): string => readFileSync(kitPath, "utf8");

async function recovered(
  lost: Lost,
  change: Partial<RecoverRequest> = {},
): Promise<string[]> {
  const session = requireOk(await recover(lost.vault, kitOf(lost), change));
  const slots = requireOk(await listSlots(session));
  expect(session.readOnly).toBe(false);
  await session.close();
  const opened = requireOk(await lost.vault.open(next));
  await opened.close();
  return slots.map(({ name }) => name);
}

async function opens(vault: TestVault, passphrase: string): Promise<boolean> {
  const opened = await vault.open(passphrase);
  if (opened.ok) await opened.value.close();
  return opened.ok;
}

describe("the recovery kit", () => {
  it("gives the vault a new passphrase beside the others, on the ledger", async () => {
    const lost = await loseVault("lin");
    expect(await recovered(lost)).toEqual(["ada", "lin", "ada again"]);
    expect(await opens(lost.vault, present)).toBe(true);
    const session = requireOk(await lost.vault.open(next));
    const bodies: unknown[] = [];
    requireOk(
      await session.readEntries(({ type, actor, body }) => {
        if (type === "vault.slot-recovered")
          bodies.push([actor, "rebuilt" in body && body.rebuilt]);
      }),
    );
    expect(bodies).toEqual([["ada again", false]]);
    await session.close();
  });

  it("takes all others away when that is asked, and their names with them", async () => {
    const lost = await loseVault("lin");
    const alone = { name: "ada", replaceOthers: true };
    expect(await recovered(lost, alone)).toEqual(["ada"]);
    for (const gone of [present, "lin"])
      expect(await opens(lost.vault, gone)).toBe(false);
  });

  it("takes no name that another passphrase has", async () => {
    const lost = await loseVault();
    const before = readFileSync(lost.headerPath);
    const taken = await recover(lost.vault, kitOf(lost), { name: "ada" });
    expect(requireError(taken).code).toBe("slot-name-taken");
    expect(readFileSync(lost.headerPath)).toEqual(before);
  });

  it("that is another's, an older one, or without its file is told apart", async () => {
    const lost = await loseVault();
    const other = await loseVault();
    const older = kitOf(lost);
    const identity = /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(older)?.[0] ?? "";
    const codeOf = async (kit: string) =>
      requireError(await recover(lost.vault, kit)).code;
    expect(await codeOf(kitOf(other))).toBe("kit-other-vault");
    const session = requireOk(await lost.vault.open());
    await makeKit(session, `${lost.kitPath}.new`);
    await session.close();
    expect(await codeOf(older)).toBe("kit-older");
    expect(await codeOf(identity)).toBe("kit-does-not-open");
    const newest = readFileSync(`${lost.kitPath}.new`, "utf8");
    const { recoveryPath } = session.layout;
    const sealed = readFileSync(recoveryPath);
    for (let at = sealed.length - 40; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(recoveryPath, changed);
      expect(await codeOf(newest)).toBe("kit-damaged");
    }
    rmSync(recoveryPath);
    expect(await codeOf(newest)).toBe("kit-none");
  });

  it("opens a rolled-back vault for reading only, and makes nothing", async () => {
    const lost = await loseVault();
    const older = join(tempFolder(), "older");
    cpSync(lost.vault.rootDir, older, { recursive: true });
    await withAudits(lost.vault, "one");
    const rolledBack = lost.vault.at(older, lost.vault.profileDir);
    const before = readFileSync(segmentPath(rolledBack));
    const session = requireOk(await recover(rolledBack, kitOf(lost)));
    expect(session.standing.readOnlyWhy).toBe("rolled-back");
    expect(session.notices.at(-1)).toContain("for reading only");
    await session.close();
    expect(readFileSync(segmentPath(rolledBack))).toEqual(before);
  });

  it("waits while the vault is open elsewhere", async () => {
    const lost = await loseVault();
    const holder = requireOk(await lost.vault.open());
    const refused = await recover(lost.vault, kitOf(lost));
    expect(requireError(refused).code).toBe("vault-in-use");
    await holder.close();
  });
});

/** Another first digit of a value in base64, whichever it has. */
const otherDigit = (text: string, field: string): string =>
  text.replace(
    new RegExp(`"${field}":"(.)`),
    (_found, digit: string) => `"${field}":"${digit === "A" ? "B" : "A"}`,
  );

/** Ways to lose a header. */
const damages: Readonly<Record<string, (headerPath: string) => void>> = {
  "a flipped bit in a slot": (path) => {
    const text = readFileSync(path, "utf8");
    writeFileSync(path, otherDigit(text, "commitment"));
  },
  "another salt": (path) => {
    const text = readFileSync(path, "utf8");
    writeFileSync(path, otherDigit(text, "salt"));
  },
  "a cut": (path) => {
    truncateSync(path, 300);
  },
  "an empty file": (path) => {
    truncateSync(path, 0);
  },
  "no file": rmSync,
  "a foreign text": (path) => {
    writeFileSync(path, "\u0000\u00ff{".repeat(1000));
  },
};

describe("a damaged header", () => {
  it.each(Object.entries(damages))(
    "with %s is made anew from the ledger",
    async (_what, damage) => {
      const lost = await loseVault("lin");
      damage(lost.headerPath);
      const left = existsSync(lost.headerPath)
        ? readFileSync(lost.headerPath)
        : null;
      expect(await opens(lost.vault, present)).toBe(false);
      expect(await recovered(lost)).toEqual(["ada", "lin", "ada again"]);
      expect(await opens(lost.vault, present)).toBe(true);
      const asideDir = join(lost.vault.rootDir, "quarantine");
      const aside = existsSync(asideDir) ? readdirSync(asideDir) : [];
      expect(aside.map((name) => readFileSync(join(asideDir, name)))).toEqual(
        left === null ? [] : [left],
      );
    },
  );

  it("whose slots the ledger never recorded gets the new passphrase alone", async () => {
    const lost = await loseVault();
    rmSync(lost.headerPath);
    expect(await recovered(lost, { name: "ada" })).toEqual(["ada"]);
    expect(await opens(lost.vault, present)).toBe(false);
  });

  it("finds its vault's id by the kit, by the profile, or not at all", async () => {
    for (const forget of ["kit", "profile", "both"]) {
      const lost = await loseVault();
      rmSync(lost.headerPath);
      const { rootDir, profileDir } = lost.vault;
      const seen =
        forget === "kit" ? lost.vault : lost.vault.at(rootDir, tempFolder());
      expect(existsSync(join(profileDir, "anchors"))).toBe(true);
      const kit =
        forget === "profile" ? kitOf(lost) : kitOf(lost).replace(/^#.*$/gm, "");
      const result = await recover(seen, kit);
      if (result.ok) await result.value.close();
      expect(result.ok).toBe(forget !== "both");
      if (!result.ok) expect(result.error.code).toBe("header-lost");
    }
  });
});

describe("a recovery that dies at any point", () => {
  it.each([true, false])(
    "is finished by the next one (header damaged: %s)",
    { timeout: 300_000 },
    async (isDamaged) => {
      const lost = await loseVault("lin");
      if (isDamaged) truncateSync(lost.headerPath, 200);
      const copies = tempFolder();
      let deaths = 0;
      for (; ; deaths += 1) {
        const rootDir = join(copies, String(deaths), "vault");
        const profileDir = join(copies, String(deaths), "profile");
        cpSync(lost.vault.rootDir, rootDir, { recursive: true });
        cpSync(lost.vault.profileDir, profileDir, { recursive: true });
        const copy = lost.vault.at(rootDir, profileDir);
        const { disk, arm, died } = dyingDisk(deaths);
        arm();
        const kit = kitOf(lost);
        const tried = await recover(copy, kit, {}, createStorage(disk));
        const alive = !died();
        if (tried.ok) await tried.value.close();
        rmSync(join(rootDir, "lock"), { force: true });
        if (tried.ok && alive) expect(await opens(copy, next)).toBe(true);
        const again = requireOk(await recover(copy, kit));
        const slots = requireOk(await listSlots(again));
        await again.close();
        expect(slots.map(({ name }) => name)).toEqual([
          ...["ada", "lin", "ada again"],
        ]);
        for (const passphrase of [present, "lin", next])
          expect(await opens(copy, passphrase)).toBe(true);
        if (alive) break;
      }
      expect(deaths).toBeGreaterThan(5);
    },
  );
});

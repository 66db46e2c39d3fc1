// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { expect, it } from "vitest";
import { requireOk } from "../../test/support/unwrap.ts";
import { tempFolder } from "../../test/support/tempFolder.ts";
import {
  makeVault,
  testPassphrase,
  withAudits,
} from "../../test/support/vaults.ts";
import { GrantId } from "../../shared/ids.ts";
import { createStorage, type Storage } from "../storage/storage.ts";
import { createEngine } from "./engine.ts";
import { handlers } from "./handlers.ts";
import { readsBeside } from "./readsBeside.ts";

const job = "0123456789abcdef0123456789abcdef";
const folder = GrantId.parse("0".repeat(32));

/** A disk on which nothing goes on while it is held. */
function heldStorage() {
  let held: Promise<void> = Promise.resolve();
  let release = (): void => undefined;
  const disk = createStorage();
  const storage = new Proxy(disk, {
    get(target, name: keyof Storage) {
      const step: unknown = Reflect.get(target, name);
      if (typeof step !== "function") return step;
      return async (...given: unknown[]): Promise<unknown> => {
        await held;
        return Reflect.apply(step, target, given);
      };
    },
  });
  return {
    storage,
    hold() {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => {
      release();
    },
  };
}

async function openEngine() {
  const dir = tempFolder();
  const vault = await makeVault(dir);
  await withAudits(vault, "harbour");
  const disk = heldStorage();
  const { storage } = disk;
  const { profileDir } = vault;
  const engine = await createEngine({
    profileDir,
    storage,
    emit: () => undefined,
  });
  engine.grant(folder, vault.rootDir);
  const passphrase = testPassphrase;
  requireOk(await engine.call("vault.open", { folder, passphrase }));
  engine.grant(folder, join(dir, "copy"));
  return { engine, disk };
}

it("a screen is answered while a job has the turn, and a change waits for it", async () => {
  const { engine, disk } = await openEngine();
  disk.hold();
  const order: string[] = [];
  const noted = (what: string, call: Promise<unknown>) =>
    call.then(() => order.push(what));
  const backup = noted("job", engine.call("vault.backup", { job, folder }));
  const change = noted(
    "change",
    engine.call("audit.create", { audit: "second", title: "Second" }),
  );
  const audits = requireOk(await engine.call("audit.list", {}));
  expect(audits).toMatchObject({ audits: [{ audit: "harbour" }] });
  expect(order).toEqual([]);
  disk.release();
  await Promise.all([backup, change]);
  expect(order).toEqual(["job", "change"]);
  const after = requireOk(await engine.call("audit.list", {}));
  expect(after).toMatchObject({ audits: [{}, { audit: "second" }] });
  await engine.close();
});

it("waits as before while no job has the turn", async () => {
  const { engine, disk } = await openEngine();
  disk.hold();
  const order: string[] = [];
  const change = engine
    .call("audit.create", { audit: "second", title: "Second" })
    .then(() => order.push("change"));
  const read = engine.call("audit.list", {}).then(() => order.push("read"));
  disk.release();
  await Promise.all([change, read]);
  expect(order).toEqual(["change", "read"]);
  await engine.close();
});

it.each([...readsBeside])("%s answers in one step", (channel) => {
  // A step that waits would see the state of two moments.
  expect(Object.prototype.toString.call(handlers[channel])).toBe(
    "[object Function]",
  );
});

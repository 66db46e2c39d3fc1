// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {} from "../../renderer/api/bridge.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { focused } from "./pages/commands.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import { holders, watchLooks } from "./pages/lock.ts";
import * as vaultPages from "./pages/vault.ts";
import { enginePid, isAlive } from "./processes.ts";
import { takePictures } from "./screenshots.ts";
import { tracesIn } from "./traces.ts";

const { homeDir, remove } = temporaryHome();
const passphrase = "seven lanterns over a quiet harbour";
const profileDir = join(homeDir, "profile");
let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp({ profileDir });
  const vault = { vaultDir: join(homeDir, "audit-vault"), passphrase };
  await vaultPages.beginVault(launched, vault, "Ada Quill");
  await vaultPages.createVault(launched);
});

afterAll(async () => {
  await launched.close();
  remove();
});

function windowTitle(): Promise<string | undefined> {
  return launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getTitle(),
  );
}

/** Returns once all of them have ended and the first screen shows, in new processes. */
async function expectLocked(before: readonly number[]): Promise<void> {
  const { page } = launched;
  await page.getByRole("heading", { name: "Vaults opened here" }).waitFor();
  await expect
    .poll(() => before.filter(isAlive), { timeout: 60_000 })
    .toEqual([]);
  expect(await windowTitle()).toBe("Counterseal — locked");
  expect(launched.takeComplaints()).toEqual([]);
}

async function unlock(place = "Audits"): Promise<void> {
  const { page } = launched;
  await vaultPages.chooseRecentVault(launched, "audit-vault");
  await vaultPages.typePassphrase(launched, passphrase);
  await page.getByRole("heading", { level: 1, name: place }).waitFor();
}

describe("a lock", () => {
  it("shows by the window's title alone whether a vault is open", async () => {
    expect(await windowTitle()).toBe("Counterseal");
  });

  it("by its button ends the engine and the page's process, keys and words with them", async () => {
    const before = await holders(launched);
    await vaultPages.lockVault(launched);
    await expectLocked(before);
  });

  it("clears a page that would rather stay, and leaves the window where it is", async () => {
    await unlock();
    const { app, page } = launched;
    const before = await holders(launched);
    const bounds = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getBounds(),
      );
    const there = await bounds();
    await page.keyboard.press("Tab");
    await page.evaluate(() => {
      window.moveTo(40, 40);
      window.resizeTo(500, 500);
      window.addEventListener("beforeunload", (event) => {
        event.preventDefault();
      });
    });
    await vaultPages.lockVault(launched);
    await expectLocked(before);
    expect(await bounds()).toEqual(there);
  });

  it("follows the menu", async () => {
    await unlock();
    const before = await holders(launched);
    const labels = await launched.app.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu();
      const [own] = menu?.items ?? [];
      own?.submenu?.items.find(({ label }) => label === "Lock")?.click();
      return menu?.items.map(({ label }) => label);
    });
    expect(labels).toEqual([
      ...["Counterseal", "Edit", "View", "Go", "Screen", "Help"],
    ]);
    await expectLocked(before);
  });

  it.each(["lock-screen", "suspend"] as const)(
    "follows the machine's %s",
    async (event) => {
      await unlock();
      const before = await holders(launched);
      await launched.app.evaluate(({ powerMonitor }, name) => {
        powerMonitor.emit(name);
      }, event);
      await expectLocked(before);
    },
  );

  it("follows ten minutes without anybody, and not a second less", async () => {
    await unlock();
    const before = await holders(launched);
    const ledger = { level: 1, name: "Ledger" };
    await launched.page.getByRole("button", { name: /^Ledger/ }).click();
    await launched.page.getByRole("heading", ledger).waitFor();
    const sitIdle = (seconds: number): Promise<void> =>
      launched.app.evaluate(({ powerMonitor }, idle) => {
        const state = globalThis as { asked?: Promise<void> };
        state.asked = new Promise((resolve) => {
          powerMonitor.getSystemIdleTime = () => {
            resolve();
            return idle;
          };
        });
      }, seconds);
    const beAsked = (): Promise<void> =>
      launched.app.evaluate(
        () => (globalThis as { asked?: Promise<void> }).asked,
      );
    await sitIdle(569);
    await beAsked();
    const { page } = launched;
    const rail = page.getByRole("navigation", { name: "Sections" });
    await rail.getByText("Locks in 31 seconds").waitFor();
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    await sitIdle(599);
    await beAsked();
    await page.getByRole("alertdialog", { name: "About to lock" }).waitFor();
    expect(before.filter(isAlive)).toEqual(before);
    await sitIdle(600);
    await expectLocked(before);
    const places = join(profileDir, "places");
    const [name = ""] = readdirSync(places);
    expect(readFileSync(join(places, name), "latin1")).not.toContain("ledger");
    // Somebody is back: else the next unlocked vault would be locked again at the next look.
    await sitIdle(0);
    await unlock("Ledger");
    // Taken once: a lock that is asked for begins anew.
    expect(readdirSync(places)).toEqual([]);
    await vaultPages.lockVault(launched);
  });

  it("brings back what was typed and not sent, which nobody can read meanwhile", async () => {
    await unlock();
    const { app, page } = launched;
    const places = join(profileDir, "places");
    const words = "The unlit beacon";
    await goTo(page, "Vault health");
    await button(page, "Add an owner…").click();
    const form = sheet(page, "Add an owner");
    const name = form.getByLabel("The new owner’s name");
    const present = form.getByLabel("Your present passphrase");
    // Shown, it is a field of text as any other, and what is typed there then is no less a secret.
    await button(form, "Show the passphrase").first().click();
    await present.fill("no words to keep");
    await name.fill(words);
    // One that is being written is not kept yet.
    const isKept = () =>
      readdirSync(places).filter((kept) => !kept.endsWith(".part")).length;
    await expect.poll(isKept, { timeout: 60_000 }).toBe(1);
    const before = await holders(launched);
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit("suspend");
    });
    await expectLocked(before);
    expect(tracesIn(homeDir, words)).toEqual([]);
    expect(await page.getByText(words).count()).toBe(0);
    await unlock("Vault health");
    // All of the draft: a passphrase that was in it would be named as what did not come back.
    await form.getByText("typed before the lock is back.").waitFor();
    await takePictures(launched, "draft-back");
    expect(await name.inputValue()).toBe(words);
    expect(await present.inputValue()).toBe("");
    const isThere = (field: Element) => field === document.activeElement;
    expect(await name.evaluate(isThere)).toBe(true);
    // Closed, it is given up.
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "detached" });
    await expect.poll(isKept, { timeout: 60_000 }).toBe(0);
    const after = await holders(launched);
    await vaultPages.lockVault(launched);
    await expectLocked(after);
  });

  it("asks before, and does not follow when somebody stays", async () => {
    await unlock();
    const { app, page } = launched;
    const warning = page.getByRole("alertdialog", { name: "About to lock" });
    const section = page.getByRole("button", { name: /^Ledger/ });
    await section.focus();
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 575;
    });
    await warning.getByText("Locks in 25 seconds").first().waitFor();
    // Said aloud in a live region, and no more often than a person can follow.
    const said = warning.getByRole("status");
    expect(await said.innerText()).toBe("Locks in 30 seconds");
    expect(await focused(page)).toBe("Stay open");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "lock-warning");
    // A pointer that only moves may have been moved by a window that came or went.
    await page.mouse.move(300, 300);
    await page.mouse.move(320, 320);
    await watchLooks(launched, 575);
    expect(await warning.count()).toBe(1);
    await page.keyboard.press("Enter");
    await warning.waitFor({ state: "detached" });
    expect(await focused(page)).toMatch(/^Ledger/);
    // Who stayed is here as of then, whatever the system says.
    await watchLooks(launched, 700);
    expect(await windowTitle()).toBe("Counterseal");
    expect(await warning.count()).toBe(0);
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 0;
    });
    const before = await holders(launched);
    await vaultPages.lockVault(launched);
    await expectLocked(before);
  });

  it("waits, and says so, for work that is under way", async () => {
    await unlock();
    const { app, page } = launched;
    const before = await holders(launched);
    const [engine = 0] = before;
    // Stopped, it takes as long over its work as it takes to look.
    process.kill(engine, "SIGSTOP");
    await page.evaluate(() => {
      const job = "0123456789abcdef0123456789abcdef" as never;
      void window.counterseal.vaultCheck({ job });
    });
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 700;
    });
    await page.getByText("Locks when the work under way is done").waitFor();
    expect(before.filter(isAlive)).toEqual(before);
    process.kill(engine, "SIGCONT");
    await expectLocked(before);
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 0;
    });
  });

  it("does not follow an engine's own death, which the page is told of", async () => {
    await unlock();
    const engine = await enginePid(launched.app);
    if (engine === null) throw new Error("no engine");
    process.kill(engine, "SIGKILL");
    await launched.page
      .getByText("The vault was closed because its process ended.")
      .first()
      .waitFor();
    expect(await windowTitle()).toBe("Counterseal — locked");
    const status = await launched.page.evaluate("counterseal.vaultStatus({})");
    expect(status).toEqual({ ok: true, value: { state: "closed" } });
  });

  it("is where the next start begins, with the vault on offer", async () => {
    await launched.close();
    // Under a tracer the crash that follows does not end the process.
    launched = await launchApp({ profileDir, isWatched: false });
    await unlock();
  });

  it("follows the death of the page's process", async () => {
    const before = await holders(launched);
    await launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect
      .poll(() => before.filter(isAlive), { timeout: 60_000 })
      .toEqual([]);
    const shown = (): Promise<string | undefined> =>
      launched.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents?.isCrashed() === false ? contents.getURL() : "";
      });
    await expect
      .poll(shown, { timeout: 60_000 })
      .toBe("app://counterseal/index.html");
    expect(await windowTitle()).toBe("Counterseal — locked");
  });
});

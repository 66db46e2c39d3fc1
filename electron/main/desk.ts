// SPDX-License-Identifier: Apache-2.0
import { app, utilityProcess } from "electron";
import type { CommandId } from "../../shared/domain/commands.ts";
import { warnedSeconds } from "../../shared/domain/lockWarning.ts";
import type { Helper } from "../helper/helpers.ts";
import { registerGate, sendEvent } from "../ipc/registerGate.ts";
import { createStorage } from "../storage/storage.ts";
import { createEngineClient, type EngineClient } from "./engineClient.ts";
import { createGrants, type Grants } from "./grants.ts";
import { createHanded, type Handed } from "./handed.ts";
import { createHelperHost } from "./helperHost.ts";
import { createPasteBuffers } from "./pasteBuffers.ts";
import { type PreviewHost, PreviewViews } from "./previewHost.ts";
import { createRecentVaults, type RecentVaults } from "./recentVaults.ts";
import { createShellHandlers } from "./shellHandlers.ts";
import type { Absence } from "./idleClock.ts";
import { createSettings, type SettingsStore } from "./settings.ts";
import { watchVault } from "./vaultWatch.ts";
import { createDeskWindow } from "./window.ts";
import { createWindowMemory, type WindowMemory } from "./windowPlace.ts";
import { watchWork, type WorkUnderWay } from "./workUnderWay.ts";

/** Window, gate and engine, joined. */
export class Desk {
  readonly window = createDeskWindow();
  readonly storage = createStorage();
  readonly previews: PreviewHost;
  readonly settings: SettingsStore;
  readonly windowMemory: WindowMemory;
  readonly #recentVaults: RecentVaults;
  readonly #grants: Grants;
  readonly #handed: Handed;
  readonly #engine: EngineClient;
  readonly #work: WorkUnderWay;
  #isVaultOpen = false;
  #openedDir: string | null = null;
  #onShowOpen: (isOpen: boolean) => void = () => undefined;
  #locking: Promise<void> | null = null;
  #absence: Absence["kind"] = "none";
  readonly #pasteBuffers = createPasteBuffers();

  /** @param enginePath, helperPaths - built entries */
  constructor(
    enginePath: string,
    helperPaths: Readonly<Record<Helper, string>>,
  ) {
    const profileDir = app.getPath("userData");
    this.settings = createSettings(this.storage, profileDir);
    this.windowMemory = createWindowMemory(this.storage, profileDir);
    this.#recentVaults = createRecentVaults(this.storage, profileDir);
    this.#grants = createGrants((id, grant) => {
      this.#engine.grant(id, grant);
    });
    this.#handed = createHanded(this.storage, this.#grants);
    const contrast = () => this.settings.current().contrast;
    this.previews = new PreviewViews(this.window, contrast, (why) => {
      sendEvent(this.window.contents(), "preview.left", { why });
    });
    this.#engine = createEngineClient({
      profileDir,
      fork: () => forkEngine(enginePath),
      helpers: createHelperHost(helperPaths),
      openPreview: () => this.previews.open(),
      grants: () => this.#grants,
      onEvent: (name, body) => {
        this.#work.hear(name, body);
        sendEvent(this.window.contents(), name, body);
      },
      onGone: () => {
        this.previews.end();
        this.#showOpen(false);
        sendEvent(this.window.contents(), "vault.locked", {
          why: "engine-gone",
        });
      },
    });
    this.#work = watchWork(this.#engine.call, (share) => {
      this.window.showShare(share);
    });
  }

  /** Work is under way that a lock would break off. */
  get isBusy(): boolean {
    return this.#work.isBusy();
  }

  /** Puts the channels behind the gate. Call once. */
  registerChannels(): void {
    const onFilled = this.#pasteBuffers.fill;
    registerGate({
      ourContents: () => this.window.contents(),
      onFilled,
      shell: createShellHandlers({
        storage: this.storage,
        grants: this.#grants,
        handed: this.#handed,
        recentVaults: this.#recentVaults,
        settings: this.settings,
        window: this.window,
        previews: this.previews,
        onFilled,
        lock: () => this.lock(),
      }),
      callEngine: watchVault({
        callEngine: this.#work.callEngine,
        pathOf: (folder) => this.#grants.pathOf(folder),
        onStatus: (isOpen) => {
          this.#showOpen(isOpen);
        },
        onOpened: (vaultDir) => this.#remember(vaultDir),
        onDeleted: () => this.#forget(),
      }),
    });
  }

  /** Who else shows whether a vault is open. */
  whenShown(onShowOpen: (isOpen: boolean) => void): void {
    this.#onShowOpen = onShowOpen;
  }

  /** Hands a command of the menus to the page. */
  choose(command: CommandId): void {
    sendEvent(this.window.contents(), "command.chosen", { command });
  }

  /** Once the first screen is there: whoever opens a vault then waits for no process. */
  startEngine(): void {
    // After the last lock of an app that ends there is no window.
    if (this.window.contents() !== null) this.#engine.start();
  }

  /** Tells the page that the system gave the app these to open. */
  hand(paths: readonly string[]): void {
    this.#handed.add(paths);
    sendEvent(this.window.contents(), "files.handed", {});
  }

  /** Kills the engine, and with it every key, and renews the page, and with it what it showed. */
  lock(): Promise<void> {
    this.#locking ??= this.#lockOnce().finally(() => {
      this.#locking = null;
      this.#handed.hold(false);
      // The new page may have asked already.
      this.hand([]);
    });
    return this.#locking;
  }

  /** Locks an open vault when nobody has been here for too long, and tells the page how near that is. */
  showAbsence(absence: Absence): void {
    const told = this.#isVaultOpen ? absence : ({ kind: "none" } as const);
    this.previews.cover(
      told.kind === "near" && told.secondsLeft <= warnedSeconds,
    );
    if (told.kind === "over") void this.lock();
    else if (told.kind !== "none" || this.#absence !== "none")
      sendEvent(this.window.contents(), "lock.near", told);
    this.#absence = told.kind;
  }

  /** Kills the engine. */
  close(): void {
    this.#pasteBuffers.clear();
    this.previews.end();
    void this.#engine.stop();
  }

  async #lockOnce(): Promise<void> {
    this.#pasteBuffers.clear();
    this.previews.end();
    this.#handed.hold(true);
    await this.#engine.stop();
    this.#grants.clear();
    this.#showOpen(false);
    sendEvent(this.window.contents(), "vault.locked", { why: "asked" });
    await this.window.renewPage();
    this.startEngine();
    // A page may copy until it ends.
    this.#pasteBuffers.clear();
  }

  #showOpen(isOpen: boolean): void {
    this.#isVaultOpen = isOpen;
    this.window.showOpenVault(isOpen);
    this.#onShowOpen(isOpen);
  }

  async #remember(vaultDir: string): Promise<void> {
    this.#openedDir = vaultDir;
    await this.#recentVaults.add(vaultDir);
  }

  async #forget(): Promise<void> {
    const deletedDir = this.#openedDir;
    this.#openedDir = null;
    if (deletedDir !== null) await this.#recentVaults.forget(deletedDir);
  }
}

function forkEngine(enginePath: string) {
  return utilityProcess.fork(enginePath, [], {
    serviceName: "Counterseal engine",
    // What a crash prints may quote what was being handled.
    stdio: app.isPackaged ? "ignore" : "inherit",
  });
}

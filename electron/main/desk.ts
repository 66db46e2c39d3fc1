// SPDX-License-Identifier: Apache-2.0
import { app, utilityProcess } from "electron";
import type { GrantId } from "../../shared/ids.ts";
import type { Helper } from "../helper/helpers.ts";
import { registerGate, sendEvent } from "../ipc/registerGate.ts";
import { createStorage } from "../storage/storage.ts";
import { createEngineClient, type EngineClient } from "./engineClient.ts";
import { createGrants, type Grants } from "./grants.ts";
import { createHelperHost } from "./helperHost.ts";
import { type PreviewHost, PreviewViews } from "./previewHost.ts";
import { createRecentVaults, type RecentVaults } from "./recentVaults.ts";
import { createShellHandlers } from "./shellHandlers.ts";
import { watchVault } from "./vaultWatch.ts";
import { createDeskWindow } from "./window.ts";

/** Window, gate and engine, joined. */
export class Desk {
  readonly window = createDeskWindow();
  readonly storage = createStorage();
  readonly previews: PreviewHost;
  readonly #recentVaults: RecentVaults;
  readonly #grants: Grants;
  readonly #engine: EngineClient;
  #isVaultOpen = false;
  #locking: Promise<void> | null = null;

  /** @param enginePath, helperPaths - built entries */
  constructor(
    enginePath: string,
    helperPaths: Readonly<Record<Helper, string>>,
  ) {
    const profileDir = app.getPath("userData");
    this.#recentVaults = createRecentVaults(this.storage, profileDir);
    this.#grants = createGrants((id, grant) => {
      this.#engine.grant(id, grant);
    });
    this.previews = new PreviewViews(this.window, (why) => {
      sendEvent(this.window.contents(), "preview.left", { why });
    });
    this.#engine = createEngineClient({
      profileDir,
      fork: () => forkEngine(enginePath),
      helpers: createHelperHost(helperPaths),
      openPreview: () => this.previews.open(),
      grants: () => this.#grants,
      onEvent: (name, body) => {
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
  }

  /** Puts the channels behind the gate. Call once. */
  registerChannels(): void {
    registerGate({
      ourContents: () => this.window.contents(),
      shell: createShellHandlers({
        storage: this.storage,
        grants: this.#grants,
        recentVaults: this.#recentVaults,
        window: this.window,
        previews: this.previews,
        lock: () => this.lock(),
      }),
      callEngine: watchVault({
        callEngine: this.#engine.call,
        onStatus: (isOpen) => {
          this.#showOpen(isOpen);
        },
        onOpened: (folder) => this.#remember(folder),
      }),
    });
  }

  /** Kills the engine, and with it every key, and renews the page, and with it what it showed. */
  lock(): Promise<void> {
    this.#locking ??= this.#lockOnce().finally(() => {
      this.#locking = null;
    });
    return this.#locking;
  }

  lockOpenVault(): void {
    if (this.#isVaultOpen) void this.lock();
  }

  /** Kills the engine. */
  close(): void {
    this.previews.end();
    void this.#engine.stop();
  }

  async #lockOnce(): Promise<void> {
    this.previews.end();
    await this.#engine.stop();
    this.#grants.clear();
    this.#showOpen(false);
    sendEvent(this.window.contents(), "vault.locked", { why: "asked" });
    await this.window.renewPage();
  }

  #showOpen(isOpen: boolean): void {
    this.#isVaultOpen = isOpen;
    this.window.showOpenVault(isOpen);
  }

  async #remember(folder: GrantId): Promise<void> {
    const vaultDir = this.#grants.pathOf(folder);
    if (vaultDir !== undefined) await this.#recentVaults.add(vaultDir);
  }
}

function forkEngine(enginePath: string) {
  return utilityProcess.fork(enginePath, [], {
    serviceName: "Counterseal engine",
    // What a crash prints may quote what was being handled.
    stdio: app.isPackaged ? "ignore" : "inherit",
  });
}

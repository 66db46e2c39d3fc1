// SPDX-License-Identifier: Apache-2.0
import { basename, isAbsolute, join } from "node:path";
import { app, clipboard, nativeTheme } from "electron";
import { failure, type Failure } from "../../shared/failure.ts";
import { droppedUses, usesOf } from "../../shared/ipc/contract.ts";
import type { PasteBuffer } from "../../shared/ipc/rendererApi.ts";
import type { GrantView } from "../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ShellHandlers } from "../ipc/gate.ts";
import type { Storage } from "../storage/storage.ts";
import { askForDestination, askForPaths } from "./dialogs.ts";
import { freeName } from "./freeName.ts";
import type { Grants } from "./grants.ts";
import type { Handed } from "./handed.ts";
import type { PreviewHost } from "./previewHost.ts";
import type { RecentVaults } from "./recentVaults.ts";
import { isDevelopmentRuntime, productVersion } from "./runtime.ts";
import type { SettingsStore } from "./settings.ts";
import type { DeskWindow } from "./window.ts";

export interface ShellParts {
  readonly storage: Storage;
  readonly grants: Grants;
  readonly handed: Handed;
  readonly recentVaults: RecentVaults;
  readonly settings: SettingsStore;
  readonly window: DeskWindow;
  readonly previews: Pick<PreviewHost, "expect" | "place" | "close">;
  readonly lock: () => Promise<void>;
  readonly onFilled: (buffer: PasteBuffer) => void;
}

/** Not in the folder that the app was started in, which may be anybody's; nor a name that leads into a folder. */
async function freePath(storage: Storage, wanted: string): Promise<string> {
  const homeDir = app.getPath("home");
  return join(homeDir, await freeName(storage, homeDir, wanted));
}

/** The calls that the shell answers itself. */
export function createShellHandlers(parts: ShellParts): ShellHandlers {
  const { grants, storage } = parts;
  return {
    "shell.info": () =>
      Promise.resolve(
        ok({
          version: productVersion,
          electron: process.versions.electron,
          platform: process.platform,
          developmentRuntime: isDevelopmentRuntime(),
        }),
      ),
    "dialog.open": async ({ purpose }) => {
      const paths = await askForPaths(parts.window.require(), purpose);
      return ok({ chosen: grantChosen(grants, purpose, paths) });
    },
    "dialog.save": async ({ purpose, suggestedName }) => {
      // Only a bare name may come from a page: a path here would steer the person's choice.
      if (suggestedName !== basename(suggestedName))
        return err(failure("name-unsafe", { name: suggestedName }));
      const suggested = await freePath(storage, suggestedName);
      const window = parts.window.require();
      const path = await askForDestination(window, purpose, suggested);
      if (path === null) return ok({ chosen: null });
      return ok({ chosen: grants.mint(path, ...usesOf(purpose)) });
    },
    "files.drop": ({ paths }) => grantDropped(storage, grants, paths),
    "handed.show": async () => ok({ handed: await parts.handed.last() }),
    "handed.forget": ({ id }) => {
      parts.handed.forget(id);
      return Promise.resolve(ok({}));
    },
    "vault.recent": async () => {
      const vaultDirs = await parts.recentVaults.list();
      return ok({ vaults: vaultDirs.map((dir) => grants.mint(dir, "vault")) });
    },
    "vault.lock": async () => {
      await parts.lock();
      return ok({ state: "closed" });
    },
    ...previewHandlers(parts),
    ...settingsHandlers(parts.settings),
    "clipboard.write": async ({ text }) => {
      parts.onFilled("clipboard");
      await clipboard.writeText(text);
      return ok({});
    },
  };
}

function settingsHandlers(
  store: SettingsStore,
): Pick<ShellHandlers, "settings.show" | "settings.change"> {
  return {
    "settings.show": () => Promise.resolve(ok(store.current())),
    "settings.change": async (settings) => {
      const changed = await store.change(settings);
      if (changed.ok) nativeTheme.themeSource = changed.value.theme;
      return changed;
    },
  };
}

function previewHandlers({
  previews,
}: ShellParts): Pick<
  ShellHandlers,
  "preview.expect" | "preview.place" | "preview.close"
> {
  const done = () => Promise.resolve(ok({}));
  return {
    "preview.expect": () => {
      previews.expect();
      return done();
    },
    "preview.place": (place) => {
      previews.place(place);
      return done();
    },
    "preview.close": () => {
      previews.close();
      return done();
    },
  };
}

function grantChosen(
  grants: Grants,
  purpose: Parameters<typeof usesOf>[0],
  paths: readonly string[],
): GrantView[] {
  return paths.map((path) => grants.mint(path, ...usesOf(purpose)));
}

async function grantDropped(
  storage: Storage,
  grants: Grants,
  untrustedPaths: readonly string[],
): Promise<Result<{ chosen: GrantView[] }, Failure>> {
  for (const path of untrustedPaths) {
    if (!isAbsolute(path) || path.includes("\0"))
      return err(failure("path-unsafe", { name: basename(path) }));
    const facts = await storage.facts(path);
    if (!facts.ok) return facts;
    if (facts.value === null)
      return err(failure("file-vanished", { name: basename(path) }));
  }
  return ok({
    chosen: untrustedPaths.map((path) => grants.mint(path, ...droppedUses)),
  });
}

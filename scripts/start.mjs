// SPDX-License-Identifier: Apache-2.0
// `npm start`: opens the app, after whatever set-up this machine still needs.
import "./requireNode.mjs";
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ensureBuild } from "./build.mjs";
import { whenDone } from "./cleanUp.mjs";
import { hasDisplay } from "./display.mjs";
import { resolveElectron } from "./electron.mjs";
import { ensureDependencies } from "./npm.mjs";
import { repositoryDir, runCommand, say, SetupError } from "./repository.mjs";
import { sandboxRefusal, sandboxRemedy } from "./sandbox.mjs";
import { ensureSystemPackages } from "./systemPackages.mjs";
import { isRoot, lendApp, userForWindow } from "./unprivileged.mjs";

await runCommand(async () => {
  if (!hasDisplay()) {
    throw new SetupError(
      "There is no display here to open a window on. The main job without a window: npm run demo",
    );
  }
  ensureSystemPackages(["window"]);
  ensureDependencies();
  await ensureBuild();
  const electron = resolveElectron();
  const place = isRoot()
    ? placeForUser(electron.path)
    : placeHere(electron.path);
  await requireSandbox(place);
  return open(place);
});

function placeHere(electronPath) {
  const env = { ...process.env };
  // An editor's terminal may set this; Electron would then be a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return { electronPath, appDir: repositoryDir, as: { env } };
}

function placeForUser(electronPath) {
  const user = userForWindow();
  say(
    `Chromium's sandbox refuses root, so the window runs as the user ${user.name}, with its files in ${user.homeDir}.`,
  );
  return lendApp(user, electronPath);
}

async function requireSandbox({ electronPath, as }) {
  if (process.platform !== "linux") return;
  const refusal = await sandboxRefusal(electronPath, as);
  if (refusal === undefined) return;
  throw new SetupError(
    `Electron does not start here: ${refusal}\nWhere the sandbox is the reason: ${sandboxRemedy(electronPath)}\nThe main job without a window: npm run demo`,
  );
}

function open({ electronPath, appDir, as }) {
  return new Promise((resolve, reject) => {
    const app = spawn(electronPath, [appDir, ...process.argv.slice(2)], {
      ...as,
      stdio: "inherit",
    });
    whenDone(() => app.kill());
    app.on("error", reject);
    app.on("exit", (exitCode, signal) =>
      resolve(exitCode ?? 128 + constants.signals[signal]),
    );
  });
}

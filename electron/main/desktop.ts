// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { app, nativeTheme, session } from "electron";
import { z } from "zod";
import {
  declareAppScheme,
  deskPage,
  previewPage,
  serveApp,
} from "./appProtocol.ts";
import { pathsIn } from "./handed.ts";
import { lockWhenLeft } from "./autoLock.ts";
import { Desk } from "./desk.ts";
import { setMenu } from "./menu.ts";
import { previewOrigin } from "../ipc/trustedSender.ts";
import { helperPaths } from "./helperHost.ts";
import { closeNetwork, closeSession, keepToOrigin } from "./networkWalls.ts";
import { closePage } from "./pageWalls.ts";

/** What a second start of the app tells the first. */
const Given = z.strictObject({
  paths: z.array(z.string().min(1).max(4096)).max(10_000).readonly(),
});
type Given = z.output<typeof Given>;

/**
 * The desktop app: walls first, then the gate, then a window.
 *
 * @param distUrl - folder of the built product
 */
export function startDesktop(distUrl: URL): void {
  const given: Given = {
    paths: pathsIn(process.argv.slice(1), process.cwd(), app.getAppPath()),
  };
  if (!app.requestSingleInstanceLock(given)) {
    app.exit(0);
    return;
  }
  app.enableSandbox();
  closeNetwork();
  declareAppScheme();
  app.on("session-created", closeSession);
  app.on("web-contents-created", (_event, contents) => {
    closePage(contents);
  });

  const distPath = (path: string): string =>
    fileURLToPath(new URL(path, distUrl));
  const desk = new Desk(
    distPath("node/engine.js"),
    helperPaths(new URL("node/", distUrl)),
  );
  desk.hand(given.paths);
  app.on("second-instance", (_event, _words, _workDir, untrusted) => {
    const also = Given.safeParse(untrusted);
    if (also.success) desk.hand(also.data.paths);
    desk.window.focus();
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    desk.hand([path]);
    desk.window.focus();
  });
  app.on("before-quit", () => {
    desk.close();
  });
  app.on("window-all-closed", () => {
    app.quit();
  });
  void app
    .whenReady()
    .then(() => openDesk(desk, distPath))
    .catch(stopWithReason);
}

async function openDesk(
  desk: Desk,
  distPath: (path: string) => string,
): Promise<void> {
  const lock = (): void => void desk.lock();
  // In memory only: the name has no `persist:`.
  const ourSession = session.fromPartition("counterseal", { cache: false });
  await serveApp(ourSession, desk.storage, deskPage(distPath("renderer")));
  desk.registerChannels();
  desk.whenShown(
    setMenu({
      lock,
      choose: (command) => {
        desk.choose(command);
      },
    }),
  );
  lockWhenLeft({
    onLeave: lock,
    limitSeconds: () => desk.settings.current().idleMinutes * 60,
    isBusy: () => desk.isBusy,
    onAbsence: (absence) => {
      desk.showAbsence(absence);
    },
  });
  nativeTheme.themeSource = (await desk.settings.load()).theme;
  await desk.window.open({
    place: await desk.windowMemory.read(),
    onPlace: (place) => void desk.windowMemory.write(place),
    session: ourSession,
    preloadPath: distPath("preload/preload.cjs"),
    // What comes next holds up the shell, and whatever the page asks of it meanwhile.
    onDrawn: () => {
      preparePreviews(desk, distPath)
        .then(() => {
          desk.startEngine();
        })
        .catch(stopWithReason);
    },
    onPageGone: lock,
  });
}

/** Previews have a session of their own, and so share no process and no storage with the window's page. */
async function preparePreviews(
  desk: Desk,
  distPath: (path: string) => string,
): Promise<void> {
  const itsSession = session.fromPartition("preview", { cache: false });
  keepToOrigin(itsSession, previewOrigin);
  await serveApp(itsSession, desk.storage, previewPage(distPath("preview")));
  desk.previews.prepare(
    itsSession,
    distPath("previewPreload/previewPreload.cjs"),
  );
}

function stopWithReason(thrown: unknown): void {
  const reason = thrown instanceof Error ? thrown.message : "unknown";
  process.stderr.write(`Counterseal could not start: ${reason}\n`);
  app.exit(1);
}

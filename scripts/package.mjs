// SPDX-License-Identifier: Apache-2.0
// `npm run package`: the app for this system, under build/packages, without a network (docs/packaging.md).
//   npm run package -- dir              the folder alone
//   npm run package -- deb rpm AppImage what fetches its tools first
import "./requireNode.mjs";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { ensureBuild } from "./build.mjs";
import { resolveElectron } from "./electron.mjs";
import { ensureDependencies } from "./npm.mjs";
import { writeNotes } from "./package/notes.mjs";
import { inRepository, repositoryDir, runCommand, say } from "./repository.mjs";

await runCommand(async () => {
  ensureDependencies();
  await ensureBuild();
  const electron = resolveElectron();
  await writeNotes(inRepository("build", "package-notes"));
  // After the dependencies are there: it draws with one of them.
  const { drawIcons } = await import("./package/icons.mjs");
  await drawIcons(inRepository("build", "icons"));
  const outputDir = inRepository("build", "packages");
  rmSync(outputDir, { recursive: true, force: true });
  const { build, Platform } = await import("electron-builder");
  // The time is of no use in a package, and no two would be the same.
  process.env.SOURCE_DATE_EPOCH ??= "0";
  const made = await build({
    projectDir: repositoryDir,
    targets: Platform.current().createTarget(process.argv.slice(2)),
    publish: "never",
    config: {
      electronDist: dirname(electron.path),
      electronVersion: electron.version,
      artifactName: artifactName(electron),
    },
  });
  for (const path of made) say(path);
});

/** Nobody takes for a release what is none. */
function artifactName({ development }) {
  const kind = [
    ...(development ? ["development"] : []),
    ...(isSigned() ? [] : ["unsigned"]),
  ];
  return (
    ["counterseal-${version}-${os}-${arch}", ...kind].join("-") + ".${ext}"
  );
}

/** electron-builder takes certificates from these; Linux packages are signed by their list of digests. */
function isSigned() {
  if (process.platform === "linux") return true;
  return Boolean(process.env.CSC_LINK ?? process.env.CSC_NAME);
}

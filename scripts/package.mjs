// SPDX-License-Identifier: Apache-2.0
// `npm run package`: the app for this system, under build/packages, without a network (docs/packaging.md).
//   npm run package -- dir              the folder alone
//   npm run package -- tar.gz --fast    an archive that is larger and made sooner
//   npm run package -- deb rpm AppImage what fetches its tools first
import "./requireNode.mjs";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureBuild } from "./build.mjs";
import { resolveElectron } from "./electron.mjs";
import { ensureDependencies } from "./npm.mjs";
import { archiveFolder } from "./package/archive.mjs";
import { writeNotes } from "./package/notes.mjs";
import {
  inRepository,
  readJson,
  repositoryDir,
  runCommand,
  say,
} from "./repository.mjs";

const onLinux = process.platform === "linux";

await runCommand(async () => {
  ensureDependencies();
  await ensureBuild();
  const electron = resolveElectron();
  writeNotes(inRepository("build", "package-notes"), electron.path);
  // After the dependencies are there: it draws with one of them.
  const { drawIcons } = await import("./package/icons.mjs");
  await drawIcons(inRepository("build", "icons"));
  const outputDir = inRepository("build", "packages");
  rmSync(outputDir, { recursive: true, force: true });
  const { build, Platform } = await import("electron-builder");
  // The time is of no use in a package, and no two would be the same.
  process.env.SOURCE_DATE_EPOCH ??= "0";
  const { targets, archive, level } = asked(process.argv.slice(2));
  const made = await build({
    projectDir: repositoryDir,
    targets: Platform.current().createTarget(targets),
    publish: "never",
    config: {
      electronDist: dirname(electron.path),
      electronVersion: electron.version,
      artifactName: artifactName(electron),
    },
  });
  if (archive) made.push(archived(electron, outputDir, level));
  for (const path of made) say(path);
});

/** On Linux the archive is ours: electron-builder would fetch a tool for it, and write the time into it. */
function asked(words) {
  const names = words.filter((word) => !word.startsWith("--"));
  const wanted = names.length > 0 || !onLinux ? names : ["dir", "tar.gz"];
  const archive = onLinux && wanted.includes("tar.gz");
  const others = wanted.filter((name) => !(archive && name === "tar.gz"));
  return {
    archive,
    targets: archive && others.length === 0 ? ["dir"] : others,
    level: words.includes("--fast") ? 1 : 9,
  };
}

function archived(electron, outputDir, level) {
  const { version } = readJson(inRepository("package.json"));
  const name = `counterseal-${version}-linux-${process.arch}`;
  const kind = electron.development ? "-development" : "";
  const archivePath = join(outputDir, `${name}${kind}.tar.gz`);
  archiveFolder({
    dir: join(outputDir, "linux-unpacked"),
    archivePath,
    topName: name,
    level,
  });
  return archivePath;
}

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
  if (onLinux) return true;
  return Boolean(process.env.CSC_LINK ?? process.env.CSC_NAME);
}

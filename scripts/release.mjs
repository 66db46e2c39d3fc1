// SPDX-License-Identifier: Apache-2.0
// `npm run release -- KEY`: what may be given to others, under build/release, or the reason why not
// (docs/packaging.md, "Releases"). KEY is an SSH key whose public half lies beside it, and is in
// packaging/release-signers.
import "./requireNode.mjs";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { resolveElectron } from "./electron.mjs";
import { ensureDependencies, npm } from "./npm.mjs";
import { packTwice } from "./release/packTwice.mjs";
import {
  requireCleanTree,
  requireGreenSuite,
  requireKnownSigner,
  requireNewestElectron,
  requireNoAdvisory,
  requireOfficialElectron,
} from "./release/refusals.mjs";
import { signSums, writeSums } from "./release/sums.mjs";
import {
  inRepository,
  readJson,
  repositoryDir,
  runCommand,
  say,
  SetupError,
} from "./repository.mjs";

await runCommand(async () => {
  const [keyPath] = process.argv.slice(2);
  if (keyPath === undefined)
    throw new SetupError("Say whose key signs it: npm run release -- KEY");
  const manifest = readJson(inRepository("package.json"));
  const lock = readJson(inRepository("package-lock.json"));
  const commit = requireCleanTree(repositoryDir, manifest.version);
  requireKnownSigner(repositoryDir, resolve(keyPath));
  requireNewestElectron(npm, manifest.devDependencies.electron);
  requireNoAdvisory(npm, lock);
  ensureDependencies();
  requireOfficialElectron(resolveElectron());
  // What this machine cannot try is a failure then, and no silence.
  requireGreenSuite(() => npm(["test"], { env: { CI: "true" } }));
  // The suite builds and draws: nothing of that may have changed what is released.
  requireCleanTree(repositoryDir, manifest.version);
  const releaseDir = inRepository("build", "release", manifest.version);
  packTwice({ repositoryDir, commit, releaseDir, npm });
  writeSums(releaseDir);
  signSums(releaseDir, resolve(keyPath), repositoryDir);
  for (const name of readdirSync(releaseDir)) say(join(releaseDir, name));
});

// SPDX-License-Identifier: Apache-2.0
// The main job from end to end, without hands, on a sample audit: `npm run demo [-- <folder>]`.
import { mkdirSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { makeCharter } from "./demo/charterSteps.mjs";
import { checkAsStranger, tamperAsStranger } from "./demo/strangerSteps.mjs";
import { recoverWithKit } from "./demo/recoverySteps.mjs";
import { releaseReports } from "./demo/releaseSteps.mjs";
import { Misstep, quoted, Story } from "./demo/story.mjs";
import { makeVault } from "./demo/vaultSteps.mjs";
import { inRepository } from "./repository.mjs";

function demoDir() {
  const given = process.argv[2];
  if (given !== undefined) return resolve(given);
  const now = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, "-");
  return inRepository("demo-output", now);
}

async function tell(story) {
  await makeVault(story);
  makeCharter(story);
  releaseReports(story);
  checkAsStranger(story);
  tamperAsStranger(story);
  recoverWithKit(story);
}

const dir = demoDir();
mkdirSync(dir, { recursive: true, mode: 0o700 });
if (readdirSync(dir).length > 0) {
  process.stderr.write(
    `${dir} is not empty. Name a folder that is, or none at all.\n`,
  );
  process.exit(1);
}
const story = new Story(dir);
process.stdout.write(
  `Counterseal's main job on a sample audit. All names are invented, the keys and signatures are real.\nEverything is made in ${dir}\n`,
);
try {
  await tell(story);
  process.stdout.write(
    `\nDone: ${story.steps} steps, each as it must be.\n  the bundle  ${story.path("bundle")}\n  the vault   ${story.path("vault")}\nLook around: ${quoted(inRepository("bin", "counterseal.mjs"))} ledger show ${quoted(story.path("vault"))} --passphrase-file ${quoted(story.path("passphrase.txt"))}\n`,
  );
} catch (error) {
  if (!(error instanceof Misstep)) throw error;
  process.stdout.write(
    `\nStep ${story.steps} went wrong: ${error.message}\nWhat was made until then is in ${dir}\n`,
  );
  process.exitCode = 1;
} finally {
  story.end();
}

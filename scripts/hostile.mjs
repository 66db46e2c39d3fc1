// SPDX-License-Identifier: Apache-2.0
// `npm run hostile -- FOLDER`: feeds every file of a folder to the real app, its sandbox on: intake, inspection, preview.
//   npm run hostile -- --mutants 1000 --seed 7   instead of a folder so many files that are broken by dice
//   npm run hostile -- FOLDER --to KEPT          keeps the report in that folder
// Prints a line for each, and keeps all in test-results/hostile.jsonl. Ends with 1 where one hung, crashed, reached out or wrote elsewhere.
import "./requireNode.mjs";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { ensureBuild } from "./build.mjs";
import { whenDone } from "./cleanUp.mjs";
import { resolveElectron } from "./electron.mjs";
import { placeForTests } from "./endToEnd.mjs";
import { asked, usage } from "./hostile/asked.mjs";
import {
  exitCodeOf,
  hasFault,
  keep,
  lineOf,
  readReport,
} from "./hostile/outcome.mjs";
import { readTraces, watchPlace } from "./networkTrace.mjs";
import { ensureDependencies } from "./npm.mjs";
import { runCommand, say, SetupError } from "./repository.mjs";
import { sandboxRefusal } from "./sandbox.mjs";
import { vitest } from "./stages.mjs";
import { ensureSystemPackages } from "./systemPackages.mjs";
import { isRoot, lend } from "./unprivileged.mjs";

const lookEveryMs = 1_000;

await runCommand(async () => {
  const feast = asked(process.argv.slice(2));
  if (feast === undefined) {
    say(usage);
    return 2;
  }
  ensureSystemPackages(["window", "virtualDisplay", "interop"]);
  ensureDependencies();
  await ensureBuild();
  const place = await placeForTests(resolveElectron().path);
  const refusal =
    process.platform === "linux"
      ? await sandboxRefusal(place.electronPath, place.as)
      : undefined;
  if (refusal !== undefined) throw new SetupError(refusal);
  return feedAll(feast, place);
});

async function feedAll(feast, place) {
  const { env } = place.as;
  const tracesDir = watchNetwork(place);
  const reportPath = join(env.TMPDIR ?? tmpdir(), "hostile.jsonl");
  rmSync(reportPath, { force: true });
  const mutantsDir = feast.mutants === undefined ? undefined : makeDir(place);
  env.COUNTERSEAL_HOSTILE = mutantsDir ?? withinReach(feast.folderDir, place);
  env.COUNTERSEAL_HOSTILE_REPORT = reportPath;
  if (mutantsDir !== undefined) {
    env.COUNTERSEAL_HOSTILE_MUTANTS = String(feast.mutants);
    env.COUNTERSEAL_HOSTILE_SEED = String(feast.seed);
    say(`Mutants ${feast.seed} to ${feast.seed + feast.mutants - 1}`);
  }
  const following = follow(reportPath);
  const { failed, output } = await vitest("e2e", ["hostileMaterial"], place);
  const fed = following.end();
  const reached = tracesDir === undefined ? [] : readTraces(tracesDir).escapes;
  for (const line of reached) say(`reached out: ${line}`);
  keep(reportPath, feast.keptDir, mutantsDir);
  const faulty = fed.filter(hasFault);
  say(`${fed.length} files, ${faulty.length} with a fault`);
  if (failed > 0 && faulty.length === 0) say(output);
  return exitCodeOf({ fed, reached, failed });
}

/** Every call of the app by which it could reach a network is kept, where this system lets it be. */
function watchNetwork(place) {
  const dir = temporaryDir();
  chmodSync(dir, 0o755);
  const tracesDir = watchPlace(place, dir);
  if (tracesDir === undefined)
    say("Not watched for its network: strace is not here.");
  return tracesDir;
}

function temporaryDir() {
  const dir = mkdtempSync(join(tmpdir(), "counterseal-hostile-"));
  whenDone(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Where the run itself makes what is fed. */
function makeDir({ as }) {
  if (!isRoot()) return temporaryDir();
  const dir = join(as.env.HOME, "hostile");
  mkdirSync(dir);
  chownSync(dir, as.uid, as.gid);
  return dir;
}

/** The folder, or for root a copy that the throw-away user can read. */
function withinReach(folderDir, { as }) {
  if (!isRoot()) return folderDir;
  const { uid, gid, env } = as;
  const user = { uid, gid, name: env.USER, homeDir: env.HOME };
  const lentDir = join(env.HOME, "hostile");
  const [first = "."] = readdirSync(folderDir);
  lend(user, folderDir, join(folderDir, first), lentDir);
  return lentDir;
}

/** Prints what is fed as it is, and gives all of it in the end. */
function follow(reportPath) {
  let said = 0;
  const look = () => {
    const fed = readReport(reportPath);
    for (const each of fed.slice(said)) console.log(lineOf(each));
    said = fed.length;
    return fed;
  };
  const timer = setInterval(look, lookEveryMs);
  return {
    end: () => {
      clearInterval(timer);
      return look();
    },
  };
}

// SPDX-License-Identifier: Apache-2.0
// `npm run hostile -- FOLDER`: feeds every file of a folder to the real app, its sandbox on: intake, inspection, preview.
//   Prints a line for each, and keeps all in test-results/hostile.jsonl. Ends with 1 where one hung, crashed, reached out or wrote elsewhere.
import "./requireNode.mjs";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { ensureBuild } from "./build.mjs";
import { whenDone } from "./cleanUp.mjs";
import { resolveElectron } from "./electron.mjs";
import { placeForTests } from "./endToEnd.mjs";
import { canTrace, makeTracedElectron, readTraces } from "./networkTrace.mjs";
import { ensureDependencies } from "./npm.mjs";
import { inRepository, runCommand, say, SetupError } from "./repository.mjs";
import { sandboxRefusal } from "./sandbox.mjs";
import { vitest } from "./stages.mjs";
import { ensureSystemPackages } from "./systemPackages.mjs";
import { isRoot, lend } from "./unprivileged.mjs";

const lookEveryMs = 1_000;

await runCommand(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || !statSync(folder).isDirectory()) {
    say("npm run hostile -- FOLDER");
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
  const tracesDir = watchNetwork(place);
  const reportPath = join(place.as.env.TMPDIR ?? tmpdir(), "hostile.jsonl");
  rmSync(reportPath, { force: true });
  place.as.env.COUNTERSEAL_HOSTILE = withinReach(resolve(folder), place);
  place.as.env.COUNTERSEAL_HOSTILE_REPORT = reportPath;
  const following = follow(reportPath);
  const outcome = await vitest("e2e", ["hostileMaterial"], place);
  const fed = following.end();
  const reached = tracesDir === undefined ? [] : readTraces(tracesDir).escapes;
  for (const line of reached) say(`reached out: ${line}`);
  keep(reportPath);
  const faulty = fed.filter(({ faults }) => faults.length > 0);
  say(`${fed.length} files, ${faulty.length} with a fault`);
  if (outcome.failed > 0 && faulty.length === 0) say(outcome.output);
  return outcome.failed > 0 || reached.length > 0 ? 1 : 0;
});

/** Every call of the app by which it could reach a network is kept, where this system lets it be. */
function watchNetwork(place) {
  if (!canTrace()) {
    say("Not watched for its network: strace is not here.");
    return undefined;
  }
  const dir = mkdtempSync(join(tmpdir(), "counterseal-hostile-"));
  whenDone(() => rmSync(dir, { recursive: true, force: true }));
  chmodSync(dir, 0o755);
  const { program, tracesDir } = makeTracedElectron(place.electronPath, dir);
  place.as.env.COUNTERSEAL_WATCHED_ELECTRON = program;
  return tracesDir;
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
  const fed = [];
  const look = () => {
    if (!existsSync(reportPath)) return;
    const lines = readFileSync(reportPath, "utf8").split("\n").slice(0, -1);
    for (const line of lines.slice(fed.length)) {
      const { file, ms, intake, inspection, preview, faults } =
        JSON.parse(line);
      fed.push({ faults });
      const verdicts = [intake, inspection, preview].map((each) => each || "-");
      console.log([file, `${ms} ms`, ...verdicts, ...faults].join(" | "));
    }
  };
  const timer = setInterval(look, lookEveryMs);
  return {
    end: () => {
      clearInterval(timer);
      look();
      return fed;
    },
  };
}

function keep(reportPath) {
  if (!existsSync(reportPath)) return;
  mkdirSync(inRepository("test-results"), { recursive: true });
  copyFileSync(reportPath, inRepository("test-results", "hostile.jsonl"));
}

// SPDX-License-Identifier: Apache-2.0
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { whenDone } from "./cleanUp.mjs";
import { given, placeForTests } from "./endToEnd.mjs";
import { resolveElectron } from "./electron.mjs";
import { makeOfflineNode } from "./emptyNetwork.mjs";
import { copyTree } from "./package/copyTree.mjs";
import { digestOf } from "./release/sums.mjs";
import { judged, watchPlace } from "./networkTrace.mjs";
import { repositoryDir } from "./repository.mjs";
import { nothing, sumOf, toolAt, unproven, vitest } from "./stages.mjs";
import { sandboxRefusal } from "./sandbox.mjs";

/** Packs the app into its archive, twice and without a network, and tries what is in there (test/packaged). Linux alone. */
export async function packagedStage(words) {
  if (process.platform !== "linux")
    return unproven("packages are tried on Linux");
  const workDir = mkdtempSync(join(tmpdir(), "counterseal-packed-elsewhere-"));
  whenDone(() => rmSync(workDir, { recursive: true, force: true }));
  const { path } = resolveElectron();
  const offline = makeOfflineNode(process.execPath, workDir, {});
  const nodePath = offline ?? process.execPath;
  const outcomes =
    offline === undefined
      ? [unproven("packing without a network: this system gives no empty one")]
      : [];
  const cwd = repositoryDir;
  outcomes.push(await pack({ nodePath, cwd, as: {} }));
  if (outcomes.at(-1).failed > 0) return sumOf(outcomes);
  if (words.length === 0)
    outcomes.push(await packedElsewhere(nodePath, join(workDir, "a clone")));
  const place = await placeForTests(path, [...given, archiveIn(cwd)]);
  const refusal = await sandboxRefusal(place.electronPath, place.as);
  if (refusal !== undefined) return unproven(`${dirname(path)}: ${refusal}`);
  place.as.env.COUNTERSEAL_PACKAGE = join(place.cwd, archiveIn(cwd));
  outcomes.push(...(await watched(place, words)));
  return sumOf(outcomes);
}

/** The tests, with every start of the packed app traced. */
async function watched(place, words) {
  const folderDir = mkdtempSync(join(tmpdir(), "counterseal-watched-"));
  whenDone(() => rmSync(folderDir, { recursive: true, force: true }));
  chmodSync(folderDir, 0o755);
  const tracesDir = watchPlace(place, folderDir);
  const outcome = await vitest("packaged", words, place);
  return tracesDir === undefined
    ? [outcome, unproven("strace of the packed app: not here")]
    : [
        judged(
          outcome,
          tracesDir,
          "network of the packed app",
          words.length > 0 ? 0 : 1,
        ),
      ];
}

const pack = (place) => toolAt(place, "package", ["tar.gz", "--fast"]);

/** The archive, from the clone's folder. */
function archiveIn(dir) {
  const folder = join("build", "packages");
  return readdirSync(join(dir, folder))
    .filter((name) => name.endsWith(".tar.gz"))
    .map((name) => join(folder, name))[0];
}

/** The same sources at another path, later, by somebody with other habits: byte for byte the same, or a failure. */
async function packedElsewhere(nodePath, dir) {
  copyTree(repositoryDir, dir);
  const env = { ...process.env, TZ: "Pacific/Kiritimati", LC_ALL: "C" };
  const before = process.umask(0o077);
  const packed = await pack({ nodePath, cwd: dir, as: { env } });
  process.umask(before);
  if (packed.failed > 0) return packed;
  const differing = [
    join("build", "packages", "linux-unpacked", "resources", "app.asar"),
    archiveIn(repositoryDir),
  ].filter(
    (name) => digestOf(join(repositoryDir, name)) !== digestOf(join(dir, name)),
  );
  return {
    ...nothing,
    passed: differing.length === 0 ? 1 : 0,
    failed: differing.length,
    failures: differing.map((name) => `packed twice, it differs: ${name}`),
  };
}

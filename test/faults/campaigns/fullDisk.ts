// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCli } from "../../support/commandLine.ts";
import { damageAfter } from "../processes/judge.ts";
import type { Scene } from "../processes/operations.ts";
import { playScenes, wordsOf } from "../processes/scenes.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";

const pageBytes = 4096;
const diskBytes = 64 * 1024 * 1024;

/** A small file system in memory, seen by the processes alone that enter its namespace. */
interface SmallDisk {
  readonly dir: string;
  run(command: string, ...args: readonly string[]): Ran;
  remove(): Promise<void>;
}

interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Why no file system can be mounted here, or null. */
export function mountRefusal(): string | null {
  const dir = mkdtempSync(join(tmpdir(), "counterseal-mount-"));
  const { status, stderr, error } = spawnSync(
    "unshare",
    ["-rm", "mount", "-t", "tmpfs", "-o", "size=64k", "small", dir],
    { encoding: "utf8" },
  );
  rmSync(dir, { recursive: true });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

async function mountSmallDisk(dir: string): Promise<SmallDisk> {
  const holder: ChildProcess = spawn(
    "unshare",
    // prettier-ignore
    ["-rm", "sh", "-c", `mount -t tmpfs -o size=${String(diskBytes)} small "$1" && echo . && read -r _`, "sh", dir],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const { stdin, stdout } = holder;
  if (stdin === null || stdout === null) throw new Error("no pipes");
  const gone = once(holder, "exit");
  await Promise.race([once(stdout, "data"), gone]);
  if (holder.exitCode !== null) throw new Error("nothing was mounted");
  const enter = [
    "-t",
    String(holder.pid),
    "-U",
    "-m",
    "--preserve-credentials",
  ];
  return {
    dir,
    run(command, ...args) {
      const done = spawnSync("nsenter", [...enter, "--", command, ...args], {
        encoding: "utf8",
        env: { ...process.env, COUNTERSEAL_PROFILE: join(dir, "profile") },
      });
      const { status, stdout: said, stderr } = done;
      return { exitCode: status, stdout: said, stderr };
    },
    async remove() {
      stdin.end();
      await gone;
    },
  };
}

/** A shell's work in the small disk, which must succeed. */
function shell(disk: SmallDisk, script: string, ...args: string[]) {
  const done = disk.run("sh", "-euc", `cd "$0"; ${script}`, disk.dir, ...args);
  if (done.exitCode !== 0) throw new Error(`${script}: ${done.stderr}`);
}

interface Bench {
  readonly disk: SmallDisk;
  readonly cliPath: string;
  readonly outDir: string;
  readonly tally: Tally;
}

function operate({ disk, cliPath }: Bench, scene: Scene): Ran {
  const words = [...wordsOf(scene, scene.beforeDir), "--json"];
  // prettier-ignore
  return disk.run("sh", "-c", 'cd "$0" && exec "$@"', disk.dir, process.execPath, cliPath, ...words);
}

/** What the vault is now, on a disk that has room. */
async function judge(bench: Bench, scene: Scene, acknowledged: boolean) {
  rmSync(bench.outDir, { recursive: true, force: true });
  shell(bench.disk, 'cp -R . "$1"', bench.outDir);
  const ended = { acknowledged, killed: false };
  return damageAfter(bench.outDir, scene, ended);
}

/** One operation with so many pages left, and once more with room. True when it had enough of them. */
async function tryWith(
  bench: Bench,
  scene: Scene,
  pages: number,
): Promise<boolean> {
  const { disk, tally } = bench;
  const find = (what: string): void => {
    tally.find(`“${scene.name}” with ${String(pages)} pages left: ${what}`);
  };
  tally.count("full disks");
  shell(disk, 'find . -mindepth 1 -delete; cp -R "$1"/. .', scene.beforeDir);
  // prettier-ignore
  shell(disk, `free=$(stat -f -c %a .); dd if=/dev/zero of=filler bs=${String(pageBytes)} count=$((free - $1)) status=none`, String(pages));
  const full = operate(bench, scene);
  shell(disk, "rm filler");
  const done = full.exitCode === 0;
  const damage = await judge(bench, scene, done);
  if (damage !== null) find(damage);
  if (done) return true;
  if (full.exitCode !== 5 || !full.stdout.includes('"disk-full"')) {
    const reason = full.stdout.includes('"ENOSPC"');
    if (!full.stdout.includes('"change-not-anchored"') || !reason)
      find(`was told as ${full.stdout}${full.stderr}`);
  }
  const again = operate(bench, scene);
  tally.count("operations done once there was room");
  if (again.exitCode !== 0 && !/exists|kit-in-force/.test(again.stdout))
    find(`does not go on with room: ${again.stdout}`);
  return false;
}

const operations = [
  "create an audit",
  "import a small file",
  "import a large file",
  "import a group",
  "make a recovery kit",
  "back up",
  "record signatures on the charter",
  "record signatures on the release",
  "export the release",
];

/**
 * A disk that is really full, at many sizes of what is left.
 * @param growth of the pages that are left from one try to the next; 1 is a page more each time
 * @param only names of the operations; all, when it is left out
 */
export async function fullDiskCampaign(
  growth: number,
  only: readonly string[] = operations,
): Promise<Outcome> {
  const tally = new Tally("a disk that is really full");
  const rootDir = mkdtempSync(join(tmpdir(), "counterseal-full-"));
  const memo = installKdfMemo();
  for (const name of ["scenes", "small"]) mkdirSync(join(rootDir, name));
  const disk = await mountSmallDisk(join(rootDir, "small"));
  const outDir = join(rootDir, "out");
  try {
    const bench = { disk, cliPath: builtCli(), outDir, tally };
    const scenes = await playScenes(join(rootDir, "scenes"));
    for (const scene of scenes) {
      if (!only.includes(scene.name)) continue;
      tally.count("operations");
      for (let pages = 0; ; pages = pages * growth + 1)
        if (await tryWith(bench, scene, pages)) break;
    }
  } finally {
    memo.remove();
    await disk.remove();
    rmSync(rootDir, { recursive: true });
  }
  return tally.outcome();
}

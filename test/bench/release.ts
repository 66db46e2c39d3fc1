// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AuthorizedRelease } from "../../shared/domain/authorizeRelease.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { verifyRelease } from "../../electron/engine/release/verifyRelease.ts";
import { writeBundle } from "../../electron/engine/release/writeBundle.ts";
import { randomBytes } from "../../electron/crypto/random.ts";
import { GitId, Instant } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import { authorize } from "../support/authorized.ts";
import { makePublicRepository } from "../support/gitClone.ts";
import { type ReleaseParts, sampleParts } from "../support/releases.ts";
import { unending } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { inFolder, median, seconds, tool } from "./desk.ts";

/** A release of so many bytes in so many files, and the clone that it goes onto. */
interface Desk {
  readonly fromDir: string;
  readonly cloneDir: string;
  readonly parts: ReleaseParts;
  readonly authorized: AuthorizedRelease;
  readonly paths: readonly string[];
}

function prepare(folderDir: string, bytes: number, count: number): Desk {
  const clone = makePublicRepository(inFolder(folderDir, "clone"));
  const base = GitId.parse(clone.git("rev-parse", "HEAD"));
  const size = Math.floor(bytes / count);
  // Each file is another stretch of the same bytes, so that little is held whatever the release's size.
  const content = randomBytes(size + count);
  const files = new Map(
    Array.from({ length: count }, (_, at) => [
      `audits/2026/${String(at % 20)}/${String(at)}.bin`,
      content.subarray(at, at + size),
    ]),
  );
  const fromDir = inFolder(folderDir, "from");
  for (const [path, bytesOfIt] of files) {
    mkdirSync(dirname(join(fromDir, path)), { recursive: true });
    writeFileSync(join(fromDir, path), bytesOfIt);
  }
  const parts = sampleParts({ files, approval: { base } });
  const authorized = authorize(parts);
  const paths = [...files.keys()];
  return { fromDir, cloneDir: clone.dir, parts, paths, authorized };
}

/** What people would type instead: the copy synced, its digests, and a bundle of one commit on the base. */
function byHand({ fromDir, cloneDir, paths }: Desk, outDir: string): void {
  mkdirSync(outDir);
  tool("cp", ["-r", fromDir, join(outDir, "tree")]);
  const copies = paths.map((path) => join(outDir, "tree", path));
  tool("sync", copies);
  tool("sha256sum", copies);
  const git = (...args: string[]): void => {
    const identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"];
    tool("git", ["-C", cloneDir, ...identity, ...args]);
  };
  git("checkout", "-q", "-B", "by-hand", "HEAD");
  tool("cp", ["-r", `${fromDir}/.`, cloneDir]);
  git("add", "-A");
  git("commit", "-q", "-m", "By hand");
  const bundlePath = join(outDir, "release.bundle");
  git("bundle", "create", "-q", bundlePath, "HEAD~1..by-hand");
  tool("sync", [bundlePath]);
  git("checkout", "-q", "--detach", "HEAD~1");
}

async function exportOnce(
  { fromDir, cloneDir, parts, authorized }: Desk,
  destinationDir: string,
): Promise<void> {
  const storage = createStorage();
  const contentOf = (path: string) => {
    const size = parts.files.get(path)?.length ?? 0;
    const pieces = (async function* () {
      const source = requireOk(await storage.openSource(join(fromDir, path)));
      yield* source.chunks();
      await source.close();
    })();
    return { size, pieces };
  };
  requireOk(
    await writeBundle({
      ...{ storage, contentOf, destinationDir, cloneDir, signal: unending },
      authorized,
      confirm: () => Promise.resolve(ok(undefined)),
    }),
  );
}

async function verifyOnce({ parts }: Desk, dir: string): Promise<void> {
  const { verdict } = requireOk(
    await verifyRelease({
      storage: createStorage(),
      path: dir,
      commit: null,
      signal: unending,
      trustedCharter: Buffer.from(parts.charters[0]?.text ?? ""),
      now: Instant.parse("2026-12-01T00:00:00Z"),
    }),
  );
  if (verdict !== "VERIFIED") throw new Error(verdict);
}

/** Medians in seconds over rounds in which the engine and the tools take turns; everything is on one disk. */
export async function benchRelease(
  folderDir: string,
  bytes: number,
  runs: number,
  count: number,
): Promise<Record<string, number>> {
  const desk = prepare(folderDir, bytes, count);
  const times = { byHand: [] as number[], exported: [] as number[] };
  const checks = { verified: [] as number[], openssl: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    const handDir = inFolder(folderDir, "by-hand");
    const outDir = inFolder(folderDir, "release");
    spawnSync("sync");
    const hand = await seconds(() => {
      byHand(desk, handDir);
    });
    spawnSync("sync");
    const exported = await seconds(() => exportOnce(desk, outDir));
    const tree = join(outDir, "tree");
    const written = desk.paths.map((path) => join(tree, path));
    const openssl = await seconds(() => {
      tool("openssl", ["dgst", "-sha256", ...written]);
    });
    const verified = await seconds(() => verifyOnce(desk, tree));
    for (const dir of [handDir, outDir]) rmSync(dir, { recursive: true });
    // The first round warms the page cache.
    if (run === 0) continue;
    times.byHand.push(hand);
    times.exported.push(exported);
    checks.openssl.push(openssl);
    checks.verified.push(verified);
  }
  return {
    byHand: median(times.byHand),
    exported: median(times.exported),
    openssl: median(checks.openssl),
    verified: median(checks.verified),
  };
}

/** Megabytes that this process has at its most while it exports and verifies; contents are read from disk alone. */
export async function benchReleaseMemory(
  folderDir: string,
  bytes: number,
  count: number,
): Promise<Record<string, number>> {
  const desk = prepare(folderDir, bytes, count);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const outDir = inFolder(folderDir, "release");
  await exportOnce(desk, outDir);
  await verifyOnce(desk, join(outDir, "tree"));
  clearInterval(watch);
  return { grownBy: (most - before) / 1e6 };
}

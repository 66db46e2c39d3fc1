// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Disk, nodeDisk } from "../../electron/storage/disk.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { type Desk, newJob, openDesk } from "../support/mainJob.ts";
import { approveBy, requestRelease } from "../support/requestedRelease.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { requireError } from "../support/unwrap.ts";
import { testPassphrase } from "../support/vaults.ts";

/** What a file that is damaged in its last chunk gives away at each door, the chunks before it being good. */

const marker = "nobody must read this line\n";
const large = marker.repeat(150_000);

/** The real disk, and whether anything written to it outside the vault held the marker. */
function watchedDisk(vaultDir: string) {
  const left: string[] = [];
  const disk: Disk = {
    ...nodeDisk,
    async open(path, mode, permissions) {
      const file = await nodeDisk.open(path, mode, permissions);
      return {
        ...file,
        write(from) {
          const text = Buffer.from(from).toString("latin1");
          if (!path.startsWith(vaultDir) && text.includes(marker))
            left.push(path);
          return file.write(from);
        },
      };
    },
  };
  return { left, storage: createStorage(disk) };
}

/** Changes one bit near the end of the vault's largest object. */
function damageLastChunk(vaultDir: string): void {
  const objectsDir = join(vaultDir, "objects");
  const paths = readdirSync(objectsDir, { recursive: true, encoding: "utf8" })
    .map((name) => join(objectsDir, name))
    .filter((path) => path.endsWith(".age"))
    .sort((one, other) => statSync(other).size - statSync(one).size);
  const path = paths[0] ?? "";
  const bytes = readFileSync(path);
  const at = bytes.length - 20;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}

async function approved(folder: string, damage: boolean) {
  const requested = await requestRelease(folder, { "report.txt": large });
  await approveBy(requested, "ada", "cleo", "dora");
  await requested.desk.engine.close();
  const vaultDir = join(folder, "vault");
  if (damage) damageLastChunk(vaultDir);
  const watched = watchedDisk(vaultDir);
  const desk: Desk = await openDesk(folder, undefined, watched.storage);
  const passphrase = testPassphrase;
  await desk.do("vault.open", { folder: desk.grant(vaultDir), passphrase });
  return { desk, left: watched.left, release: requested.release };
}

describe("a file that is damaged in its last chunk", () => {
  it("gives nothing to a release, which a whole one does leave by", async () => {
    for (const damage of [true, false]) {
      const folder = tempFolder();
      const { desk, left, release } = await approved(folder, damage);
      const destination = desk.grant(join(folder, "bundle"));
      const ended = await desk.try("release.export", {
        job: newJob(),
        ...{ release, destination },
      });
      if (damage) expect(requireError(ended).code).toBe("object-damaged");
      expect(left.length > 0).toBe(!damage);
      expect(readdirSync(folder).includes("bundle")).toBe(!damage);
      await desk.engine.close();
    }
  });

  it("gives nothing to a request, of which nothing stays", async () => {
    const folder = tempFolder();
    const { desk, left, release } = await approved(folder, true);
    const outDir = join(folder, "out");
    const ended = await desk.try("release.send", {
      release,
      folder: desk.grant(outDir),
    });
    expect(requireError(ended).code).toBe("object-damaged");
    expect(left).toEqual([]);
    expect(readdirSync(outDir)).toEqual([]);
    await desk.engine.close();
  });
});

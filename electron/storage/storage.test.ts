// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import { Failed, failure } from "../../shared/failure.ts";
import { type Disk, type DiskFile, nodeDisk } from "./disk.ts";
import { createStorage } from "./storage.ts";

const storage = createStorage();
const bytes = new TextEncoder().encode("exactly these bytes");

/** The real disk, with some of an open file's calls replaced. */
function diskWith(
  replace: (file: DiskFile) => Partial<DiskFile>,
  extra: Partial<Disk> = {},
): Disk {
  return {
    ...nodeDisk,
    ...extra,
    open: async (path, mode, permissions) => {
      const file = await nodeDisk.open(path, mode, permissions);
      return { ...file, ...replace(file) };
    },
  };
}

function systemError(code: string): Error {
  return Object.assign(new Error("made by the test"), { code });
}

describe("setFolderMode", () => {
  it("gives the mode, and says why where the disk refuses", async () => {
    const path = tempFolder();
    requireOk(await storage.setFolderMode(path, 0o755));
    expect(statSync(path).mode & 0o777).toBe(0o755);
    const full = createStorage(
      diskWith(() => ({ chmod: () => Promise.reject(systemError("ENOSPC")) })),
    );
    expect(requireError(await full.setFolderMode(path, 0o700))).toMatchObject({
      code: "disk-full",
    });
  });
});

describe("createDurably", () => {
  it("writes the whole file with the mode asked for, whatever the umask", async () => {
    const path = join(tempFolder(), "file");
    const before = process.umask(0o077);
    try {
      requireOk(await storage.createDurably(path, bytes, 0o644));
    } finally {
      process.umask(before);
    }
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect(statSync(path).mode & 0o777).toBe(0o644);
  });

  it("goes on after a write that takes fewer bytes than given", async () => {
    const path = join(tempFolder(), "file");
    const disk = diskWith((file) => ({
      write: (from) => file.write(from.subarray(0, 3)),
    }));
    requireOk(await createStorage(disk).createDurably(path, bytes));
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
  });

  it("never replaces what is there", async () => {
    const path = join(tempFolder(), "file");
    writeFileSync(path, "first");
    expect(requireError(await storage.createDurably(path, bytes)).code).toBe(
      "destination-exists",
    );
    expect(readFileSync(path, "utf8")).toBe("first");
  });

  it.each([
    ["ENOSPC", "disk-full"],
    ["EDQUOT", "disk-full"],
    ["EIO", "write-failed"],
  ])("leaves nothing when a write fails with %s", async (code, expected) => {
    const folder = tempFolder();
    const disk = diskWith(() => ({
      write: () => Promise.reject(systemError(code)),
    }));
    const failed = await createStorage(disk).createDurably(
      join(folder, "file"),
      bytes,
    );
    expect(requireError(failed).code).toBe(expected);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves nothing when the sync fails, and does not try it again", async () => {
    const folder = tempFolder();
    let syncs = 0;
    const disk = diskWith(() => ({
      sync: () => {
        syncs += 1;
        return Promise.reject(systemError("EIO"));
      },
    }));
    const failed = await createStorage(disk).createDurably(
      join(folder, "file"),
      bytes,
    );
    expect(requireError(failed).code).toBe("write-failed");
    expect(syncs).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("passes on an expected failure of the content, and leaves nothing", async () => {
    const folder = tempFolder();
    async function* content(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytes);
      throw new Failed(failure("cancelled"));
    }
    const failed = await storage.createDurably(join(folder, "file"), content());
    expect(requireError(failed).code).toBe("cancelled");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes away what a crash left of an earlier writing, and no folder", async () => {
    const folder = tempFolder();
    const path = join(folder, "file");
    writeFileSync(`${path}.part`, "remains");
    requireOk(await storage.createDurably(path, bytes));
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    const other = join(folder, "other");
    mkdirSync(`${other}.part`);
    requireError(await storage.createDurably(other, bytes));
    expect(existsSync(`${other}.part`)).toBe(true);
  });

  it("syncs the file before it has its name, and the folder after", async () => {
    const folder = tempFolder();
    const path = join(folder, "file");
    const order: string[] = [];
    const disk = diskWith(
      (file) => ({
        sync: async () => {
          order.push(existsSync(path) ? "sync late" : "sync");
          await file.sync();
        },
      }),
      {
        rename: async (from, to) => {
          order.push("rename");
          await nodeDisk.rename(from, to);
        },
        syncFolder: async (dir) => {
          order.push("sync folder");
          await nodeDisk.syncFolder(dir);
        },
      },
    );
    requireOk(await createStorage(disk).createDurably(path, bytes));
    expect(order).toEqual(["sync", "rename", "sync folder"]);
  });
});

describe("replaceDurably", () => {
  it("keeps the old file whole when the new one cannot be written", async () => {
    const folder = tempFolder();
    const path = join(folder, "file");
    writeFileSync(path, "old");
    const disk = diskWith(() => ({
      sync: () => Promise.reject(systemError("EIO")),
    }));
    expect(
      requireError(await createStorage(disk).replaceDurably(path, bytes)).code,
    ).toBe("write-failed");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["file"]);
  });

  it("leaves nothing of a file that cannot have its name", async () => {
    const folder = tempFolder();
    const disk = diskWith(() => ({}), {
      rename: () => Promise.reject(systemError("EIO")),
    });
    for (const write of ["replaceDurably", "createDurably"] as const) {
      const made = createStorage(disk)[write](join(folder, "file"), bytes);
      expect(requireError(await made).code).toBe("write-failed");
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes the place of the remains of an earlier attempt", async () => {
    const path = join(tempFolder(), "file");
    writeFileSync(`${path}.part`, "remains");
    requireOk(await storage.replaceDurably(path, bytes));
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect(existsSync(`${path}.part`)).toBe(false);
  });
});

describe("openAppend", () => {
  it("takes nothing more after a sync that failed", async () => {
    const path = join(tempFolder(), "log");
    writeFileSync(path, "");
    let healthy = false;
    const disk = diskWith((file) => ({
      sync: () => (healthy ? file.sync() : Promise.reject(systemError("EIO"))),
    }));
    const log = requireOk(await createStorage(disk).openAppend(path));
    expect(requireError(await log.append(bytes)).code).toBe("write-failed");
    healthy = true;
    expect(requireError(await log.append(bytes)).code).toBe("write-failed");
    await log.close();
  });

  it("refuses a link in place of the file", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "target"), "");
    symlinkSync(join(folder, "target"), join(folder, "log"));
    expect((await storage.openAppend(join(folder, "log"))).ok).toBe(false);
  });
});

describe("reading", () => {
  it("names what cannot be read", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "folder"));
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const codeOf = async (name: string) =>
      requireError(await storage.readWhole(join(folder, name), 100)).code;
    expect(await codeOf("absent")).toBe("file-vanished");
    expect(await codeOf("folder")).toBe("file-is-directory");
    expect(await codeOf("pipe")).toBe("file-not-regular");
  });

  it("refuses a file over the limit before reading it", async () => {
    const path = join(tempFolder(), "file");
    writeFileSync(path, "12345");
    expect(requireOk(await storage.readWhole(path, 5))).toHaveLength(5);
    expect(requireError(await storage.readWhole(path, 4)).code).toBe(
      "file-too-large",
    );
  });

  it("notices a file that grows while it is read", async () => {
    const path = join(tempFolder(), "file");
    writeFileSync(path, "1".repeat(1 << 20));
    const source = requireOk(await storage.openSource(path));
    const read = async (): Promise<void> => {
      for await (const piece of source.chunks())
        appendFileSync(path, piece.subarray(0, 1));
    };
    await expect(read()).rejects.toMatchObject({
      failure: { code: "file-changed-while-reading" },
    });
    await source.close();
  });

  it("reports an error of the disk in the middle as unreadable", async () => {
    const path = join(tempFolder(), "file");
    writeFileSync(path, "12345");
    const disk = diskWith(() => ({
      read: () => Promise.reject(systemError("EIO")),
    }));
    expect(
      requireError(await createStorage(disk).readWhole(path, 100)),
    ).toMatchObject({
      code: "file-unreadable",
      facts: { reason: "EIO" },
    });
  });
});

describe("a folder that should be there", () => {
  it("is made with those above it, for this user alone, and left when it is there", async () => {
    const aboveDir = join(tempFolder(), "config");
    const folderDir = join(aboveDir, "profile");
    requireOk(await storage.ensureFolder(folderDir));
    requireOk(await storage.ensureFolder(folderDir));
    for (const madeDir of [aboveDir, folderDir])
      expect(statSync(madeDir).mode & 0o777).toBe(0o700);
  });

  it("may lie behind a link", async () => {
    const realDir = tempFolder();
    const linkPath = join(tempFolder(), "link");
    symlinkSync(realDir, linkPath);
    requireOk(await storage.ensureFolder(join(linkPath, "profile")));
    expect(readdirSync(realDir)).toEqual(["profile"]);
  });
});

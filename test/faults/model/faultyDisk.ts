// SPDX-License-Identifier: Apache-2.0
import type { Disk, DiskFile } from "../../../electron/storage/disk.ts";

/** What goes wrong from the n-th call on: an error of the operating system, or a write that takes less. */
export interface Fault {
  /** Calls that go well first. */
  readonly after: number;
  /** `short`: a write takes one byte. */
  readonly what: string;
  /** Whether every later call goes wrong, too. */
  readonly lasting: boolean;
  /** Kinds of calls, such as `rename`, that count and may go wrong; every kind when left out. */
  readonly kinds?: ReadonlySet<string>;
}

export interface FaultyDisk {
  readonly disk: Disk;
  /** From now on calls count, and the fault comes; null: nothing goes wrong any more. */
  arm(fault: Fault | null): void;
  /** Calls since it was armed. */
  calls(): number;
  /** What the fault hit, such as `rename`. */
  hit(): string | null;
}

/** Any disk, one of whose calls goes wrong. Closing a file never does: it gives nothing and promises nothing. */
export function createFaultyDisk(under: Disk): FaultyDisk {
  let fault: Fault | null = null;
  let calls = 0;
  let hit: string | null = null;

  async function pass<T>(
    name: string,
    run: () => Promise<T>,
    shortened?: () => Promise<T>,
  ): Promise<T> {
    if (fault?.kinds?.has(name) === false) return run();
    const at = calls;
    calls += 1;
    const due =
      fault !== null &&
      (fault.lasting ? at >= fault.after : at === fault.after);
    if (!due || fault === null) return run();
    if (fault.what === "short") {
      if (shortened === undefined) return run();
      hit ??= name;
      return shortened();
    }
    hit ??= name;
    throw Object.assign(new Error(`${fault.what} at ${name}`), {
      code: fault.what,
    });
  }

  const wrap = (file: DiskFile): DiskFile => ({
    read: (into, position) => pass("read", () => file.read(into, position)),
    write: (from) =>
      pass(
        "write",
        () => file.write(from),
        () => file.write(from.subarray(0, 1)),
      ),
    facts: () => pass("fstat", () => file.facts()),
    chmod: (mode) => pass("fchmod", () => file.chmod(mode)),
    truncate: (size) => pass("ftruncate", () => file.truncate(size)),
    sync: () => pass("fsync", () => file.sync()),
    close: () => file.close(),
  });

  const disk: Disk = {
    open: (...given) =>
      pass("open", async () => wrap(await under.open(...given))),
    rename: (...given) => pass("rename", () => under.rename(...given)),
    unlink: (...given) => pass("unlink", () => under.unlink(...given)),
    removeTree: (...given) => pass("rm", () => under.removeTree(...given)),
    removeEmptyFolder: (...given) =>
      pass("rmdir", () => under.removeEmptyFolder(...given)),
    makeFolder: (...given) => pass("mkdir", () => under.makeFolder(...given)),
    list: (...given) => pass("readdir", () => under.list(...given)),
    facts: (...given) => pass("lstat", () => under.facts(...given)),
    realPath: (...given) => pass("realpath", () => under.realPath(...given)),
    readLink: (...given) => pass("readlink", () => under.readLink(...given)),
    syncFolder: (...given) =>
      pass("fsync of a folder", () => under.syncFolder(...given)),
  };
  return {
    disk,
    arm(next) {
      fault = next;
      calls = 0;
      hit = null;
    },
    calls: () => calls,
    hit: () => hit,
  };
}

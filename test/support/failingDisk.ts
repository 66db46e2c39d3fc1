// SPDX-License-Identifier: Apache-2.0
import {
  type Disk,
  type DiskFile,
  nodeDisk,
} from "../../electron/storage/disk.ts";

export type DiskCall = keyof Disk | keyof DiskFile;
type AnyCall = (...given: readonly unknown[]) => Promise<unknown>;

/** The real disk, of which the calls that are asked about fail as a broken device's do. */
export function failingDisk(
  fails: (call: DiskCall, path: string) => boolean,
): Disk {
  const watched = <T extends object>(calls: T, path: string | null): T =>
    new Proxy(calls, {
      get: (_, name) => {
        const call = Reflect.get(calls, name) as AnyCall | undefined;
        if (call === undefined) return undefined;
        return async (...given: readonly unknown[]) => {
          const at = path ?? String(given[0]);
          if (fails(name as DiskCall, at))
            throw Object.assign(new Error("a broken device"), { code: "EIO" });
          const gave = await call.apply(calls, [...given]);
          return name === "open" ? watched(gave as DiskFile, at) : gave;
        };
      },
    });
  return watched(nodeDisk, null);
}

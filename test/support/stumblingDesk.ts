// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import {
  type Disk,
  type DiskFile,
  nodeDisk,
} from "../../electron/storage/disk.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import type { GrantId } from "../../shared/ids.ts";
import { type Desk, openDesk } from "./mainJob.ts";
import { requireOk } from "./unwrap.ts";
import { testPassphrase } from "./vaults.ts";

/** What an act said when the disk had no room for one change of it. */
export interface Stumble {
  readonly channel: string;
  readonly code: string;
  /** Whether the ledger went on all the same. */
  readonly recorded: boolean;
}

/** What the disk has no room for: whatever is written first, and entries of the ledger. */
const places: readonly ((path: string) => boolean)[] = [
  (path) => !path.includes("/profile/"),
  (path) => path.includes("/vault/ledger/"),
];

/** A disk that refuses the first change in a place once it is armed, and takes all others. */
function stumblingDisk() {
  let refusing: ((path: string) => boolean) | null = null;
  let refused = false;
  const change = <T>(path: string, step: () => Promise<T>): Promise<T> => {
    if (refusing?.(path) !== true) return step();
    refusing = null;
    refused = true;
    return Promise.reject(
      Object.assign(new Error("no room"), { code: "ENOSPC" }),
    );
  };
  const disk: Disk = {
    ...nodeDisk,
    async open(path, mode, permissions) {
      const opening = () => nodeDisk.open(path, mode, permissions);
      const file: DiskFile =
        mode === "create" ? await change(path, opening) : await opening();
      return {
        ...file,
        write: (from) => change(path, () => file.write(from)),
      };
    },
  };
  return {
    disk,
    arm: (place: ((path: string) => boolean) | null): void => {
      refusing = place;
      refused = false;
    },
    stumbled: () => refused,
  };
}

/**
 * A desk on which everything is first tried while the disk has no room for what it writes first, and then for its entry. The
 * act must fail, and nothing be recorded of it; then the vault is opened again, and it is done as if nothing had been.
 */
export function openStumblingDesk(stumbles: Stumble[]) {
  return async (folder: string, clock: () => number): Promise<Desk> => {
    const { disk, arm, stumbled } = stumblingDisk();
    const open = () => openDesk(folder, clock, createStorage(disk));
    let desk = await open();
    const granted = new Map<GrantId, string>();
    const openAgain = async (): Promise<void> => {
      await desk.engine.close();
      desk = await open();
      const vault = desk.grant(join(folder, "vault"));
      await desk.try("vault.open", {
        ...{ folder: vault, passphrase: testPassphrase },
      });
      for (const [id, path] of granted) desk.engine.grant(id, path);
    };
    const attempt: Desk["try"] = async (channel, request) => {
      for (const place of places) {
        const before = await headOf(desk);
        arm(place);
        const answer = await desk.try(channel, request);
        const refused = stumbled();
        arm(null);
        if (!refused) return answer;
        await openAgain();
        const recorded = (await headOf(desk)) !== before;
        if (answer.ok && recorded) return answer;
        // An import answers with what it could not take in.
        const code = answer.ok ? "answered" : answer.error.code;
        stumbles.push({ channel, code, recorded });
      }
      return desk.try(channel, request);
    };
    return {
      ...{ folder, try: attempt },
      get engine() {
        return desk.engine;
      },
      get events() {
        return desk.events;
      },
      grant(path) {
        const id = desk.grant(path);
        granted.set(id, path);
        return id;
      },
      do: async (channel, request) =>
        requireOk(await attempt(channel, request)),
    };
  };
}

async function headOf(desk: Desk): Promise<string | null> {
  const read = await desk.try("ledger.verify", {});
  return read.ok ? read.value.head : null;
}

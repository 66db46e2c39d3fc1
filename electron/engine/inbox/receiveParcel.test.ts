// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { snapshot } from "../../../test/support/cliRun.ts";
import {
  approval,
  firstText,
  parcelOf,
  writeKey,
} from "../../../test/support/foreignRequest.ts";
import {
  type OpenerHere,
  openerHere,
  type Said,
} from "../../../test/support/openerHere.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, type TestVault } from "../../../test/support/vaults.ts";
import { nodeDisk } from "../../storage/disk.ts";
import { createStorage, type Storage } from "../../storage/storage.ts";
import type { Session } from "../session.ts";
import { type Parcel, receiveParcel } from "./receive.ts";

const made = parcelOf(approval());

describe("the opening of a parcel", () => {
  let vault: TestVault;
  let session: Session;
  let parcel: Parcel;
  const before: { files: readonly string[]; seq: number } = {
    files: [],
    seq: 0,
  };

  async function begin(storage?: Storage): Promise<void> {
    session = requireOk(await vault.open(undefined, storage));
    before.files = snapshot(vault.rootDir);
    before.seq = session.checkpoint.seq;
  }

  beforeEach(async () => {
    const folder = tempFolder();
    vault = await makeVault(folder);
    const parcelPath = join(folder, "came.tar.age");
    writeFileSync(parcelPath, made.bytes);
    parcel = {
      ...{ parcelPath, keyPath: writeKey(folder) },
      ...{ passphrase: null, chosen: firstText },
    };
    await begin();
  });
  afterEach(async () => {
    await session.close();
  });

  const jobOf = (signal: AbortSignal) => ({
    signal,
    startFile: () => () => undefined,
  });

  async function receive(
    opener: OpenerHere = openerHere(),
    signal = new AbortController().signal,
  ): Promise<string> {
    const { start, kills } = opener;
    const taken = await receiveParcel(session, start, parcel, jobOf(signal));
    expect(kills()).toBe(1);
    return taken.ok ? "kept" : taken.error.code;
  }

  function expectNothingKept(): void {
    const now = snapshot(vault.rootDir).filter(isTruth);
    expect(now).toEqual(before.files.filter(isTruth));
    expect(session.checkpoint.seq).toBe(before.seq);
    const { received, trusted } = session.state;
    expect([received.size, trusted.size]).toEqual([0, 0]);
  }

  it.each([
    ["before its first text", 1],
    ["before its first file", 4],
    ["in its first file", 8],
    ["in its second file", 10],
  ])(
    "leaves nothing when it is cancelled %s, and can be done again",
    async (_where, at) => {
      const controller = new AbortController();
      const cancelling = openerHere((answer, index) => {
        if (index === at) controller.abort();
        return answer;
      });
      expect(await receive(cancelling, controller.signal)).toBe("cancelled");
      expectNothingKept();
      expect(await receive()).toBe("kept");
      expect(session.state.received.get(made.request)?.files).toHaveLength(2);
    },
  );

  it.each<[string, Said]>([
    ["no answer", (answer, index) => (index === 4 ? null : answer)],
    [
      "a failure that no one knows",
      (answer, index) =>
        index === 4 ? { kind: "failed", failure: { code: "x" } } : answer,
    ],
    [
      "that a file begins when it was asked to open",
      (answer, index) =>
        index === 0 ? { kind: "member", name: "a", size: 1 } : answer,
    ],
    [
      "more of a file than it has",
      (answer, index) =>
        index === 10 && answer.kind === "piece"
          ? { ...answer, bytes: new Uint8Array([...answer.bytes, 0]) }
          : answer,
    ],
    [
      "that a file begins within another",
      (answer, index) =>
        index === 8 ? { kind: "member", name: "tree/x", size: 1 } : answer,
    ],
    [
      "a piece where a file begins",
      (answer, index) =>
        index === 9 ? { kind: "piece", bytes: new Uint8Array(1) } : answer,
    ],
    [
      "a piece in place of the end",
      (answer) =>
        answer.kind === "end"
          ? { kind: "piece", bytes: new Uint8Array(1) }
          : answer,
    ],
  ])(
    "is not believed to a helper that says %s, and leaves nothing",
    async (_what, said) => {
      expect(await receive(openerHere(said))).toBe("request-damaged");
      expectNothingKept();
    },
  );

  it.each([
    ["written", "write"],
    ["named", "rename"],
  ] as const)(
    "leaves nothing when a file cannot be %s",
    async (_what, step) => {
      await session.close();
      let files = 0;
      const fail = () =>
        Promise.reject(Object.assign(new Error(), { code: "ENOSPC" }));
      const isObject = (path: string) => /objects.+\.age/.test(path);
      const storage = createStorage({
        ...nodeDisk,
        open: async (path, mode, permissions) => {
          const opened = await nodeDisk.open(path, mode, permissions);
          if (step !== "write" || mode !== "create" || !isObject(path))
            return opened;
          files += 1;
          return files === 2 ? { ...opened, write: fail } : opened;
        },
        rename: (from, to) => {
          if (step === "rename" && isObject(to)) files += 1;
          return step === "rename" && files === 2 && isObject(to)
            ? fail()
            : nodeDisk.rename(from, to);
        },
      });
      await begin(storage);
      expect(await receive()).toBe("disk-full");
      expectNothingKept();
    },
  );

  it("does not begin in a vault that takes no changes", async () => {
    const reader = requireOk(await vault.open());
    const { start, kills } = openerHere();
    const never = new AbortController().signal;
    const taken = await receiveParcel(reader, start, parcel, jobOf(never));
    expect(taken).toMatchObject({ error: { code: "vault-in-use" } });
    expect(kills()).toBe(0);
    await reader.close();
    expectNothingKept();
  });
});

/** The catalog is disposable, and follows the ledger when it likes. */
function isTruth(line: string): boolean {
  return !line.startsWith("catalog");
}

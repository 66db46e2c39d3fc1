// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../../test/support/releases.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createStorage } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import type { Act } from "../ledger/entries.ts";
import type { Session } from "../session.ts";
import { sealOnRecord, watchedFiles } from "./sealOnRecord.ts";

const parcel = digestOf("sealed");
const refused: Result<never, Failure> = err(failure("disk-full"));

/** Seals one file; `refuses`: the step that fails. Tells what was done, in order. */
async function seal(
  path: string,
  refuses: "begun" | "sealed" | "written" | null = null,
) {
  const steps: string[] = [];
  const step = (name: string): void => void steps.push(name);
  const session = {
    storage: createStorage(),
    commit: ([act]: readonly Act[]) => {
      const name = String(act?.type);
      step(name);
      return Promise.resolve(name === refuses ? refused : ok([]));
    },
  } as unknown as Session;
  const act = (type: string) => ({ type, body: {} }) as unknown as Act;
  const result = await sealOnRecord(session, {
    path,
    begun: act("begun"),
    write: () => {
      step("sealed");
      if (refuses === "sealed") return Promise.resolve(refused);
      writeFileSync(path, "sealed");
      return Promise.resolve(ok({ sha256: parcel }));
    },
    written: (digest) => {
      step(digest);
      return act("written");
    },
  });
  return { result, steps };
}

describe("a file that leaves sealed", () => {
  it("is on the record before its first byte, and once it is whole", async () => {
    const folder = tempFolder();
    const { result, steps } = await seal(join(folder, "share"));
    expect(requireOk(result)).toBe(parcel);
    expect(steps).toEqual(["begun", "sealed", parcel, "written"]);
    expect(readdirSync(folder)).toEqual(["share"]);
  });

  it("is not begun where something lies already, which stays", async () => {
    const path = join(tempFolder(), "share");
    mkdirSync(path);
    const { result, steps } = await seal(path);
    expect(requireError(result)).toEqual({
      code: "destination-exists",
      facts: { name: "share" },
    });
    expect(steps).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });

  it("is not begun in a folder that takes no file, which is told with its name", async () => {
    const { result, steps } = await seal(join(tempFolder(), "none", "share"));
    expect(requireError(result).facts).toMatchObject({ name: "share" });
    expect(steps).toEqual([]);
    const tooLong = await seal(join(tempFolder(), "x".repeat(300)));
    expect(tooLong.result.ok).toBe(false);
    expect(tooLong.steps).toEqual([]);
  });

  it("takes the place of what an interrupted sealing left, unless that is none of its files", async () => {
    const folder = tempFolder();
    const path = join(folder, "share");
    writeFileSync(`${path}.part`, "half");
    requireOk((await seal(path)).result);
    expect(readdirSync(folder)).toEqual(["share"]);
    const other = join(folder, "other");
    mkdirSync(join(`${other}.part`, "in-the-way"), { recursive: true });
    const { result, steps } = await seal(other);
    expect(result.ok).toBe(false);
    expect(steps).toEqual([]);
  });

  it("does not leave where its beginning or its bytes could not be written", async () => {
    const path = join(tempFolder(), "share");
    for (const refuses of ["begun", "sealed"] as const) {
      const { result, steps } = await seal(path, refuses);
      expect(requireError(result).code).toBe("disk-full");
      expect(steps.at(-1)).toBe(refuses);
      expect(existsSync(path)).toBe(false);
    }
  });

  it("is taken away when its end could not be recorded", async () => {
    const path = join(tempFolder(), "share");
    const { result } = await seal(path, "written");
    expect(requireError(result).code).toBe("disk-full");
    expect(existsSync(path)).toBe(false);
  });
});

it("whoever watches a sealing sees each file begin when it is read, and each of its pieces", async () => {
  const seen: string[] = [];
  const job = {
    startFile: (path: string, size: number) => {
      seen.push(`${path} of ${String(size)}`);
      return (bytes: number) => void seen.push(String(bytes));
    },
  } as unknown as Job;
  const pieces = [Uint8Array.of(1, 2), Uint8Array.of(3)];
  const content = (async function* () {
    for (const piece of pieces) yield await Promise.resolve(piece);
  })();
  const [file] = watchedFiles([{ path: "a.md", size: 3, content }], job);
  expect(file).toMatchObject({ path: "a.md", size: 3 });
  expect(seen).toEqual([]);
  const read: Uint8Array[] = [];
  for await (const piece of file?.content ?? []) read.push(piece);
  expect(read).toEqual(pieces);
  expect(seen).toEqual(["a.md of 3", "2", "1"]);
});

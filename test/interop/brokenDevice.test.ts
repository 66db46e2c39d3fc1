// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifyRelease } from "../../electron/engine/release/verifyRelease.ts";
import { writeBundle } from "../../electron/engine/release/writeBundle.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { Instant } from "../../shared/ids.ts";
import {
  exportTo,
  fingerprint,
  prepareExport,
  type Prepared,
} from "../support/export.ts";
import { type DiskCall, failingDisk } from "../support/failingDisk.ts";
import { place, text } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { unzipperHere } from "../support/unzipperHere.ts";
import { requireOk } from "../support/unwrap.ts";
import { zipFolder } from "../support/zippedFolder.ts";

/** A storage of which the nth call of those that count fails, and whether it was reached. */
function failingAt(
  nth: number,
  counts: (call: DiskCall, path: string) => boolean = () => true,
) {
  let calls = 0;
  const disk = failingDisk((call, path) => {
    // What cannot be closed is of no consequence.
    if (call === "close" || !counts(call, path)) return false;
    calls += 1;
    return calls === nth + 1;
  });
  return { storage: createStorage(disk), reached: () => calls > nth };
}

function verify(prepared: Prepared, path: string, storage = createStorage()) {
  const [charter] = prepared.parts.charters;
  return verifyRelease({
    ...{ storage, path, commit: null, startHelper: unzipperHere },
    ...{ signal: unending, trustedCharter: text(charter?.text ?? "") },
    now: Instant.parse("2026-12-01T00:00:00Z"),
  });
}

describe.skipIf(!haveTools("git"))(
  "on a device of which one call fails",
  () => {
    it.each<[string, (exportDir: string) => string]>([
      ["a whole export", (dir) => dir],
      ["a tree", (dir) => join(dir, "tree")],
      ["a release folder", (dir) => join(dir, "tree", place)],
      ["a git bundle", (dir) => join(dir, "release.bundle")],
      ["a zip of an export", (dir) => zipFolder(dir, `${dir}.zip`)],
      ["a zip of a tree", (dir) => zipFolder(join(dir, "tree"), `${dir}.zip`)],
    ])("%s is verified as what it is, or not at all", async (_what, pathOf) => {
      const prepared = prepareExport(tempFolder());
      requireOk(await exportTo(prepared, "export"));
      const path = pathOf(join(prepared.folder, "export"));
      const whole = requireOk(await verify(prepared, path));
      expect(whole.verdict).toBe("VERIFIED");
      let refused = 0;
      for (let nth = 0, isReached = true; isReached; nth += 1) {
        const { storage, reached } = failingAt(nth);
        const said = await verify(prepared, path, storage);
        isReached = reached();
        const isRefused = !said.ok || said.value.verdict === "NOT VERIFIED";
        if (isRefused) refused += 1;
        else expect(said.value).toEqual(whole);
        if (!isReached) expect(isRefused).toBe(false);
      }
      expect(refused).toBeGreaterThan(5);
    });

    it("a release is not verified of which a file cannot be read, whichever it is", async () => {
      const prepared = prepareExport(tempFolder());
      requireOk(await exportTo(prepared, "export"));
      const path = join(prepared.folder, "export");
      const files = readdirSync(path, { recursive: true, encoding: "utf8" })
        .map((name) => join(path, name))
        .filter((name) => statSync(name).isFile());
      expect(files.length).toBeGreaterThan(10);
      for (const file of files) {
        const disk = failingDisk((call, at) => call === "read" && at === file);
        const said = await verify(prepared, path, createStorage(disk));
        expect(requireOk(said).verdict).toBe("NOT VERIFIED");
      }
    });

    it("no release lies where a link leads nowhere", async () => {
      const prepared = prepareExport(tempFolder());
      const path = join(prepared.folder, "link");
      symlinkSync(join(prepared.folder, "nowhere"), path);
      expect(requireOk(await verify(prepared, path))).toMatchObject({
        verdict: "NOT VERIFIED",
        problems: [{ name: "statement-missing" }],
      });
    });

    it.each([
      ["without a clone", null, () => true],
      [
        "onto a clone",
        undefined,
        (_call: DiskCall, path: string) => !path.includes("/tree"),
      ],
    ] as const)(
      "a release is exported %s as a whole or not at all",
      async (_what, cloneDir, counts) => {
        const prepared = prepareExport(tempFolder());
        const request = {
          ...prepared.request,
          ...(cloneDir === null && { cloneDir }),
        };
        const reference = join(prepared.folder, "reference");
        requireOk(await writeBundle({ ...request, destinationDir: reference }));
        const inPlace = fingerprint(reference);
        let refused = 0;
        for (let nth = 0, isReached = true; isReached; nth += 1) {
          const { storage, reached } = failingAt(nth, counts);
          const destinationDir = join(prepared.folder, `export-${String(nth)}`);
          const made = await writeBundle({
            ...request,
            storage,
            destinationDir,
          });
          isReached = reached();
          if (!made.ok) refused += 1;
          // Where only the folder above could not be synced it has its name already.
          if (made.ok || existsSync(destinationDir))
            expect(fingerprint(destinationDir)).toEqual(inPlace);
          if (!isReached) expect(made.ok).toBe(true);
          rmSync(destinationDir, { recursive: true, force: true });
        }
        expect(refused).toBeGreaterThan(5);
        const left = readdirSync(prepared.folder).sort();
        expect(left).toEqual(["clone", "reference"]);
      },
    );
  },
);

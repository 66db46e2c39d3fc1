// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kdfFloor } from "../../electron/crypto/kdf.ts";
import { createVault } from "../../electron/engine/vault/createVault.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { Instant } from "../../shared/ids.ts";
import { runCli } from "../support/cliRun.ts";
import { createWorkplace, type Workplace } from "../support/commandLine.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

const old = "the passphrase from before";
const next = "the passphrase from now on";

/** Every call by which a change reaches the disk; the process dies before one of them. */
const changes = "fsync,rename";

/** One thread does all file work, so that the same number is the same call each time. */
const oneThread = { UV_THREADPOOL_SIZE: "1" };

describe.skipIf(!haveTools("strace"))("a change of a passphrase", () => {
  let place: Workplace;
  const profileOf = (vault: string): string => place.path(`${vault}.profile`);

  beforeAll(async () => {
    place = createWorkplace();
    writeFileSync(place.path("old"), `${old}\n`);
    writeFileSync(place.path("new"), `${next}\n`);
    mkdirSync(profileOf("vault"));
    requireOk(
      await createVault(createStorage(), {
        rootDir: place.path("vault"),
        profileDir: profileOf("vault"),
        passphrase: old,
        slotName: "ada",
        // Cheap to open, so that dozens of processes can.
        cost: kdfFloor,
        at: Instant.parse("2027-01-31T12:00:00Z"),
      }),
    );
  });
  afterAll(() => {
    place.remove();
  });

  function run(vault: string, tracing: readonly string[], line: string) {
    const shell = place.shell(
      [
        `COUNTERSEAL_PROFILE=${profileOf(vault)}`,
        ...Object.entries(oneThread).map(([name, value]) => `${name}=${value}`),
        ...tracing,
        "counterseal",
        line,
      ].join(" "),
    );
    return shell.exitCode;
  }
  const opens = async (vault: string, passphrase: string): Promise<boolean> => {
    const { exitCode } = await runCli(profileOf(vault), [
      ...["slot", "list", place.path(vault), "--json"],
      ...["--passphrase-file", place.path(passphrase)],
    ]);
    expect([0, 4]).toContain(exitCode);
    return exitCode === 0;
  };

  it(
    "that is killed before any write leaves the old passphrase or the new, never neither",
    { timeout: 600_000 },
    async () => {
      const outcomes: string[] = [];
      for (let nth = 1; ; nth += 1) {
        const vault = `vault-${String(nth)}`;
        cpSync(place.path("vault"), place.path(vault), { recursive: true });
        cpSync(profileOf("vault"), profileOf(vault), { recursive: true });
        const killed =
          run(
            vault,
            [
              `strace -f -qqq -o ${join(place.dir, "trace")}`,
              `-e trace=${changes}`,
              `-e inject=${changes}:signal=SIGKILL:when=${String(nth)}`,
            ],
            `slot change ${vault} --passphrase-file old --new-passphrase-file new`,
          ) !== 0;
        const before = await opens(vault, "old");
        const after = await opens(vault, "new");
        expect(before || after).toBe(true);
        if (!killed) expect([before, after]).toEqual([false, true]);
        outcomes.push(`${before ? "old" : ""}${after ? "new" : ""}`);
        if (!killed) break;
      }
      // Some deaths came before the change was on record, some after.
      expect(outcomes).toContain("old");
      expect(outcomes).toContain("new");
      console.log(`killed at ${String(outcomes.length - 1)} calls`);
    },
  );
});

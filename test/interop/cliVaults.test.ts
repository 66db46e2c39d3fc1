// SPDX-License-Identifier: Apache-2.0
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf, runCli } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("ssh-keygen"))(
  "a vault that cannot be opened, or is not whole",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      writeFileSync(sample.at("wrong"), "incorrect horse battery\n");
      writeFileSync(sample.at("blank"), "\n");
    });
    afterAll(() => {
      sample.remove();
    });

    const info = (vault: string, passphrase = "passphrase"): string[] => [
      ...["vault", "info", sample.at(vault)],
      ...["--passphrase-file", sample.at(passphrase)],
    ];

    it.each([
      ["a wrong passphrase", "vault", "wrong", 4, "vault-passphrase-or-slot"],
      ["an empty passphrase", "vault", "blank", 2, "passphrase-empty"],
      ["no such passphrase file", "vault", "gone", 5, "file-vanished"],
      ["no vault there", "nowhere", "passphrase", 5, "vault-not-found"],
      ["a file", "report.pdf", "passphrase", 5, "vault-not-a-vault"],
      ["another folder", "charter", "passphrase", 5, "vault-not-a-vault"],
    ] as const)("%s", async (_, vault, passphrase, exitCode, code) => {
      await sample.refuses(info(vault, passphrase), exitCode, code);
    });

    it("no vault is made over another, or over a folder", async () => {
      const create = (dir: string): string[] => [
        ...["vault", "create", sample.at(dir), ...sample.unlocked],
      ];
      await sample.refuses(create("vault"), 5, "vault-exists");
      const end = await sample.cli("vault", "create", sample.at("charter"));
      expect(end.exitCode).toBe(5);
      expect(readdirSync(sample.at("charter"))).not.toContain("vault.json");
    });

    it("without a terminal the passphrase must come from somewhere", async () => {
      await sample.refuses(["vault", "info", sample.vault], 2, "usage");
    });

    function damaged(name: string, path: string, from: number): string {
      const copy = `vault-${name}`;
      cpSync(sample.vault, sample.at(copy), { recursive: true });
      const bytes = readFileSync(sample.at(copy, path));
      bytes.writeUInt8(bytes.readUInt8(from) ^ 1, from);
      writeFileSync(sample.at(copy, path), bytes);
      return copy;
    }

    it("a damaged ledger is damage, not a wrong passphrase", async () => {
      const [segment = ""] = readdirSync(join(sample.vault, "ledger"));
      const first = damaged("ledger", join("ledger", segment), 30);
      await sample.refuses(info(first), 3, "ledger-damaged");
    });

    it("what is whole before the damage can be read, and nothing be added", async () => {
      const [segment = ""] = readdirSync(join(sample.vault, "ledger"));
      const path = join("ledger", segment);
      const from = readFileSync(join(sample.vault, path)).readUInt32BE(0) + 60;
      const copy = sample.at(damaged("middle", path, from));
      // A profile of its own: an adoption would make every other copy look old.
      const on = (...argv: string[]) =>
        runCli(sample.at("profile-adopt"), [...argv, ...sample.unlocked]);
      const status = await on("vault", "status", copy, "--json");
      expect(status.exitCode).toBe(3);
      expect(jsonOf(status)).toMatchObject({
        value: { readOnly: true, standing: { damagedAt: 1 } },
      });
      expect(status.stderr).toContain("Entry 1 is damaged");
      const shown = await on("ledger", "show", copy, "--json");
      expect(jsonOf(shown)).toMatchObject({ ok: true, value: { total: 1 } });
      const verified = await on("ledger", "verify", copy);
      expect(verified.exitCode).toBe(3);
      const added = await on("audit", "create", copy, "new", "--title", "N");
      expect(added.exitCode).toBe(3);
      const adopted = await on(
        ...["vault", "adopt", copy, "--reason", "there is no other copy"],
      );
      expect(adopted.exitCode).toBe(0);
      expect(adopted.stdout).toContain("there is no other copy");
      const after = await on("ledger", "verify", copy);
      expect(after.exitCode).toBe(0);
    });

    it("a damaged object is found by the check, and named", async () => {
      const object = readdirSync(join(sample.vault, "objects"), {
        recursive: true,
        encoding: "utf8",
      }).find((each) => each.endsWith(".age"));
      const copy = damaged("object", join("objects", object ?? ""), 200);
      const end = await sample.cli("vault", "check", sample.at(copy), "--json");
      expect(end.exitCode).toBe(3);
      expect(jsonOf(end)).toMatchObject({
        ok: false,
        value: {
          ledger: "whole",
          objects: { whole: 1, problems: [{ what: "damaged" }] },
        },
      });
      const spoken = await sample.cli("vault", "check", sample.at(copy));
      expect(spoken.stdout).toContain("is damaged");
    });

    it("a damaged slot looks like a wrong passphrase, a damaged header does not", async () => {
      const header = readFileSync(join(sample.vault, "vault.json"), "utf8");
      const copy = damaged(
        "slot",
        "vault.json",
        header.indexOf('"commitment"') + 20,
      );
      const slot = await sample.cli("vault", "info", sample.at(copy));
      expect([3, 4]).toContain(slot.exitCode);
      writeFileSync(sample.at(copy, "vault.json"), "{");
      await sample.refuses(info(copy), 3, "vault-header-damaged");
    });

    it("a vault that something else holds can be read, and is not written to", async () => {
      cpSync(sample.vault, sample.at("vault-held"), { recursive: true });
      const held = sample.at("vault-held");
      // Of another machine nothing is known, so that its lock is never taken over.
      writeFileSync(
        join(held, "lock"),
        JSON.stringify({
          ...{ host: "elsewhere", machine: null, boot: null, pid: 7 },
          ...{ started: null, program: "the app", token: "0".repeat(32) },
          since: "2027-01-31T12:00:00Z",
        }),
      );
      const read = await sample.cli("ledger", "verify", held);
      expect(read.stderr).not.toContain("is not in this ledger");
      expect(read.exitCode).toBe(0);
      expect(read.stderr).toContain(
        "the app on elsewhere, process 7 since 2027-01-31 12:00:00 UTC",
      );
      const create = ["audit", "create", held, "new", "--title", "New"];
      await sample.refuses([...create, ...sample.unlocked], 5, "vault-in-use");
    });

    it("a vault that was rolled back says so, and is not called whole", async () => {
      const profile = sample.at("profile-rollback");
      const old = sample.at("vault-old");
      const on = (...argv: string[]): ReturnType<typeof runCli> =>
        runCli(profile, [...argv, ...sample.unlocked]);
      cpSync(sample.vault, old, { recursive: true });
      cpSync(old, sample.at("vault-older"), { recursive: true });
      const newer = await on(
        ...["audit", "create", old, "second", "--title", "Second"],
      );
      expect(newer.exitCode).toBe(0);
      const info = await on("vault", "info", sample.at("vault-older"));
      expect(info.stderr).toContain("This computer saw entry");
      expect(info.stdout).toContain("ROLLED BACK");
      const verified = await on("ledger", "verify", sample.at("vault-older"));
      expect(verified.exitCode).toBe(3);
      const checked = await on("vault", "check", sample.at("vault-older"));
      expect(checked.exitCode).toBe(3);
      expect(checked.stdout).toContain("later entries are missing");
      const written = await on(
        ...["audit", "create", sample.at("vault-older"), "third"],
        ...["--title", "Third"],
      );
      expect(written.exitCode).toBe(3);
    });
  },
);

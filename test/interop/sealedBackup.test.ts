// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf, runCli, snapshot } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** The truth of a vault: no lock, no catalog, no mark. */
function truth(dir: string): readonly string[] {
  return snapshot(dir).filter((line) =>
    /^(objects|ledger|vault|rec)/.test(line),
  );
}

describe.skipIf(!haveTools("age", "age-keygen", "tar"))(
  "a backup in one sealed file",
  () => {
    let sample: SampleVault;
    let at: SampleVault["at"];
    let vault: string;
    const cli = (...argv: string[]) => sample.cli(...argv);

    beforeAll(async () => {
      sample = await makeSampleVault();
      ({ at, vault } = sample);
      writeFileSync(at("large.bin"), Buffer.alloc(3_000_000, "large "));
      await sample.done(...sample.importing(at("large.bin")));
      await sample.done("vault", "recovery-kit", vault, "--out", at("kit"));
      execFileSync("age-keygen", ["-o", at("identity.txt")], {
        stdio: "ignore",
      });
      makeKey(at("ssh"));
      writeFileSync(at("lock"), "seven lanterns\n");
    });
    afterAll(() => {
      sample.remove();
    });

    function recipient(): string {
      const text = readFileSync(at("identity.txt"), "utf8");
      return /age1[a-z0-9]+/.exec(text)?.[0] ?? "";
    }

    function unpack(file: string, identity: string, into: string): void {
      mkdirSync(at(into));
      const line = `age -d -i '${at(identity)}' '${at(file)}' | tar -x -C '${at(into)}'`;
      execFileSync("sh", ["-c", line]);
    }

    it("is, for stock age and tar, the folder that a backup is", async () => {
      const sealed = await cli(
        ...["vault", "backup", vault, "--out", at("copy.age"), "--json"],
        ...["--to", recipient(), "--to", at("ssh.pub")],
      );
      expect(jsonOf(sealed)).toMatchObject({
        value: { whole: 3, copied: 3, problems: [] },
      });
      const { value } = jsonOf(sealed) as {
        value: { sealed: { sha256: string } };
      };
      const line = execFileSync("sha256sum", [at("copy.age")], {
        encoding: "utf8",
      });
      expect(line.slice(0, 64)).toBe(value.sealed.sha256);
      await sample.done("vault", "backup", vault, "--out", at("folder"));
      for (const [identity, into] of [
        ["identity.txt", "by-age"],
        ["ssh", "by-ssh"],
      ] as const) {
        unpack("copy.age", identity, into);
        expect(snapshot(at(into))).toEqual(snapshot(at("folder")));
        expect(readdirSync(at(into)).sort()).toEqual(
          readdirSync(at("folder")).sort(),
        );
        expect(statSync(at(into, "objects")).mode & 0o777).toBe(0o700);
        expect(statSync(at(into, "vault.json")).mode & 0o777).toBe(0o600);
      }
      const checked = await cli("vault", "check", at("by-age"));
      expect(checked.exitCode).toBe(0);
      expect(statSync(at("copy.age")).mode & 0o777).toBe(0o600);
    });

    it("is restored with an identity, an SSH key or a passphrase, and rehearsed", async () => {
      const passphrase = ["--backup-passphrase-file", at("lock")];
      await sample.done(
        ...["vault", "backup", vault, "--out", at("locked.age"), ...passphrase],
      );
      const ways = [
        ["copy.age", "--identity", at("identity.txt")],
        ["copy.age", "--identity", at("ssh")],
        ["locked.age", ...passphrase],
      ] as const;
      for (const [index, [file, ...way]] of ways.entries()) {
        const out = at(`restored-${String(index)}`);
        const words = ["vault", "restore", at(file), ...way];
        const before = readdirSync(at("profile")).sort();
        await sample.done(...words, "--rehearse");
        expect(readdirSync(at("profile")).sort()).toEqual(before);
        await sample.done(...words, "--out", out);
        expect(truth(out)).toEqual(truth(vault));
        expect(readdirSync(out)).not.toContain("copy.unfinished");
        const again = await cli(...words, "--out", out, "--json");
        expect(jsonOf(again)).toMatchObject({
          error: { code: "destination-exists" },
        });
      }
    });

    it("asks for what opens it, and says what is wrong with what was given", async () => {
      writeFileSync(at("wrong"), "eight lanterns\n");
      makeKey(at("other"));
      const restore = (file: string, ...way: string[]) => [
        ...["vault", "restore", at(file), ...way],
        ...["--out", at("none")],
      ];
      const opened = sample.unlocked;
      const cases: readonly (readonly [string[], number, string])[] = [
        [restore("copy.age"), 2, "backup-needs-key"],
        [
          restore("copy.age", "--identity", at("other")),
          4,
          "backup-not-opened",
        ],
        [
          restore("locked.age", "--backup-passphrase-file", at("wrong")),
          ...([4, "backup-not-opened"] as const),
        ],
        [restore("report.pdf", "--identity", at("ssh")), 3, "backup-damaged"],
      ];
      for (const [argv, exitCode, code] of cases)
        await sample.refuses([...argv, ...opened], exitCode, code);
      // The vault's own passphrase is another matter.
      const wrong = ["--passphrase-file", at("wrong")];
      const locked = ["--backup-passphrase-file", at("lock")];
      await sample.refuses(
        [...restore("locked.age", ...locked), ...wrong],
        ...([4, "vault-passphrase-or-slot"] as const),
      );
      expect(existsSync(at("none"))).toBe(false);
      const both = await cli(
        ...["vault", "backup", vault, "--out", at("x.age"), ...locked],
        ...["--to", recipient()],
      );
      expect(both.exitCode).toBe(2);
      const taken = await cli(
        ...["vault", "backup", vault, "--out", at("copy.age"), ...locked],
        "--json",
      );
      expect(jsonOf(taken)).toMatchObject({
        error: { code: "destination-exists" },
      });
    });

    it("is refused with one byte changed or missing anywhere, before anything is written", async () => {
      const whole = readFileSync(at("copy.age"));
      const places = [300, 70_000, 2_000_000, whole.length - 9];
      for (const [index, place] of places.entries()) {
        const bad = Buffer.from(whole);
        bad.writeUInt8(bad.readUInt8(place) ^ 1, place);
        writeFileSync(at("bad.age"), bad);
        writeFileSync(at("cut.age"), whole.subarray(0, place));
        for (const file of ["bad.age", "cut.age"]) {
          const out = at(`${file}-${String(index)}`);
          const refused = await cli(
            ...["vault", "restore", at(file), "--out", out, "--json"],
            ...["--identity", at("ssh")],
          );
          expect(refused.exitCode).toBeGreaterThan(2);
          expect(existsSync(out)).toBe(false);
        }
      }
    });

    it("leaves out what is damaged, and goes on where an interrupted restore stopped", async () => {
      const objects = at("vault", "objects");
      const [name = ""] = readdirSync(objects, {
        recursive: true,
        encoding: "utf8",
      }).filter((each) => each.endsWith(".age"));
      const path = at("vault", "objects", name);
      const good = readFileSync(path);
      writeFileSync(path, good.subarray(0, -1));
      const partly = await cli(
        ...["vault", "backup", vault, "--out", at("partly.age"), "--json"],
        ...["--to", recipient()],
      );
      expect(partly.exitCode).toBe(3);
      expect(jsonOf(partly)).toMatchObject({
        value: { whole: 2, problems: [{ what: "damaged" }] },
      });
      writeFileSync(path, good);

      // As an interruption leaves it: some whole, one that is another, one unfinished.
      const out = at("resumed");
      unpack("copy.age", "identity.txt", "resumed");
      const id = /"vault":"([0-9a-f]{32})"/.exec(
        readFileSync(at("vault", "vault.json"), "utf8"),
      )?.[1];
      writeFileSync(at("resumed", "copy.unfinished"), `${id ?? ""}\n`);
      rmSync(at("resumed", "vault.json"));
      writeFileSync(at("resumed", "objects", name), "another");
      writeFileSync(at("resumed", "objects", `${name}.part`), "half");
      const restored = await cli(
        ...["vault", "restore", at("copy.age"), "--out", out, "--json"],
        ...["--identity", at("identity.txt")],
      );
      expect(jsonOf(restored)).toMatchObject({
        value: { whole: 3, copied: 1, problems: [] },
      });
      expect(truth(out).filter((line) => !line.includes(".part"))).toEqual(
        truth(vault),
      );
    });

    it("does not unpack what is no part of a backup", async () => {
      const craft = (file: string, make: string): void => {
        const line = `cd '${at()}' && rm -rf craft && mkdir -p craft && cd craft && ${make} | age -e -R ../ssh.pub -o ../${file}`;
        expect(spawnSync("sh", ["-c", line]).status).toBe(0);
      };
      craft("up.age", "echo x > ../evil && tar -cPf - ../evil");
      craft("link.age", "ln -s /etc/passwd vault.json && tar -cf - vault.json");
      craft("odd.age", "echo x > notes && tar -cf - notes");
      craft("none.age", "printf nothing");
      craft("empty.age", "tar -cf - -T /dev/null");
      for (const file of ["up", "link", "odd", "none", "empty"]) {
        const refused = await runCli(at("profile"), [
          ...["vault", "restore", at(`${file}.age`), "--out", at("crafted")],
          ...["--identity", at("ssh"), ...sample.unlocked, "--json"],
        ]);
        expect(jsonOf(refused)).toMatchObject({
          error: { code: "backup-damaged" },
        });
        expect(existsSync(at("crafted"))).toBe(false);
      }
    });
  },
);

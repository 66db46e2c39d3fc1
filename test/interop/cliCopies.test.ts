// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { snapshot } from "../support/cliRun.ts";
import { createWorkplace, type Workplace } from "../support/commandLine.ts";
import { watchBelow } from "../support/watchBelow.ts";

const files = ["one.bin", "two.bin", "three.bin", "four.bin"];
const opened = "--passphrase-file passphrase";

/** The truth of a vault: no lock, no catalog, no mark. */
function truth(dir: string): readonly string[] {
  return snapshot(dir).filter((line) => /^(objects|ledger|vault)/.test(line));
}

describe("copies of a vault, by real processes", () => {
  let workplace: Workplace;
  beforeAll(() => {
    workplace = createWorkplace();
    writeFileSync(workplace.path("passphrase"), "correct horse battery\n");
    for (const name of files)
      writeFileSync(workplace.path(name), Buffer.alloc(6_000_000, name));
    for (const line of [
      `counterseal vault create vault ${opened}`,
      `counterseal audit create vault one --title One ${opened}`,
      `counterseal deliverable import vault ${files.join(" ")} --kind other --variant private --from me --channel hand ${opened}`,
    ])
      expect(workplace.shell(line).exitCode).toBe(0);
  });
  afterAll(() => {
    workplace.remove();
  });

  /** Starts a command and kills it, unasked, once the folder holds this many whole objects. */
  function killedAt(line: string, dir: string, objects: number): Promise<void> {
    const child = spawn("sh", ["-c", `exec ${line}`], {
      cwd: workplace.dir,
      env: workplace.env,
      stdio: "ignore",
    });
    const whole = (): number =>
      existsSync(dir)
        ? readdirSync(dir, { recursive: true, encoding: "utf8" }).filter(
            (name) => name.endsWith(".age"),
          ).length
        : 0;
    return new Promise((resolve) => {
      const watcher = watchBelow(workplace.dir, () => {
        if (whole() >= objects) child.kill("SIGKILL");
      });
      child.once("exit", () => {
        watcher.close();
        resolve();
      });
    });
  }

  it("go on after a kill, and then are whole", async () => {
    const line = `counterseal vault backup vault --out copy ${opened}`;
    for (const objects of [1, 2, 3]) {
      await killedAt(line, workplace.path("copy"), objects);
      // Unfinished, it is no vault: nobody can take it for one.
      expect(existsSync(workplace.path("copy", "vault.json"))).toBe(false);
    }
    // What a kill in the middle of an object leaves, for every object that is still to come.
    const objects = workplace.path("vault", "objects");
    for (const name of readdirSync(objects, {
      recursive: true,
      encoding: "utf8",
    }).filter((each) => each.endsWith(".age"))) {
      const path = workplace.path("copy", "objects", name);
      mkdirSync(dirname(path), { recursive: true });
      if (!existsSync(path)) writeFileSync(`${path}.part`, "cut off");
    }
    const done = workplace.shell(`${line} --json`);
    expect(done.exitCode).toBe(0);
    const { value } = JSON.parse(done.stdout) as {
      value: { whole: number; copied: number };
    };
    expect(value.whole).toBe(4);
    expect(value.copied).toBeLessThan(4);
    expect(truth(workplace.path("copy"))).toEqual(
      truth(workplace.path("vault")),
    );
    expect(readdirSync(workplace.path("copy")).sort()).toEqual([
      "ledger",
      "objects",
      "vault.json",
    ]);
  });

  it("are restored, after a kill too, and what is restored is the vault", async () => {
    const line = `counterseal vault restore copy --out restored ${opened}`;
    await killedAt(line, workplace.path("restored"), 2);
    expect(existsSync(workplace.path("restored", "vault.json"))).toBe(false);
    expect(workplace.shell(line).exitCode).toBe(0);
    const check = workplace.shell(`counterseal vault check restored ${opened}`);
    expect(check.stderr).toBe("");
    expect(check.exitCode).toBe(0);
    expect(truth(workplace.path("restored"))).toEqual(
      truth(workplace.path("vault")),
    );
  });

  it("are rehearsed without a trace", () => {
    const profileDir = workplace.env["COUNTERSEAL_PROFILE"] ?? "";
    const before = readdirSync(profileDir).sort();
    const copy = snapshot(workplace.path("copy"));
    const done = workplace.shell(
      `counterseal vault restore copy --rehearse ${opened}`,
    );
    expect(done.stdout).toContain("4 verified");
    expect(done.exitCode).toBe(0);
    expect(readdirSync(profileDir).sort()).toEqual(before);
    expect(snapshot(workplace.path("copy"))).toEqual(copy);
  });

  it("leave out what is damaged, say so, and keep the good copy there was", () => {
    const [name = ""] = readdirSync(workplace.path("copy", "objects"), {
      recursive: true,
      encoding: "utf8",
    }).filter((each) => each.endsWith(".age"));
    const path = workplace.path("vault", "objects", name);
    const good = readFileSync(path);
    const bad = Buffer.from(good);
    bad.writeUInt8(bad.readUInt8(5_000_000) ^ 1, 5_000_000);
    writeFileSync(path, bad);
    const fresh = workplace.shell(
      `counterseal vault backup vault --out second ${opened}`,
    );
    expect(fresh.exitCode).toBe(3);
    expect(fresh.stdout).toContain("damaged");
    expect(existsSync(workplace.path("second", "objects", name))).toBe(false);
    const over = workplace.shell(
      `counterseal vault backup vault --out copy ${opened}`,
    );
    expect(over.exitCode).toBe(0);
    const kept = readFileSync(workplace.path("copy", "objects", name));
    expect(kept.equals(good)).toBe(true);
    writeFileSync(path, good);
  });

  it("are never written over by an older state, nor over anything else", () => {
    const added = workplace.shell(
      `counterseal audit create vault two --title Two ${opened} && counterseal vault backup vault --out copy ${opened}`,
    );
    expect(added.exitCode).toBe(0);
    const copy = snapshot(workplace.path("copy"));
    const older = workplace.shell(
      `counterseal vault backup restored --out copy ${opened} --json`,
    );
    expect(older.stdout).toContain("backup-other-line");
    expect(older.exitCode).toBe(1);
    expect(snapshot(workplace.path("copy")).filter(notMark)).toEqual(copy);
    const foreign = workplace.shell(
      `mkdir full && echo kept > full/notes && counterseal vault backup vault --out full ${opened}`,
    );
    expect(foreign.exitCode).toBe(5);
    expect(readdirSync(workplace.path("full"))).toEqual(["notes"]);
  });

  it("a killed holder's lock is taken over, and never by two at once", async () => {
    rmSync(workplace.path("third"), { recursive: true, force: true });
    await killedAt(
      `counterseal vault backup vault --out third ${opened}`,
      workplace.path("third"),
      1,
    );
    expect(existsSync(join(workplace.path("vault"), "lock"))).toBe(true);
    const ends = await Promise.all(
      ["a", "b", "c", "d"].map(
        (name) =>
          new Promise<number | null>((resolve) => {
            spawn(
              "sh",
              [
                "-c",
                `exec counterseal audit create vault ${name} --title T ${opened}`,
              ],
              { cwd: workplace.dir, env: workplace.env, stdio: "ignore" },
            ).once("exit", resolve);
          }),
      ),
    );
    const done = ends.filter((code) => code === 0).length;
    expect(done).toBeGreaterThan(0);
    expect(ends.every((code) => code === 0 || code === 5)).toBe(true);
    const listed = workplace.shell(
      `counterseal audit list vault --json ${opened}`,
    );
    const { value } = JSON.parse(listed.stdout) as {
      value: { audits: unknown[] };
    };
    expect(value.audits).toHaveLength(2 + done);
    expect(
      readdirSync(workplace.path("vault")).filter((name) =>
        name.startsWith("lock"),
      ),
    ).toEqual([]);
  });
});

function notMark(line: string): boolean {
  return !line.startsWith("copy.unfinished");
}

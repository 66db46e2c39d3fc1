// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CliEnd, jsonOf, snapshot } from "../support/cliRun.ts";
import { copyFolder } from "../support/copyFolder.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { python, readerPath } from "../support/secondReader.ts";

interface Step {
  readonly kind: string;
  readonly subject: string;
  readonly done: boolean;
}

function stepsOf(end: CliEnd): readonly Step[] {
  return (jsonOf(end) as { value: { steps: Step[] } }).value.steps;
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const place = at < 0 ? bytes.length + at : at;
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  writeFileSync(path, bytes);
}

/** Each test has the same vault, in two states, and backups of both. */
describe("a repair", () => {
  let sample: SampleVault;
  let at: SampleVault["at"];
  let vault: string;
  const repair = (...words: string[]) =>
    sample.cli("vault", "repair", vault, ...words, "--json");

  beforeAll(async () => {
    sample = await makeSampleVault();
    ({ at, vault } = sample);
    await sample.done("vault", "recovery-kit", vault, "--out", at("kit"));
    await sample.done("vault", "backup", vault, "--out", at("early"));
    copyFolder(vault, at("older"));
    writeFileSync(at("late.txt"), "it came late\n");
    await sample.done(...sample.importing(at("late.txt")));
    await sample.done("audit", "create", vault, "quay", "--title", "Quay");
    await sample.done("vault", "backup", vault, "--out", at("backup"));
    copyFolder(vault, at("pristine"));
    copyFolder(at("profile"), at("profile-then"));
  });
  afterAll(() => {
    sample.remove();
  });
  beforeEach(() => {
    for (const dir of [vault, at("profile")])
      rmSync(dir, { recursive: true, force: true });
    copyFolder(at("pristine"), vault);
    copyFolder(at("profile-then"), at("profile"));
  });

  function objects(): string[] {
    const dir = join(vault, "objects");
    return readdirSync(dir, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".age"))
      .map((name) => join(dir, name))
      .sort();
  }
  /** Whether the second reader finds all that the ledger says is there; true where it cannot run. */
  function readsElsewhere(): boolean {
    const args = [readerPath, "check", at("kit"), vault];
    return python === undefined || spawnSync(python, args).status === 0;
  }
  const segment = (): string => {
    const [name = ""] = readdirSync(join(vault, "ledger"));
    return join(vault, "ledger", name);
  };
  /** Digests of what lies in quarantine. */
  const evidence = (): string[] =>
    existsSync(join(vault, "quarantine"))
      ? snapshot(join(vault, "quarantine")).map((line) => line.slice(-64))
      : [];
  const digestOf = (path: string): string =>
    snapshot(dirname(path))
      .find((line) => line.startsWith(`${basename(path)} `))
      ?.slice(-64) ?? "";
  async function recorded(): Promise<
    readonly { type: string; body: string }[]
  > {
    const shown = await sample.done("ledger", "show", vault, "--json");
    const { value } = jsonOf(shown) as {
      value: { entries: { type: string; body: string }[] };
    };
    return value.entries.filter(({ type }) =>
      ["vault.repaired", "vault.object-lost", "vault.adopted"].includes(type),
    );
  }

  it("finds nothing to do in a whole vault, and is shown before it is done", async () => {
    expect(stepsOf(await repair("--from", at("backup")))).toEqual([]);
    const [path = ""] = objects();
    flip(path, -5);
    const before = snapshot(vault).filter((line) => !line.startsWith("cat"));
    const shown = await repair("--from", at("backup"));
    expect(shown.exitCode).toBe(3);
    expect(stepsOf(shown)).toMatchObject([
      { kind: "object-restored", done: false },
    ]);
    expect(snapshot(vault).filter((line) => !line.startsWith("cat"))).toEqual(
      before,
    );
  });

  it("puts damaged and missing files back, keeps what was there, and says so on the ledger", async () => {
    const [damaged = "", missing = ""] = objects();
    const good = readFileSync(damaged);
    flip(damaged, -5);
    const bad = digestOf(damaged);
    rmSync(missing);
    const done = await repair("--from", at("backup"), "--apply");
    expect(done.exitCode).toBe(0);
    expect(stepsOf(done).map(({ kind }) => kind)).toEqual([
      "object-restored",
      "object-restored",
    ]);
    expect(readFileSync(damaged).equals(good)).toBe(true);
    expect(evidence()).toEqual([bad]);
    const [first, second] = await recorded();
    expect([first?.body, second?.body].join()).toContain(bad);
    await sample.done("vault", "check", vault);
  });

  it("takes nothing from a backup that is damaged itself, and loses a file only for a reason", async () => {
    const [path = ""] = objects();
    const copy = join(at("backup"), path.slice(vault.length));
    const good = readFileSync(copy);
    flip(path, -5);
    flip(copy, -6);
    try {
      const kept = await repair("--from", at("backup"), "--apply");
      expect(kept.exitCode).toBe(3);
      expect(stepsOf(kept)).toMatchObject([
        { kind: "object-lost", done: false },
      ]);
      expect(existsSync(path)).toBe(true);
      expect(evidence()).toEqual([]);
      const bad = digestOf(path);
      const lost = await repair("--apply", "--reason", "The disk is gone.");
      expect(stepsOf(lost)).toMatchObject([
        { kind: "object-lost", done: true },
      ]);
      expect(existsSync(path)).toBe(false);
      expect(evidence()).toEqual([bad]);
      const check = await sample.done("vault", "check", vault);
      expect(check.stdout).toContain("The disk is gone.");
      expect(readsElsewhere()).toBe(true);
    } finally {
      writeFileSync(copy, good);
    }
    const back = await repair("--from", at("backup"), "--apply");
    expect(stepsOf(back)).toMatchObject([
      { kind: "object-restored", done: true },
    ]);
    const check = await sample.done("vault", "check", vault);
    expect(check.stdout).not.toContain("The disk is gone.");
    expect(readsElsewhere()).toBe(true);
  });

  it("brings a damaged ledger on from a backup that holds all of it", async () => {
    const whole = readFileSync(segment());
    flip(segment(), -5);
    const bad = digestOf(segment());
    const shown = await repair("--from", at("backup"));
    expect(stepsOf(shown)).toMatchObject([
      { kind: "ledger-extended", done: false },
    ]);
    expect(evidence()).toEqual([]);
    const done = await repair("--from", at("backup"), "--apply");
    expect(stepsOf(done)).toMatchObject([
      { kind: "ledger-extended", done: true },
    ]);
    expect(done.exitCode).toBe(0);
    expect(readFileSync(segment()).subarray(0, whole.length)).toEqual(whole);
    expect(evidence()).toContain(bad);
    expect((await recorded()).map(({ type }) => type)).toEqual([
      "vault.repaired",
    ]);
    await sample.done("vault", "check", vault);
  });

  it("brings a vault that was rolled back on again, with the files of its lost entries", async () => {
    rmSync(vault, { recursive: true });
    copyFolder(at("older"), vault);
    const status = await sample.cli("vault", "status", vault);
    expect(status).toMatchObject({ exitCode: 3 });
    expect(status.stderr).toContain("vault repair");
    const done = await repair("--from", at("backup"), "--apply");
    expect(stepsOf(done).map(({ kind }) => kind)).toEqual([
      "ledger-extended",
      "object-restored",
    ]);
    expect(done.exitCode).toBe(0);
    await sample.done("vault", "check", vault);
  });

  it("adopts what no backup has, for a reason alone", async () => {
    flip(segment(), -5);
    const kept = await repair("--from", at("early"), "--apply");
    expect(kept.exitCode).toBe(3);
    expect(stepsOf(kept)).toMatchObject([{ kind: "adopted", done: false }]);
    const done = await repair("--apply", "--reason", "No newer copy.");
    expect(stepsOf(done)).toMatchObject([{ kind: "adopted", done: true }]);
    expect((await recorded()).map(({ type }) => type)).toEqual([
      "vault.adopted",
    ]);
    await sample.done("vault", "check", vault);
  });

  it("makes a damaged or missing header anew with a backup's, which must be this vault's", async () => {
    const path = join(vault, "vault.json");
    const whole = readFileSync(path, "utf8");
    writeFileSync(path, whole.slice(0, -9));
    const bad = digestOf(path);
    expect((await sample.cli("vault", "check", vault)).exitCode).toBe(3);
    const done = await repair("--from", at("backup"), "--apply");
    expect(done.exitCode).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(whole);
    expect(evidence()).toEqual([bad]);
    expect((await recorded())[0]?.body).toContain(bad);
    rmSync(path);
    expect((await repair("--from", at("backup"), "--apply")).exitCode).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(whole);

    await sample.done("vault", "create", at("other"));
    await sample.done("vault", "backup", at("other"), "--out", at("foreign"));
    await sample.refuses(
      [
        ...["vault", "repair", vault, "--from", at("foreign")],
        ...["--apply", ...sample.unlocked],
      ],
      ...([1, "backup-other-vault"] as const),
    );
  });

  it("takes a sealed backup, and leaves nothing of it behind", async () => {
    writeFileSync(at("lock"), "seven lanterns\n");
    const locked = ["--backup-passphrase-file", at("lock")];
    await sample.done(
      ...["vault", "backup", vault, "--out", at("sealed.age"), ...locked],
    );
    const [path = ""] = objects();
    flip(path, -5);
    const before = readdirSync(at("profile")).sort();
    const from = ["--from", at("sealed.age"), ...locked];
    expect(stepsOf(await repair(...from, "--apply"))).toMatchObject([
      { kind: "object-restored", done: true },
    ]);
    expect(readdirSync(at("profile")).sort()).toEqual(before);
    await sample.done("vault", "check", vault);
  });

  it("moves away what no entry names and what a synchronising program left", async () => {
    writeFileSync(join(vault, "catalog-HOST.sealed"), "another");
    const done = await repair("--apply");
    expect(stepsOf(done)).toMatchObject([
      { kind: "copy-set-aside", done: true },
    ]);
    expect(evidence()).toHaveLength(1);
  });

  it("is told by a check's report, which names no file and is never written over", async () => {
    flip(objects()[0] ?? "", -5);
    const words = ["vault", "check", vault, "--report", at("checked.txt")];
    expect((await sample.cli(...words)).exitCode).toBe(3);
    const text = readFileSync(at("checked.txt"), "utf8");
    const json = readFileSync(at("checked.json"), "utf8");
    const { vault: id, objects: found } = JSON.parse(json) as {
      vault: string;
      objects: { object: string; result: string }[];
    };
    expect(text).toContain(id);
    expect(found.map(({ result }) => result).sort()).toEqual([
      ...["damaged", "whole", "whole"],
    ]);
    for (const { object, result } of found)
      expect(text).toContain(`${object}  ${result}`);
    for (const secret of ["report.pdf", "model.pdf", "late.txt", "Harbour"])
      expect(text + json).not.toContain(secret);
    writeFileSync(at("checked.json"), "mine");
    const again = await sample.cli(...words, "--json");
    expect(jsonOf(again)).toMatchObject({
      error: { code: "destination-exists" },
    });
    expect(readFileSync(at("checked.txt"), "utf8")).toBe(text);
    expect(readFileSync(at("checked.json"), "utf8")).toBe("mine");
  });
});

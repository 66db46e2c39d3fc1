// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type CliEnd, jsonOf, runCli, snapshot } from "./cliRun.ts";

const people = [
  ["alma", "owner"],
  ["bruno", "owner"],
  ["chiyo", "chair"],
  ["dmitri", "chair"],
  ["esi", "chair"],
] as const;

/** Characters that act on a terminal or hide what a text says. */
const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function withoutActing(text: string): boolean {
  return !acting.test(text.replaceAll("\n", ""));
}

/** A vault with a charter in force and two reports, made by the command line alone, in a fresh folder. */
export interface SampleVault {
  readonly at: (...parts: string[]) => string;
  readonly vault: string;
  /** Options that open it. */
  readonly unlocked: readonly string[];
  readonly cli: (...argv: string[]) => Promise<CliEnd>;
  /** The same, and it must succeed without a word on standard error. */
  readonly done: (...argv: string[]) => Promise<CliEnd>;
  /** Fails as said, as words and as JSON, and leaves the vault's truth as it was. */
  readonly refuses: (
    argv: readonly string[],
    exitCode: number,
    code: string,
  ) => Promise<CliEnd>;
  /** The same, with what opens the vault. */
  readonly refusesOpened: SampleVault["refuses"];
  /** Everything in the vault but the disposable catalog. */
  readonly truth: () => readonly string[];
  /** Signs with `ssh-keygen`; gives the signature's path. */
  readonly sign: (person: string, namespace: string, text: string) => string;
  readonly proposing: (file: string, ...more: string[]) => string[];
  readonly importing: (...files: string[]) => string[];
  remove(): void;
}

export function makeKey(path: string): void {
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
}

/** Mira of the response committee, with a key of her own at `mira`; further options as they are given. */
export async function enrolMira(
  { at, vault, done }: SampleVault,
  name = "mira",
  ...more: string[]
): Promise<void> {
  makeKey(at("mira"));
  await done(
    ...["person", "enroll", vault, "mira", "--name", name, ...more],
    ...["--role", "src", "--seal-key", at("mira.pub")],
  );
}

function importingInto(vault: string) {
  return (...files: string[]): string[] => [
    ...["deliverable", "import", vault, ...files],
    ...["--kind", "other", "--variant", "public"],
    ...["--from", "Quillhart Labs", "--channel", "by hand"],
  ];
}

function proposingIn(vault: string) {
  const words = {
    requester: "alma",
    place: "audits/release-1",
    purpose: "Publish",
    author: "Alma <alma@harbour.example>",
    expires: "2999-01-01",
  };
  return (file: string, ...more: string[]): string[] => [
    ...["release", "propose", vault, "--file", file],
    ...Object.entries(words).flatMap(([name, value]) =>
      more.includes(`--${name}`) ? [] : [`--${name}`, value],
    ),
    ...more,
  ];
}

function createSample(): SampleVault {
  const rootDir = mkdtempSync(join(tmpdir(), "cli-sample-"));
  const at = (...parts: string[]): string => join(rootDir, ...parts);
  const vault = at("vault");
  const profileDir = at("profile");
  const unlocked = ["--passphrase-file", at("passphrase")];
  const truth = (): readonly string[] =>
    snapshot(vault).filter((line) => !line.startsWith("catalog"));
  const cli = (...argv: string[]): Promise<CliEnd> =>
    runCli(profileDir, [...argv, ...unlocked]);
  const refuses: SampleVault["refuses"] = async (argv, exitCode, code) => {
    const before = truth();
    const json = await runCli(profileDir, [...argv, "--json"]);
    expect(jsonOf(json)).toMatchObject({ ok: false, error: { code } });
    expect(json.exitCode).toBe(exitCode);
    const spoken = await runCli(profileDir, argv);
    expect(spoken.exitCode).toBe(exitCode);
    expect(spoken.stderr.split("\n").length).toBeGreaterThan(2);
    for (const text of [json.stdout, spoken.stdout, spoken.stderr])
      expect(withoutActing(text)).toBe(true);
    expect(truth()).toEqual(before);
    return spoken;
  };
  return {
    at,
    vault,
    unlocked,
    cli,
    truth,
    importing: importingInto(vault),
    proposing: proposingIn(vault),
    async done(...argv) {
      const end = await cli(...argv);
      expect(end).toMatchObject({ exitCode: 0, stderr: "" });
      return end;
    },
    refuses,
    refusesOpened: (argv, ...more) => refuses([...argv, ...unlocked], ...more),
    sign(person, namespace, text) {
      const path = at(`${person}.${namespace}.sig`);
      const args = ["-q", "-Y", "sign", "-n", namespace, "-f", at(person)];
      writeFileSync(path, execFileSync("ssh-keygen", args, { input: text }));
      return path;
    },
    remove: () => {
      rmSync(rootDir, { recursive: true });
    },
  };
}

export async function makeSampleVault(): Promise<SampleVault> {
  const sample = createSample();
  const { at, vault, done, sign } = sample;
  writeFileSync(at("passphrase"), "correct horse battery\n");
  writeFileSync(at("report.pdf"), "%PDF-1.4 a report\n");
  writeFileSync(at("model.pdf"), "%PDF-1.4 a model\n");
  await done("vault", "create", vault);
  await done("audit", "create", vault, "harbour", "--title", "Harbour");
  for (const [person, role] of people) {
    makeKey(at(person));
    await done(
      ...["person", "enroll", vault, person, "--name", person],
      ...["--role", role, "--sign-key", at(`${person}.pub`)],
    );
  }
  await done("charter", "draft", vault);
  await done("charter", "request", vault, "--out", at("charter"));
  const text = readFileSync(at("charter", "charter.txt"), "utf8");
  const signatures = people.map(([person]) =>
    sign(person, "charter@counterseal", text),
  );
  await done("charter", "record", vault, ...signatures);
  await done(...sample.importing(at("report.pdf"), at("model.pdf")));
  return sample;
}

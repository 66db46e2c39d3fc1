// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type CliEnd, jsonOf, runCli, snapshot } from "./cliRun.ts";
import type { SampleVault } from "./sampleVault.ts";

/** The vault of a chair who is asked, on another laptop: its own folder, profile and passphrase. */
export interface ChairVault {
  readonly vault: string;
  readonly cli: (...argv: string[]) => Promise<CliEnd>;
  /** The same, and it must succeed without a word on standard error; gives the JSON value. */
  readonly done: (...argv: string[]) => Promise<Record<string, unknown>>;
  /** Fails with this code, and leaves the vault as it was. */
  readonly refuses: (code: string, ...argv: string[]) => Promise<CliEnd>;
  readonly truth: () => readonly string[];
}

export async function makeChairVault(
  sample: SampleVault,
  name = "chair",
): Promise<ChairVault> {
  const vault = sample.at(`${name}-vault`);
  const passphrase = sample.at(`${name}-passphrase`);
  const profile = sample.at(`${name}-profile`);
  writeFileSync(passphrase, "another horse battery\n");
  const cli = (...argv: string[]): Promise<CliEnd> =>
    runCli(profile, [...argv, "--passphrase-file", passphrase]);
  const truth = (): readonly string[] =>
    snapshot(vault).filter((line) => !line.startsWith("catalog"));
  expect(await cli("vault", "create", vault)).toMatchObject({ exitCode: 0 });
  return {
    ...{ vault, cli, truth },
    async done(...argv) {
      const end = await cli(...argv, "--json");
      expect(end).toMatchObject({ exitCode: 0, stderr: "" });
      return (jsonOf(end) as { value: Record<string, unknown> }).value;
    },
    async refuses(code, ...argv) {
      const before = truth();
      const end = await cli(...argv, "--json");
      expect(jsonOf(end)).toMatchObject({ ok: false, error: { code } });
      expect(truth()).toEqual(before);
      return end;
    },
  };
}

/** Makes a release request with the owner's vault, signed by alma, and gives the parcel's path. */
export async function sendRelease(
  { vault, done, proposing, at }: SampleVault,
  folder: string,
  ...more: string[]
): Promise<string> {
  await done(...proposing("report.pdf=audits/findings/report.pdf", ...more));
  await done("release", "request", vault);
  await done("release", "sign", vault, "--key", at("alma"));
  return writtenParcel(
    join(at(), folder),
    await done("release", "send", vault, "--out", at(folder)),
  );
}

export function writtenParcel(folder: string, { stdout }: CliEnd): string {
  const name = /request-[0-9a-f]{32}\.tar\.age/.exec(stdout)?.[0];
  if (name === undefined) throw new Error("no parcel was written");
  return join(folder, name);
}

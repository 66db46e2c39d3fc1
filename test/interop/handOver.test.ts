// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/cliRun.ts";
import { tempFolder } from "../support/tempFolder.ts";

interface Place {
  readonly at: (name: string) => string;
  readonly cli: (...argv: string[]) => ReturnType<typeof runCli>;
}

const unlocked = (place: Place, who: string): string[] => [
  ...["--passphrase-file", place.at(who)],
];

/** A vault of Ada's, and what she and Lin type, in files. */
async function prepare(): Promise<Place> {
  const dir = tempFolder();
  const at = (name: string): string => join(dir, name);
  const place: Place = {
    at,
    cli: (...argv) => runCli(at("profile"), argv),
  };
  writeFileSync(at("ada"), "an owner who moves on\n");
  writeFileSync(at("lin"), "an owner who takes over\n");
  const made = await place.cli(
    ...["vault", "create", at("vault"), "--slot-name", "ada"],
    ...unlocked(place, "ada"),
  );
  expect(made.exitCode).toBe(0);
  return place;
}

const handingOver = (place: Place, who: string, ...more: string[]) =>
  place.cli(
    ...["vault", "hand-over", place.at("vault"), ...unlocked(place, who)],
    ...["--new-passphrase-file", place.at("lin"), ...more],
  );

async function opens(place: Place, who: string): Promise<boolean> {
  const info = ["vault", "info", place.at("vault"), ...unlocked(place, who)];
  return (await place.cli(...info)).exitCode === 0;
}

describe("a hand-over on the command line", () => {
  it("gives the vault to its new owner, and says what stands", async () => {
    const place = await prepare();
    const end = await handingOver(
      ...([place, "ada", "--to", "lin"] as const),
      ...["--sheet", place.at("sheet.html"), "--words"],
    );
    expect(end.stderr).toBe("");
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toContain("lin opens the vault now");
    expect(end.stdout).toContain("counterseal vault rekey");
    expect(end.stdout).toMatch(/^ 1\. [a-z]+ /m);
    expect(existsSync(place.at("sheet.html"))).toBe(true);
    expect(await opens(place, "ada")).toBe(false);
    expect(await opens(place, "lin")).toBe(true);
  });

  it("stands where it was interrupted, and goes on with either passphrase", async () => {
    const place = await prepare();
    const missing = place.at(join("gone", "kit.txt"));
    const first = await handingOver(
      ...([place, "ada", "--to", "lin", "--out", missing] as const),
    );
    expect(first.exitCode).toBe(5);
    expect(first.stderr).toContain("The hand-over stands as it is");
    expect(await opens(place, "ada")).toBe(true);
    expect(await opens(place, "lin")).toBe(true);
    const info = await place.cli(
      ...["vault", "info", place.at("vault"), ...unlocked(place, "lin")],
    );
    expect(info.stdout).toContain("the new recovery kit is to be made next");
    expect(info.stderr).toContain("A hand-over is under way.");
    const other = await handingOver(
      ...([place, "ada", "--to", "mo", "--words"] as const),
    );
    expect(other.stderr).toContain("to lin is under way already");
    const end = await handingOver(
      ...([place, "lin", "--out", place.at("kit.txt")] as const),
    );
    expect(end.exitCode).toBe(0);
    expect(await opens(place, "ada")).toBe(false);
    expect(await opens(place, "lin")).toBe(true);
  });

  it("needs a new owner, and a word about the kit", async () => {
    const place = await prepare();
    for (const more of [
      ["--words"],
      ["--to", "lin"],
      ["--to", "lin", "--words", "--keep-kit"],
    ]) {
      const end = await handingOver(place, "ada", ...more);
      expect(end.exitCode).toBe(2);
    }
    expect(await opens(place, "lin")).toBe(false);
  });

  it("is stopped as it stands", async () => {
    const place = await prepare();
    const missing = place.at(join("gone", "kit.txt"));
    await handingOver(place, "ada", "--to", "lin", "--out", missing);
    const stop = [
      ...["vault", "stop-hand-over", place.at("vault")],
      ...unlocked(place, "ada"),
    ];
    expect((await place.cli(...stop)).exitCode).toBe(0);
    expect((await place.cli(...stop)).stderr).toContain("No hand-over");
    expect(await opens(place, "ada")).toBe(true);
    expect(await opens(place, "lin")).toBe(true);
  });

  it("keeps the kit when that is said", async () => {
    const place = await prepare();
    const kit = ["vault", "recovery-kit", place.at("vault"), "--out"];
    await place.cli(...kit, place.at("kit.txt"), ...unlocked(place, "ada"));
    const end = await handingOver(place, "ada", "--to", "lin", "--keep-kit");
    expect(end.stdout).toContain("The recovery kit is the one from before");
    expect(end.exitCode).toBe(0);
    const recover = [
      ...["vault", "recover", place.at("vault"), "--name", "mo"],
      ...["--kit-file", place.at("kit.txt")],
      ...["--new-passphrase-file", place.at("ada")],
    ];
    expect((await place.cli(...recover)).exitCode).toBe(0);
    expect(await opens(place, "ada")).toBe(true);
  });
});

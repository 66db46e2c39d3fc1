// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IntakeSummary } from "../../shared/ipc/intakeContract.ts";
import { jsonOf, runCli } from "../support/cliRun.ts";
import { builtCli } from "../support/commandLine.ts";
import { objectsIn } from "../support/intakeDesk.ts";
import { childrenOf, isRunning } from "../support/processes.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { createSender } from "../support/senderTools.ts";
import { haveTools } from "../support/tools.ts";

const about = [
  ...["--kind", "other", "--variant", "private"],
  ...["--from", "Quillhart Labs", "--channel", "encrypted mail"],
];

const allTheSame = [
  ...["--with-broken", "--as", "Alma Lindqvist"],
  ...["--reason", "The appendix is known to be late"],
];

/** What vendors send, made by their tools and taken in by ours, on the command line. */
describe.skipIf(
  !haveTools("age", "gpg", "minisign", "zip", "tar", "ssh-keygen"),
)("taking in what vendors hand over, by command line", () => {
  let sample: SampleVault;
  const sender = createSender();
  beforeAll(async () => {
    sample = await makeSampleVault();
    const { run, write } = sender;
    write("report.md", Buffer.from("# Findings\n\nNone that is open.\n"));
    run("mkdir", ["poc", "gnupg"]);
    run("chmod", ["700", "gnupg"]);
    write("poc/harness.c", Buffer.from("int main(void) { return 0; }\n"));
    run("minisign", ["-G", "-W", "-p", "vendor.pub", "-s", "vendor.key"]);
    run("minisign", ["-S", "-s", "vendor.key", "-m", "report.md"]);
    run("sh", ["-c", "sha256sum report.md poc/harness.c > SHA256SUMS"]);
    run("age-keygen", ["-o", "owner.key"]);
    run("sh", [
      "-c",
      `tar -czf - report.md report.md.minisig poc SHA256SUMS |
          age -r "$(age-keygen -y owner.key)" -o package.tar.gz.age`,
    ]);
  });
  afterAll(() => {
    sample.remove();
  });

  const sent = (name: string): string => join(sender.dir, name);
  const look = (...argv: string[]) =>
    sample.done("intake", "look", sample.vault, ...argv);
  /** What it found is said on standard error, where other commands say nothing. */
  const take = async (...argv: string[]) => {
    const given = ["intake", "take", sample.vault, ...about, ...argv];
    const end = await sample.cli(...given);
    expect(end.exitCode, end.stderr).toBe(0);
    return end;
  };
  const sealed = (): string[] => [
    ...[sent("package.tar.gz.age"), "--identity", sent("owner.key")],
  ];
  const refused: SampleVault["refuses"] = (...given) =>
    sample.refusesOpened(...given);

  it("pins a vendor's key, and refuses what is none", async () => {
    const { done, vault } = sample;
    const pin = ["vendor-key", "pin", vault];
    const whose = ["--holder", "Quillhart Labs"];
    await refused(
      [...pin, sent("report.md"), ...whose],
      1,
      "vendor-key-refused",
    );
    const pinned = await done(...pin, sent("vendor.pub"), ...whose);
    expect(pinned.stdout).toMatch(
      /^Pinned: minisign [0-9A-F]{16} of Quillhart/,
    );
    const listed = await done("vendor-key", "list", vault);
    expect(listed.stdout).toContain("Quillhart Labs");
    const unpin = ["vendor-key", "unpin", vault];
    const why = ["--reason", "A slip"];
    await refused([...unpin, "FFFF", ...why], 2, "vendor-key-unknown");
    const id = / ([0-9A-F]{16}) /.exec(pinned.stdout)?.[1] ?? "";
    await done(...unpin, id, ...why);
    const none = await done("vendor-key", "list", vault);
    expect(none.stdout).not.toContain(id);
    await done(...pin, sent("vendor.pub"), ...whose);
  });

  it("says what is in a package, and writes nothing", async () => {
    const before = sample.truth();
    const { stdout } = await look(...sealed());
    expect(stdout).toContain("package.tar.gz.age");
    expect(stdout).toContain("4 files can be taken in");
    expect(stdout).toMatch(/report\.md: .*Quillhart Labs/);
    expect(stdout).toContain("SHA256SUMS lists 2 files");
    expect(sample.truth()).toEqual(before);
  });

  it.each([
    ["depth=9", "depth from 1 to 8 archives within each other"],
    ["seconds=0", "seconds from 1 to 86400 seconds"],
    ["memoryBytes=1", "memoryBytes from 1048576 to 8589934592 bytes"],
  ])(
    "says of the limit %s how far it goes, and in what",
    async (limit, words) => {
      const argv = ["intake", "look", sample.vault, sent("report.md")];
      const { stderr } = await refused([...argv, "--limit", limit], 2, "usage");
      expect(stderr).toContain(`--limit takes ${words}`);
    },
  );

  it("does not open a package with another key, and takes nothing of it", async () => {
    sender.run("age-keygen", ["-o", "other.key"]);
    const wrong = [sent("package.tar.gz.age"), "--identity", sent("other.key")];
    const seen = await sample.cli("intake", "look", sample.vault, ...wrong);
    expect(seen.exitCode).toBe(1);
    expect(seen.stdout).toContain("NOT READ TO ITS END");
    const argv = ["intake", "take", sample.vault, ...about, ...wrong];
    await refused(argv, 1, "intake-not-whole");
  });

  it("refuses a gone file and no file at all", async () => {
    const argv = ["intake", "look", sample.vault];
    await refused([...argv, sent("gone.zip")], 5, "file-vanished");
    await refused(argv, 2, "usage");
    sender.run("mkdir", ["-p", "empty"]);
    await refused([...argv, sent("empty")], 2, "intake-empty");
  });

  it("takes in what is whole, with its custody", async () => {
    const { done, vault, at } = sample;
    const { stdout } = await take(...sealed(), "--leave-out", "poc/harness.c");
    expect(stdout).toContain("report.md");
    expect(stdout).not.toContain("harness.c");
    const listed = await done("intake", "list", vault);
    expect(listed.stdout).toContain("package.tar.gz.age");
    const { value } = jsonOf(
      await done("deliverable", "list", vault, "--json"),
    ) as { value: { deliverables: { deliverable: string; title: string }[] } };
    const id = value.deliverables.find(({ title }) => title === "report.md");
    const page = at("custody.html");
    await done("intake", "report", vault, id?.deliverable ?? "", "--out", page);
    expect(readFileSync(page, "utf8")).toContain(
      sender.sha256(sender.read("report.md")),
    );
  });

  it("takes nothing a second time", async () => {
    const { stdout } = await look(...sealed());
    expect(stdout).toContain("in the vault already as report.md");
  });

  it("opens what gpg and zip made, with passphrases from a file", async () => {
    const { run, write } = sender;
    write("words.txt", Buffer.from("not this one\nthe vendor's words\n"));
    write("notes.md", Buffer.from("Notes of the call.\n"));
    run("zip", ["-q", "notes.zip", "notes.md"]);
    run("gpg", [
      ...["--batch", "--pinentry-mode", "loopback"],
      ...["--passphrase", "the vendor's words"],
      ...["-o", "notes.zip.gpg", "--symmetric", "notes.zip"],
    ]);
    const opened = await take(
      ...[sent("notes.zip.gpg"), "--package-passphrases-file"],
      sent("words.txt"),
    );
    expect(opened.stdout).toContain("notes.md");
  });

  it("stops at a signature that is broken, unless told to take it all the same", async () => {
    const { run, write, read } = sender;
    run("mkdir", ["-p", "changed"]);
    write("changed/report.md", Buffer.from("# Findings\n\nChanged.\n"));
    write("changed/report.md.minisig", read("report.md.minisig"));
    run("zip", ["-qj", "changed.zip", "changed/report.md"]);
    run("zip", ["-qj", "changed.zip", "changed/report.md.minisig"]);
    const argv = [
      "intake",
      "take",
      sample.vault,
      ...about,
      sent("changed.zip"),
    ];
    const spoken = await refused(argv, 1, "intake-not-whole");
    expect(spoken.stderr).toContain("report.md has a broken signature");
    const { stdout } = await take(sent("changed.zip"), ...allTheSame);
    expect(stdout).toContain("report.md");
  });

  it("takes no part of a package that is not whole, unless told to", async () => {
    const { run } = sender;
    sender.write("first.bin", randomBytes(200_000));
    sender.write("second.bin", randomBytes(200_000));
    run("tar", ["-czf", "two.tar.gz", "first.bin", "second.bin"]);
    sender.write("cut.tar.gz", sender.read("two.tar.gz").subarray(0, 300_000));
    run("sh", [
      "-c",
      "mkdir gap; echo alone > gap/alone.md; cd gap; (sha256sum alone.md; cd ..; sha256sum second.bin) > SHA256SUMS",
    ]);
    const argv = ["intake", "take", sample.vault, ...about];
    const before = sample.truth();
    for (const part of [
      allTheSame.slice(0, 1),
      allTheSame.slice(0, 3),
      allTheSame.slice(1),
    ])
      await refused([...argv, sent("gap"), ...part], 2, "usage");
    for (const name of ["cut.tar.gz", "gap"])
      await refused([...argv, sent(name)], 1, "intake-not-whole");
    expect(sample.truth()).toEqual(before);
    const { stdout, stderr } = await take(sent("cut.tar.gz"), ...allTheSame);
    expect(stderr).toContain("NOT READ TO ITS END");
    expect(stdout).toContain("first.bin");
    const listed = await sample.done("intake", "list", sample.vault);
    expect(listed.stdout).toMatch(
      /cut\.tar\.gz \(NOT READ TO ITS END\. Its compression is damaged\.\)/,
    );
    const gap = await take(sent("gap"), ...allTheSame);
    expect(gap.stderr).toContain("second.bin is listed and did not come");
    const told = await sample.done("intake", "list", sample.vault);
    expect(told.stdout).toContain(
      "Alma Lindqvist, with 1 fault: The appendix is known to be late",
    );
    const shown = await sample.done("ledger", "show", sample.vault);
    expect(shown.stdout).toContain("Alma Lindqvist takes in what is not whole");
  });

  it("leaves nothing of an intake that was cancelled before its first file", async () => {
    const { at, vault, unlocked, truth } = sample;
    const before = truth();
    const controller = new AbortController();
    controller.abort();
    const end = await runCli(
      at("profile"),
      ["intake", "take", vault, ...about, ...sealed(), ...unlocked],
      { interrupted: controller.signal },
    );
    expect(end.exitCode).toBe(1);
    expect(end.stderr).toContain("Cancelled");
    expect(truth()).toEqual(before);
  });

  it("goes on after kill -9 with what it had, and its helper is gone", async () => {
    const { run } = sender;
    const { at, vault, unlocked, cli } = sample;
    run("mkdir", ["-p", "many"]);
    for (let part = 0; part < 40; part += 1)
      sender.write(`many/part-${part}.bin`, Buffer.alloc(2 << 20, part + 1));
    run("tar", ["-cf", "many.tar", "many"]);
    const argv = ["intake", "take", vault, ...about, sent("many.tar")];
    const before = objectsIn(dirname(vault)).length;
    const child = spawn(process.execPath, [builtCli(), ...argv, ...unlocked], {
      env: { ...process.env, COUNTERSEAL_PROFILE: at("profile") },
      stdio: "ignore",
    });
    const ended = once(child, "close");
    let running: readonly number[] = [];
    await expect
      .poll(
        () => {
          running = childrenOf(child.pid ?? 0);
          return objectsIn(dirname(vault)).length - before;
        },
        { timeout: 60_000, interval: 5 },
      )
      .toBeGreaterThan(2);
    child.kill("SIGKILL");
    await ended;
    expect(running).toHaveLength(1);
    await expect
      .poll(() => running.filter(isRunning), { timeout: 60_000 })
      .toEqual([]);
    const openIntakes = async (): Promise<number> => {
      const { value } = jsonOf(
        await sample.done("intake", "list", vault, "--json"),
      ) as { value: { intakes: { taken: number | null }[] } };
      return value.intakes.filter(({ taken }) => taken === null).length;
    };
    const half = await cli("intake", "look", vault, sent("many.tar"));
    expect(half.stdout).toContain("This intake was broken off before");
    expect(await openIntakes()).toBe(1);
    expect((await cli(...argv)).exitCode).toBe(0);
    expect(await openIntakes()).toBe(0);
    const { value } = jsonOf(await look(sent("many.tar"), "--json")) as {
      value: IntakeSummary;
    };
    expect(value.files).toHaveLength(40);
    expect(value.files.filter(({ known }) => known === null)).toEqual([]);
    const check = jsonOf(await sample.done("vault", "check", vault, "--json"));
    expect(check).toMatchObject({ value: { objects: { problems: [] } } });
  });
});

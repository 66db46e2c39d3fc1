// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import { copyFolder } from "../support/copyFolder.ts";
import { newJob, openDesk } from "../support/mainJob.ts";
import { approveBy, requestRelease } from "../support/requestedRelease.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { requireError } from "../support/unwrap.ts";
import { testPassphrase } from "../support/vaults.ts";

/**
 * Statements that come back to a vault that was put back to an earlier state, and to a profile that forgot it.
 * A statement names the entry before the one that holds it, so that the lost part is at least one entry longer.
 */

describe("a statement given in the place of a signature", () => {
  let sample: SampleVault;
  let text: string;
  beforeEach(async () => {
    sample = await makeSampleVault();
    const { at, vault, done } = sample;
    await done(...sample.proposing(`model.pdf=audits/model.pdf`));
    copyFolder(vault, at("older"));
    await done("audit", "create", vault, "quay", "--title", "Quay");
    await done("release", "request", vault);
    text = (await done("release", "statement", vault)).stdout;
    writeFileSync(at("statement.txt"), text);
  });
  afterEach(() => {
    sample.remove();
  });

  function putBack(): void {
    const { at, vault } = sample;
    for (const dir of [vault, at("profile")]) rmSync(dir, { recursive: true });
    copyFolder(at("older"), vault);
  }

  const signedBy = (person: string): string =>
    sample.sign(person, "approval@counterseal", text);

  it("is said to name what the ledger lacks, and bars nothing unsigned", async () => {
    const { at, vault, cli, done } = sample;
    for (const noun of ["release", "charter"]) {
      putBack();
      const words = [noun, "record", vault, at("statement.txt")];
      const refused = await cli(...words, "--json");
      expect(jsonOf(refused)).toMatchObject({
        ok: false,
        error: { code: "statement-unproven" },
      });
      expect(refused.exitCode).toBe(1);
      const spoken = await cli(...words);
      expect(spoken.stderr).toContain("nothing proves that it is genuine");
      await done("audit", "create", vault, `after-${noun}`, "--title", "After");
    }
  });

  it("tells with a signature of the roster that the vault was rolled back", async () => {
    const { at, vault, cli } = sample;
    putBack();
    const words = ["ledger", "witness", vault, at("statement.txt")];
    const unsigned = await cli(...words);
    expect(unsigned.exitCode).toBe(1);
    expect(unsigned.stdout).toContain("nothing follows from it");
    const signed = await cli(...words, "--signature", signedBy("chiyo"));
    expect(signed.exitCode).toBe(3);
    expect(signed.stdout).toContain("IT IS NOT IN THIS LEDGER");
    const together = at("together.txt");
    writeFileSync(together, text + readFileSync(signedBy("esi"), "utf8"));
    const both = await cli("ledger", "witness", vault, together);
    expect(both.exitCode).toBe(3);
  });

  it("keeps the vault read-only in every later session, until it is adopted", async () => {
    const { at, vault, cli } = sample;
    putBack();
    const audit = (name: string) =>
      cli("audit", "create", vault, name, "--title", "Later", "--json");
    const signed = ["--signature", signedBy("chiyo")];
    await cli("ledger", "witness", vault, at("statement.txt"), ...signed);
    const status = await cli("vault", "status", vault);
    expect(status.stdout).toMatch(/Open for +reading only/);
    expect(status.stderr).toContain("A statement that was compared names");
    expect(jsonOf(await audit("later"))).toMatchObject({
      error: { code: "vault-read-only" },
    });
    const adopt = ["vault", "adopt", vault, "--reason", "The disk died"];
    expect((await cli(...adopt)).exitCode).toBe(0);
    expect((await audit("later")).exitCode).toBe(0);
  });

  it("and in the place of an answer, too", async () => {
    const { at, cli, vault } = sample;
    putBack();
    const record = (text: string, signature: string) =>
      cli(
        ...["answer", "record", vault, text],
        ...["--signature", signature, "--json"],
      );
    const texts = [at("statement.txt"), at("alma.pub")];
    for (const [text = "", signature = ""] of [texts, texts.toReversed()]) {
      const refused = await record(text, signature);
      expect(jsonOf(refused)).toMatchObject({
        error: { code: "statement-unproven" },
      });
      expect(refused.exitCode).toBe(1);
    }
    const barred = await record(at("statement.txt"), signedBy("dmitri"));
    expect(jsonOf(barred)).toMatchObject({
      error: { code: "statement-not-in-ledger" },
    });
    expect(barred.exitCode).toBe(3);
  });

  it("is known where nothing is missing, and is no signature", async () => {
    const { at, vault, cli } = sample;
    const refused = await cli(
      ...["release", "record", vault, at("statement.txt"), "--json"],
    );
    expect(jsonOf(refused)).toMatchObject({
      error: { code: "statement-not-signature" },
    });
    expect(refused.exitCode).toBe(1);
  });
});

describe("a release that is verified with the vault open", () => {
  it("makes a vault that lacks its statement's checkpoint read-only", async () => {
    const folder = tempFolder();
    const requested = await requestRelease(folder);
    const { release } = requested;
    await approveBy(requested, "ada", "cleo", "dora");
    const bundleDir = join(folder, "bundle");
    const vaultDir = join(folder, "vault");
    await requested.desk.do("release.export", {
      job: newJob(),
      release,
      destination: requested.desk.grant(bundleDir),
    });
    await requested.desk.engine.close();
    const desk = await openDesk(folder);
    const open = async (dir: string) => {
      const grant = desk.grant(dir);
      await desk.do("vault.open", {
        folder: grant,
        passphrase: testPassphrase,
      });
      const verdict = await desk.do("bundle.verify", {
        bundle: desk.grant(bundleDir),
      });
      expect(verdict.verdict).toBe("CONSISTENT, SIGNERS UNKNOWN");
      return desk.do("vault.status", {});
    };
    expect(await open(vaultDir)).toMatchObject({ readOnly: false });
    // Another vault says nothing of it.
    const otherDir = join(folder, "other");
    await desk.do("vault.create", {
      folder: desk.grant(otherDir),
      passphrase: testPassphrase,
      slotName: "ada",
    });
    expect(await open(otherDir)).toMatchObject({ readOnly: false });
    await desk.engine.close();
  });

  it("is answered by an older copy with what it lacks", async () => {
    const folder = tempFolder();
    const requested = await requestRelease(folder);
    const { desk, release } = requested;
    await desk.engine.close();
    const before = join(folder, "before");
    copyFolder(join(folder, "vault"), before);
    const again = await openDesk(folder);
    const grant = again.grant(join(folder, "vault"));
    await again.do("vault.open", { folder: grant, passphrase: testPassphrase });
    await again.do("audit.create", { audit: "quay", title: "Quay" });
    const renewed = await again.do("release.request", { release, renew: true });
    const later = {
      ...requested,
      desk: again,
      text: renewed.statement?.text ?? "",
    };
    await approveBy(later, "ada", "cleo", "dora");
    const bundle = again.grant(join(folder, "bundle"));
    await again.do("release.export", {
      job: newJob(),
      ...{ release, destination: bundle },
    });
    await again.engine.close();
    rmSync(join(folder, "profile"), { recursive: true });

    const older = await openDesk(folder);
    await older.do("vault.open", {
      folder: older.grant(before),
      passphrase: testPassphrase,
    });
    await older.do("bundle.verify", {
      bundle: older.grant(join(folder, "bundle")),
    });
    expect(await older.do("vault.status", {})).toMatchObject({
      readOnly: true,
      standing: { lost: { witness: "statement" } },
    });
    const refused = await older.try("audit.create", { audit: "x", title: "X" });
    expect(requireError(refused).code).toBe("vault-read-only");
    await older.engine.close();
  });
});

// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("ssh-keygen"))("asked for a second time", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
  });
  afterAll(() => {
    sample.remove();
  });
  const refuses: SampleVault["refuses"] = (...given) =>
    sample.refusesOpened(...given);

  it("a recovery kit ends the first one only when that is meant", async () => {
    const { at, vault } = sample;
    const kit = ["vault", "recovery-kit", vault, "--out"];
    const first = await sample.done(...kit, at("kit-1.txt"));
    expect(first.stdout).not.toContain("Earlier kits");
    const end = await refuses([...kit, at("kit-2.txt")], 1, "kit-in-force");
    expect(end.stderr).toContain("kits made before open this vault no more");
    const second = await sample.done(...kit, at("kit-2.txt"), "--replace");
    expect(second.stdout).toContain("Earlier kits  open this vault no more");
  });

  it("a charter's signatures are recorded already, in force or not", async () => {
    const { at, vault, sign } = sample;
    const text = readFileSync(at("charter", "charter.txt"), "utf8");
    const paths = ["alma", "bruno", "chiyo", "dmitri", "esi"].map((who) =>
      sign(who, "charter@counterseal", text),
    );
    const again = await sample.done("charter", "record", vault, ...paths);
    expect(again.stdout).toContain("version 1, in force");
    expect(again.stdout).toContain("Recorded already: alma.charter@");
  });

  it("a statement voids the signatures on the first only when that is meant", async () => {
    const { vault, at, sign } = sample;
    const request = ["release", "request", vault];
    await sample.done(...sample.proposing("report.pdf=audits/report.pdf"));
    await sample.done(...request);
    const unsigned = await refuses(request, 1, "release-has-statement");
    expect(unsigned.stderr).toContain("nobody has signed it yet");
    await sample.done("release", "sign", vault, "--key", at("alma"));
    const spoken = await sample.done("release", "statement", vault);
    const chiyo = sign("chiyo", "approval@counterseal", spoken.stdout);
    await sample.done("release", "record", vault, chiyo);
    const end = await refuses(request, 1, "release-has-statement");
    expect(end.stderr).toContain("signed by alma, chiyo");
    expect(end.stderr).toContain("--renew");
    const renewed = await sample.done(...request, "--renew");
    expect(renewed.stdout).not.toContain("Signed by");
  });

  it("an abandoned release has nothing in its way, and is still shown", async () => {
    const { vault } = sample;
    const reason = ["--reason", "not needed"];
    await sample.done("release", "abandon", vault, ...reason);
    const list = await sample.done("release", "list", vault);
    expect(list.stdout).toMatch(/ abandoned .* - +Publish\n/);
    const status = await sample.done("release", "status", vault);
    expect(status.stdout).toMatch(/State +abandoned\n/);
    await refuses(["release", "request", vault], 2, "usage");
  });
});

// SPDX-License-Identifier: Apache-2.0
import { chmodSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("ssh-keygen"))("a refusal says what is true", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
    const { vault } = sample;
    await sample.done("audit", "create", vault, "small", "--title", "Small");
    await sample.done(
      ...["person", "enroll", vault, "alma", "--name", "Alma"],
      ...["--role", "owner", "--sign-key", sample.at("alma.pub")],
      ...["--audit", "small"],
    );
  });
  afterAll(() => {
    sample.remove();
  });

  async function said(code: number, ...argv: string[]): Promise<string> {
    const end = await sample.cli(...argv);
    expect(end.exitCode).toBe(code);
    return end.stderr;
  }
  const inHarbour = ["--audit", "harbour"];

  it("of a path that was never there, as it was typed", async () => {
    const gone = sample.at("no", "such.pdf");
    const words = await said(5, ...sample.importing(gone), ...inHarbour);
    expect(words).toMatch(/such\.pdf” was not found\./);
    const kit = ["vault", "recovery-kit", sample.vault, "--out"];
    const missing = sample.at("missing", "kit.txt");
    const kitWords = await said(5, ...kit, missing);
    expect(kitWords).toContain("the folder that is to hold it does not exist");
    expect(kitWords).not.toContain(".part");
    const taken = sample.at("report.pdf");
    expect(await said(5, ...kit, taken)).toContain(`“${taken}”`);
  });

  it("of a private key: the public half lies beside it", async () => {
    const words = await said(
      1,
      ...["person", "enroll", sample.vault, "zoe", "--name", "Zoe"],
      ...["--role", "chair", "--sign-key", sample.at("chiyo"), ...inHarbour],
    );
    expect(words).toContain(`Use ${sample.at("chiyo")}.pub`);
    expect(words).not.toContain("field");
  });

  it("of a roster that is too small: once, in numbers", async () => {
    const draft = ["charter", "draft", sample.vault, "--audit", "small"];
    expect(await said(1, ...draft)).toContain(
      "it needs 1 owner and 2 chairs, and one spare of each; it has 1 owner",
    );
  });

  it("of an author and of a character that cannot be signed", async () => {
    const proposing = (...more: string[]): string[] =>
      sample.proposing("report.pdf=a.pdf", ...inHarbour, ...more);
    expect(await said(2, ...proposing("--author", "Alma"))).toContain(
      "Write a name and a mail address",
    );
    const words = await said(2, ...proposing("--purpose", "Finding № 1"));
    expect(words).toContain("Write it without that character");
    expect(words).not.toContain("visible characters");
  });

  it("of a step too early, and of keys that cannot sign", async () => {
    const { vault, at } = sample;
    await sample.done(...sample.proposing("report.pdf=a.pdf", ...inHarbour));
    const send = ["release", "send", vault, "--out", at("request")];
    expect(await said(1, ...send)).toContain("counterseal release request");
    await sample.done("release", "request", vault);
    expect(await said(1, ...send)).toContain("counterseal release sign");
    const sign = ["release", "sign", vault, "--key"];
    expect(await said(5, ...sign, at("nokey"))).toContain("was not found");
    chmodSync(at("bruno"), 0o644);
    expect(await said(1, ...sign, at("bruno"))).toContain("chmod 600");
  });
});

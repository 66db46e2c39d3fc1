// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { draftFor } from "../support/draftedText.ts";
import { haveTools } from "../support/tools.ts";

const canRun = haveTools("age", "ssh-keygen", "sha256sum", "sh");

/** From the texts to a release that waits for who has not agreed; and who is recused. */
describe.skipIf(!canRun)("agreements and recusals by command line", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
  });
  afterAll(() => {
    sample.remove();
  });
  const refuses: SampleVault["refuses"] = (...given) =>
    sample.refusesOpened(...given);
  const importing = (name: string, content: string, ...more: string[]) => {
    writeFileSync(sample.at(name), content);
    return [
      ...["agreement", "import", sample.vault, sample.at(name)],
      ...["--source", "its public page", ...more],
    ];
  };
  const asking = (folder: string, ...more: string[]): string[] => [
    ...["agreement", "request", sample.vault, "--expires", "2999-01-01"],
    ...["--out", sample.at(folder), ...more],
  ];
  const status = async (): Promise<string> =>
    (await sample.done("release", "status", sample.vault)).stdout;

  /** Signs what was written for these people, as HOW-TO-AGREE.txt says, and records it. */
  async function agree(folder: string, ...people: string[]): Promise<void> {
    for (const who of people) {
      const text = sample.at(folder, `attestation-${who}.txt`);
      const lines = `sed '1,/^$/d' attestation-${who}.txt | sha256sum -c`;
      const cwd = sample.at(folder);
      expect(
        execFileSync("sh", ["-c", lines], { cwd, encoding: "utf8" }),
      ).toContain("embargo-policy.md: OK\n");
      execFileSync(
        "ssh-keygen",
        [
          ...["-q", "-Y", "sign", "-n", "attestation@counterseal"],
          ...["-f", sample.at(who), text],
        ],
        { stdio: "ignore" },
      );
      await sample.done("answer", "record", sample.vault, text);
    }
  }

  function sign(space: string, text: string, ...people: string[]): string[] {
    return people.map((who) => sample.sign(who, `${space}@counterseal`, text));
  }

  it("takes texts whose names can be signed", async () => {
    await refuses(asking("early"), 1, "agreement-none");
    await refuses(
      importing("Policy (1).md", "no name\n"),
      2,
      "agreement-name-refused",
    );
    await refuses(importing("empty.md", ""), 5, "file-empty");
    const policy = importing("embargo-policy.md", "Keep quiet until then.\n");
    const first = await sample.done(...policy);
    expect(first.stdout).toMatch(/embargo-policy\.md +version 1 +[0-9a-f]{64}/);
    expect(first.stdout).toContain("does not ask for it");
    await refuses(policy, 1, "agreement-unchanged");
    await sample.done(
      ...importing("Process.md", "How.\n", "--name", "release-process.md"),
    );
  });

  it("asks everybody in the charter, and keeps what they sign at home", async () => {
    await sample.done(...asking("first"));
    expect(readdirSync(sample.at("first"))).toEqual([
      "HOW-TO-AGREE.txt",
      ...["alma", "bruno", "chiyo", "dmitri", "esi"].map(
        (who) => `attestation-${who}.txt`,
      ),
      "embargo-policy.md",
      "release-process.md",
    ]);
    await agree("first", "alma", "chiyo", "dmitri");
    const { stdout } = await sample.done("agreement", "list", sample.vault);
    expect(stdout).toMatch(/chiyo +embargo-policy\.md +agreed /);
    expect(stdout).toMatch(/esi +embargo-policy\.md +has not agreed/);
    await sample.done(...asking("second"));
    expect(readdirSync(sample.at("second"))).not.toContain(
      "attestation-chiyo.txt",
    );
    await refuses(asking("third", "--person", "nobody"), 2, "person-unknown");
  });

  it("asks for it by the charter, and then for everybody's newest", async () => {
    const { vault, at } = sample;
    await sample.done("charter", "draft", vault, "--condition", "attestations");
    const text = (await sample.done("charter", "show", vault, "--text")).stdout;
    expect(text).toContain("\nCondition: attestations\n");
    await sample.done(
      ...["charter", "record", vault],
      ...sign("charter", text, "alma", "chiyo", "dmitri"),
    );
    await sample.done(
      ...sample.proposing(
        "report.pdf=audits/report.pdf",
        "--requester",
        "alma",
      ),
    );
    await sample.done("release", "request", vault);
    const approval = (await sample.done("release", "statement", vault)).stdout;
    await sample.done(
      ...["release", "record", vault],
      ...sign("approval", approval, "alma", "chiyo", "dmitri"),
    );
    expect(await status()).not.toContain("missing");
    await sample.done(
      ...importing("embargo-policy.md", "Keep quiet until told.\n"),
    );
    const waits = await status();
    expect(waits).toContain("attestation-missing");
    expect(waits).toContain("chairs-missing");
    const exporting = ["release", "export", vault, "--out", at("bundle")];
    await refuses(exporting, 1, "release-unmet");
    const list = await sample.done("agreement", "list", vault);
    expect(list.stdout).toMatch(
      /chiyo +embargo-policy\.md +agreed to an older/,
    );
    await sample.done(...asking("renewed"));
    await agree("renewed", "alma", "chiyo", "dmitri");
    expect(await status()).not.toContain("missing");
  });

  it("notes a comment, which counts for nothing", async () => {
    const { vault, at } = sample;
    writeFileSync(at("comment.txt"), "I agree to abide by the guidelines.\n");
    const noted = await sample.done(
      ...["agreement", "note", vault, "esi", at("comment.txt")],
      ...["--url", "https://tracker.example/issues/1#c2"],
    );
    expect(noted.stdout).toContain("counts for nothing");
    const { stdout } = await sample.done("agreement", "list", vault);
    expect(stdout).toMatch(/esi +https:.*noted by an owner, not signed/);
    expect(stdout).toMatch(/esi +embargo-policy\.md +has not agreed/);
  });

  it("states interests with their days", async () => {
    const { vault, at } = sample;
    const declare = ["person", "declare", vault, "esi"];
    const { text } = await draftFor(
      ...([sample, "esi", ...declare] as const),
      ...["--employment", "Quillhart Labs:2019-04-01..2023-06-30"],
      ...["--financial", "Shares of Hollowreach:2024-01-01.."],
    );
    expect(text).toContain(
      "\nInterest: Employment: Quillhart Labs, from 2019-04-01 until 2023-06-30\nInterest: Financial interest: Shares of Hollowreach, since 2024-01-01\n",
    );
    const mistaken = [...declare, "--employment", "Labs:2024-02-31.."];
    expect((await sample.cli(...mistaken)).exitCode).toBe(2);
    await sample.done(
      ...[...declare, "--employment", "Quillhart Labs:2019-04-01.."],
      ...["--vendor", "Another", "--recused", "--key", at("esi")],
    );
  });

  it("says what an owner's recusal blocks, and the way on", async () => {
    const { vault } = sample;
    const recuse = [
      "person",
      "recuse",
      vault,
      "dmitri",
      "--reason",
      "his firm",
    ];
    const other = await sample.done(...recuse, "--vendor", "Hollowreach");
    expect(other.stdout).toContain("No request loses a seat by it.");
    expect(await status()).not.toContain("missing");
    const one = await sample.done(...recuse, "--vendor", "Quillhart Labs");
    expect(one.stdout).toContain("lost a seat: Publish");
    expect(one.stdout).toContain("Others of the charter can still sign.");
    expect(one.stdout).toContain("Must be told: alma, bruno, chiyo");
    await refuses(
      [...recuse, "--vendor", "Quillhart Labs"],
      1,
      "recusal-recorded-already",
    );
    await sample.done(...["person", "recuse", vault, "esi"], "--reason", "ill");
    const standing = await sample.done("person", "standing", vault);
    expect(standing.stdout).toContain(
      "Too few are left: draft a charter that names others.",
    );
    expect(standing.stdout).toMatch(
      /recused +from what Another made, by their/,
    );
    const whole = ["person", "recuse", vault, "dmitri", "--reason", "his firm"];
    expect((await sample.done(...whole)).stdout).toContain(
      "cannot meet: approval, consent.",
    );
  });

  it("prints a message that names no vendor and no interest", async () => {
    const { vault } = sample;
    const { stdout } = await sample.done(
      ...["person", "notice", vault, "dmitri", "--one-vendor"],
    );
    expect(stdout).toContain("To: alma, bruno, chiyo, dmitri and esi\n");
    expect(stdout).toContain("the documents of one vendor");
    expect(stdout).not.toMatch(/Quillhart|Hollowreach|his firm/);
  });

  it("retires a text, after which nobody is asked to agree to it", async () => {
    const { vault } = sample;
    const retire = ["agreement", "retire", vault, "release-process.md"];
    await sample.done(...retire, "--reason", "it is part of the other");
    await refuses([...retire, "--reason", "again"], 1, "agreement-unknown");
    const ledger = await sample.done("ledger", "show", vault, "--limit", "1");
    expect(ledger.stdout).toContain("it is part of the other");
    const text = await sample.cli(
      ...["person", "attest", vault, "esi", "--expires", "2999-01-01"],
    );
    expect(text.stderr).toContain("Not sealed. Keep it as attestation-esi.txt");
    expect(text.stdout).toMatch(/^counterseal-attestation 1\n/);
    expect(text.stdout).not.toContain("release-process.md");
    expect(
      readFileSync(sample.at("first", "HOW-TO-AGREE.txt"), "utf8"),
    ).toMatch(/attestation@counterseal/);
  });
});

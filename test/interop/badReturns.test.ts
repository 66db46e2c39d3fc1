// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import { declineOf } from "../support/declines.ts";
import {
  enrolMira,
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/**
 * What comes back and should not have: at each door where signatures and answers are taken in. Every refusal
 * has its own sentence and exit code, as words and as JSON, and leaves the vault's truth as it was.
 */
describe.skipIf(!haveTools("ssh-keygen"))("what comes back wrong", () => {
  let sample: SampleVault;
  let approval = "";
  let consent = "";
  let superseded = "";
  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, vault, done, proposing } = sample;
    makeKey(at("fay"));
    await enrolMira(sample);
    await done(...proposing("report.pdf=audits/Report.pdf"));
    await done("release", "request", vault);
    superseded = (await done("release", "statement", vault)).stdout;
    await done("release", "request", vault, "--renew");
    approval = (await done("release", "statement", vault)).stdout;
    await done(
      ...["consent", "request", vault, "--requester", "alma", "--to", "mira"],
      ...["--file", "report.pdf=Report.pdf", "--purpose", "Judge it"],
      ...["--expires", "2999-01-01"],
    );
    consent = (await done("consent", "statement", vault)).stdout;
    await done(
      ...["person", "enroll", vault, "fay", "--name", "fay"],
      ...["--role", "chair", "--sign-key", at("fay.pub")],
    );
    await done("charter", "draft", vault);
  });
  afterAll(() => {
    sample.remove();
  });

  const doors = ["release", "consent", "charter"] as const;
  type Door = (typeof doors)[number] | "answer";

  function written(name: string, content: string | Uint8Array): string {
    const path = sample.at(name);
    writeFileSync(path, content);
    return path;
  }
  function refused(
    door: Door,
    argv: readonly string[],
    code: string,
    exit = 1,
  ): ReturnType<SampleVault["refuses"]> {
    const { vault, unlocked } = sample;
    const words = [door, "record", vault, ...argv, ...unlocked];
    return sample.refuses(words, exit, code);
  }
  function signed(who: string, act: string, text: string): string {
    return sample.sign(who, `${act}@counterseal`, text);
  }
  function decline(of: string, changes: Readonly<Record<string, string>> = {}) {
    return declineOf(approval, of, changes);
  }
  function together(text: string, who = "chiyo", act = "decline"): string {
    const armour = readFileSync(signed(who, act, text), "utf8");
    return written("together.txt", text + armour);
  }

  it("is a signature over an older request that was made anew", async () => {
    const old = signed("chiyo", "approval", superseded);
    const end = await refused("release", [old], "signature-other-bytes");
    expect(end.stderr).toContain("an earlier or another text was signed");
    await refused(
      "release",
      [together(decline(superseded))],
      "answer-to-nothing",
    );
  });

  it("is a signature over a statement of another vault or audit", async () => {
    for (const [line, other] of [
      ["Vault", "f".repeat(32)],
      ["Audit", "quay"],
    ] as const) {
      const text = approval.replace(
        new RegExp(`^${line}: .*$`, "m"),
        `${line}: ${other}`,
      );
      const signature = signed("chiyo", "approval", text);
      for (const door of ["release", "consent"] as const)
        await refused(
          door,
          [signature],
          door === "release"
            ? "signature-other-bytes"
            : "signature-wrong-namespace",
        );
    }
  });

  it("is the statement of another vault in the place of a signature", async () => {
    const text = approval.replace(/^Vault: .*$/m, `Vault: ${"f".repeat(32)}`);
    const path = written("elsewhere.txt", text);
    for (const door of doors)
      await refused(door, [path], "checkpoint-other-vault");
    await refused(
      "answer",
      [path, "--signature", path],
      "checkpoint-other-vault",
    );
    const own = written("statement.txt", approval);
    for (const door of doors)
      await refused(door, [own], "statement-not-signature");
  });

  it("is signed by the right key in the namespace of another act", async () => {
    const wrong = signed("chiyo", "approval", consent);
    const end = await refused("consent", [wrong], "signature-wrong-namespace");
    expect(end.stderr).toContain("approval@counterseal");
    expect(end.stderr).toContain("consent@counterseal");
    await refused(
      "release",
      [signed("chiyo", "consent", approval)],
      "signature-wrong-namespace",
    );
    await refused(
      "charter",
      [signed("alma", "approval", approval)],
      "signature-wrong-namespace",
    );
    const answered = together(decline(approval), "chiyo", "receipt");
    for (const door of ["release", "consent", "answer"] as const)
      await refused(door, [answered], "signature-wrong-namespace");
  });

  it("is text that hides what it says, or is none", async () => {
    const hostile = {
      bidi: `\u202Ereversed\u202C ${"\u2066".repeat(1000)}`,
      nul: `-----BEGIN SSH SIGNATURE-----\0\n-----END SSH SIGNATURE-----\n`,
      binary: Uint8Array.from({ length: 4096 }, (_, index) => index % 256),
      empty: "",
      escape: "\u001B[2J\u001B]0;owned\u0007",
    };
    for (const [name, content] of Object.entries(hostile)) {
      const path = written(`hostile-${name}`, content);
      for (const door of doors)
        await refused(door, [path], "signature-malformed");
    }
    const said = decline(approval, { Reason: "Yes\u202Eoffensive" });
    for (const door of ["release", "answer"] as const)
      await refused(door, [together(said)], "statement-refused");
  });

  it("is as large as a disk allows, or has a million lines", async () => {
    const huge = written("huge", Buffer.alloc(100 * 1024 * 1024, "A"));
    const lines = written("lines", "-----BEGIN SSH SIG\n".repeat(1_000_000));
    const begins = written(
      "begins",
      "-----BEGIN SSH SIGNATURE-----\n".repeat(1_000_000),
    );
    for (const door of doors)
      for (const path of [huge, lines, begins])
        await refused(door, [path], "signature-malformed");
    await refused("answer", [huge, "--signature", huge], "file-too-large", 5);
    for (const path of [lines, begins])
      await refused("answer", [path, "--signature", path], "statement-refused");
  });

  it("is a folder of ten thousand, of which three are good", async () => {
    const { vault, cli } = sample;
    const dir = sample.at("many");
    mkdirSync(dir);
    const good = ["chiyo", "dmitri", "esi"].map((who) =>
      signed(who, "approval", approval),
    );
    const other = readFileSync(
      signed("alma", "approval", "another text\n"),
      "utf8",
    );
    const paths = Array.from({ length: 10_000 }, (_, index) => {
      const path = sample.at("many", `${String(index).padStart(5, "0")}.sig`);
      const kind = good[(index - 2000) / 3000];
      writeFileSync(
        path,
        kind === undefined
          ? index % 2 === 0
            ? other
            : `junk ${String(index)}`
          : readFileSync(kind),
      );
      return path;
    });
    const end = await cli("release", "record", vault, ...paths);
    expect(end.exitCode).toBe(1);
    expect(end.stderr).toContain("Refused: 00000.sig.");
    expect(end.stderr).toContain("Refused, too: 9987 more.");
    expect(end.stderr).toContain(
      "Recorded nonetheless: 02000.sig, 05000.sig, 08000.sig.",
    );
    expect(end.stderr.length).toBeLessThan(8000);
    const shown = await cli("release", "status", vault, "--json");
    const { value } = jsonOf(shown) as {
      value: { signatures: { person: string }[] };
    };
    expect(value.signatures.map(({ person }) => person)).toEqual([
      "chiyo",
      "dmitri",
      "esi",
    ]);
  }, 600_000);

  it("is mangled by mail, and is read where that leaves one reading", async () => {
    const { vault, done } = sample;
    const alma = readFileSync(signed("alma", "approval", approval), "utf8");
    const mailed = `Hello,\r\n${alma.replace(/^/gm, "> ").replaceAll("\n", "\r\n")}\r\nAlma`;
    await done("release", "record", vault, written("alma.eml", mailed));
    const two = written(
      "two",
      alma + readFileSync(signed("bruno", "approval", approval), "utf8"),
    );
    await refused("release", [two], "signature-ambiguous");
  });

  it("is a decline of something else, which is said", async () => {
    const { vault, done, at } = sample;
    await done("consent", "sign", vault, "--key", at("esi"));
    const text = decline(consent, { Id: "4".repeat(32), Signer: "esi" });
    const end = await done("release", "record", vault, together(text, "esi"));
    expect(end.stdout).toMatch(
      /Recorded: esi declines the consent [0-9a-f]{8}, Judge it\.\n/,
    );
    expect(end.stdout).toContain("What is shown above is as it was before.");
    const matrix = await done("consent", "matrix", vault);
    expect(matrix.stdout).toContain("esi declined after signing; only");
    const status = await done("consent", "status", vault);
    expect(status.stdout).toMatch(/esi +decline after signing; only a /);
  });

  it("is a decline, taken for one at every door that asks for signatures", async () => {
    const { vault, done, at } = sample;
    const of = { release: approval, consent };
    for (const door of ["release", "consent"] as const) {
      const text = decline(of[door], {
        Answer: "changes",
        Id: door === "release" ? "1".repeat(32) : "2".repeat(32),
      });
      const path = written(`${door}-decline.txt`, text);
      const alone = await refused(door, [path], "file-vanished", 5);
      expect(alone.stderr).toContain(`${door}-decline.txt.sig`);
      writeFileSync(
        `${path}.sig`,
        readFileSync(signed("chiyo", "decline", text)),
      );
      const end = await done(door, "record", vault, `${path}.sig`, path);
      expect(end.stdout).toMatch(/chiyo +asks for changes/);
      expect(end.stdout).toMatch(/Page 7 still names/);
      const asked = door === "release" ? "Publish" : "Judge it";
      expect(end.stdout).toMatch(
        new RegExp(
          `Recorded: chiyo asks for changes to the ${door} [0-9a-f]{8}, ${asked}`,
        ),
      );
      expect(end.stdout).not.toContain("as it was before");
    }
    const second = decline(approval, { Id: "3".repeat(32), Signer: "dmitri" });
    const mail = readFileSync(together(second, "dmitri"), "utf8").replace(
      /^/gm,
      "> ",
    );
    const end = await done(
      "release",
      "record",
      vault,
      written("mail.txt", mail),
    );
    expect(end.stdout).toMatch(/dmitri +decline.* Page 7 still names/);
    await done("release", "record", vault, at("mail.txt"));
  });
});

// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf, runCli } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** What a name on disk can try on a terminal: erase, colour, reverse, hide. */
const hostileName = "a\u001b[2J\u009b31m\u202efdp\u200b.pdf";

describe.skipIf(!haveTools("ssh-keygen", "mkfifo"))("hostile input", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
    writeFileSync(sample.at("empty.pdf"), "");
    mkdirSync(sample.at("folder"));
    execFileSync("mkfifo", [sample.at("pipe")]);
    writeFileSync(sample.at(hostileName), "%PDF-1.4\n");
  });
  afterAll(() => {
    sample.remove();
  });
  const refuses: SampleVault["refuses"] = (...given) =>
    sample.refusesOpened(...given);

  describe("files to import", () => {
    it.each([
      ["empty.pdf", 5, "file-empty"],
      ["folder", 5, "file-is-directory"],
      ["pipe", 5, "file-not-regular"],
      ["gone.pdf", 5, "file-vanished"],
      [hostileName, 2, "name-unsafe"],
    ] as const)("%j", async (name, exitCode, code) => {
      await refuses(sample.importing(sample.at(name)), exitCode, code);
    });

    it("those that can be taken are taken, the others named", async () => {
      writeFileSync(sample.at("late.pdf"), "%PDF-1.4 late\n");
      const names = ["empty.pdf", "late.pdf", "folder"];
      const paths = names.map((name) => sample.at(name));
      const end = await sample.cli(...sample.importing(...paths), "--json");
      expect(end.exitCode).toBe(5);
      expect(jsonOf(end)).toMatchObject({
        ok: false,
        error: { code: "file-empty" },
        value: {
          imported: [{ title: "late.pdf" }],
          refused: [
            { name: "empty.pdf", code: "file-empty" },
            { name: "folder", code: "file-is-directory" },
          ],
        },
      });
    });

    it("a stop before it began leaves nothing, and the vault free", async () => {
      const before = sample.truth();
      const end = await runCli(
        sample.at("profile"),
        [
          ...sample.importing(sample.at("report.pdf")),
          ...sample.unlocked,
          "--json",
        ],
        { interrupted: AbortSignal.abort() },
      );
      expect(end.exitCode).toBe(1);
      expect(jsonOf(end)).toMatchObject({ error: { code: "cancelled" } });
      expect(sample.truth()).toEqual(before);
      await sample.done("vault", "info", sample.vault);
    });

    it("a stop in the middle leaves nothing, and the vault free", async () => {
      writeFileSync(sample.at("large.bin"), Buffer.alloc(96 * 1024 * 1024, 7));
      const before = sample.truth();
      const interruption = new AbortController();
      const end = await runCli(
        sample.at("profile"),
        [...sample.importing(sample.at("large.bin")), ...sample.unlocked],
        {
          interrupted: interruption.signal,
          // The first sign of progress is when a person would press Ctrl+C.
          onTerminalText: () => {
            interruption.abort();
          },
        },
      );
      expect(end.exitCode).toBe(1);
      expect(end.stderr).toContain("large.bin");
      expect(end.stderr).toContain("Cancelled");
      expect(sample.truth()).toEqual(before);
      await sample.done("vault", "check", sample.vault);
    });
  });

  describe("keys", () => {
    const enrolling = (key: string): string[] => [
      ...["person", "enroll", sample.vault, "zoe", "--name", "Zoe Marsh"],
      ...["--role", "reviewer", "--sign-key", key],
    ];

    it("a private key, pasted or as a file, is refused and not repeated", async () => {
      const secret = readFileSync(sample.at("alma"), "utf8");
      const body = secret.split("\n")[2] ?? "";
      for (const given of [secret, sample.at("alma")]) {
        const end = await refuses(enrolling(given), 1, "key-is-private");
        expect(end.stdout + end.stderr).not.toContain(body);
      }
    });

    it("what is no key is refused", async () => {
      await refuses(enrolling(sample.at("report.pdf")), 2, "key-not-a-key");
      await refuses(enrolling("ssh-ed25519 AAAAbroken"), 2, "key-not-a-key");
    });

    it("a key that someone else has is refused", async () => {
      await refuses(enrolling(sample.at("alma.pub")), 1, "key-duplicate");
    });
  });

  describe("proposals", () => {
    it.each([
      ["report.pdf=../report.pdf", "path-unsafe"],
      ["report.pdf=/report.pdf", "path-unsafe"],
      ["report.pdf=a/./report.pdf", "path-unsafe"],
      ["report.pdf=.git/config", "path-unsafe"],
      ["report.pdf=a/.GIT/config", "path-unsafe"],
      ["report.pdf=a\\report.pdf", "path-unsafe"],
      ["report.pdf=a/re\u202eport.pdf", "path-unsafe"],
      ["report.pdf=a/re\u0007port.pdf", "path-unsafe"],
      ["nobody.pdf=a.pdf", "version-unknown"],
      ["ffffffff=a.pdf", "version-unknown"],
    ])("%j", async (file, code) => {
      await refuses(sample.proposing(file), 2, code);
    });

    it.each([
      ["--file", "model.pdf=a.pdf", "path-duplicate"],
      ["--file", "model.pdf=A.pdf", "path-collides"],
      ["--requester", "nobody", "person-unknown"],
      ["--expires", "2020-01-01", "time-refused"],
      ["--expires", "2999-02-30", "usage"],
      ["--place", "a/../b", "path-unsafe"],
      ["--purpose", "a\u202eb", "text-refused"],
      ["--author", "nobody", "text-refused"],
      ["--commit", "0".repeat(40), "usage"],
    ])("%s %j", async (name, value, code) => {
      await refuses(sample.proposing("report.pdf=a.pdf", name, value), 2, code);
    });
  });

  describe("signatures", () => {
    const statement = async (): Promise<string> =>
      (await sample.done("release", "statement", sample.vault)).stdout;
    const recording = (...paths: string[]): string[] => [
      ...["release", "record", sample.vault, ...paths],
    ];
    const act = "approval@counterseal";

    beforeAll(async () => {
      await sample.done(...sample.proposing("report.pdf=audits/report.pdf"));
      await sample.done("release", "request", sample.vault);
      makeKey(sample.at("stranger"));
    });

    it("for something else, by somebody else, or not at all", async () => {
      const text = await statement();
      const { at, sign } = sample;
      const cases = [
        [sign("chiyo", "file", text), "signature-wrong-namespace"],
        [sign("chiyo", act, `${text}\n`), "signature-other-bytes"],
        [sign("stranger", act, text), "signature-key-unknown"],
        [at("report.pdf"), "signature-malformed"],
        [at("alma"), "signature-malformed"],
      ] as const;
      for (const [path, code] of cases) await refuses(recording(path), 1, code);
      await refuses(recording(at("folder")), 5, "file-is-directory");
      await refuses(recording(at("gone.sig")), 5, "file-vanished");
    });

    it("count once a person, and no export goes before the quorum", async () => {
      const alma = sample.sign("alma", act, await statement());
      await sample.done(...recording(alma));
      const again = await sample.done(...recording(alma));
      expect(again.stdout).toContain(`Recorded already: alma.${act}.sig.`);
      const bundle = sample.at("bundle");
      const end = await refuses(
        ["release", "export", sample.vault, "--out", bundle],
        1,
        "release-unmet",
      );
      expect(end.stderr).toContain("chairs-missing");
      expect(end.stderr).toContain("chiyo");
      expect(existsSync(bundle)).toBe(false);
    });

    it("are all tried, and those that are refused named", async () => {
      const text = await statement();
      const { at, sign } = sample;
      const paths = [
        sign("chiyo", act, text),
        at("gone.sig"),
        sign("dmitri", "file", text),
        sign("esi", act, text),
      ];
      const end = await sample.cli(...recording(...paths));
      expect(end.exitCode).toBe(1);
      for (const words of [
        "Refused: gone.sig. The file",
        "Refused: dmitri.file.sig. The signature is for something else",
        `Recorded nonetheless: chiyo.${act}.sig, esi.${act}.sig.`,
      ])
        expect(end.stderr).toContain(words);
      expect(end.stdout).toMatch(/Signed by +alma, chiyo, esi\n/);
      const again = await sample.cli(...recording(...paths), "--json");
      expect(jsonOf(again)).toMatchObject({
        ok: false,
        error: {
          code: "signature-wrong-namespace",
          safe: "Nothing was recorded.",
        },
        value: { signatures: [{}, {}, {}] },
      });
    });
  });

  it("an id that is nobody's, or not given in full, is never guessed", async () => {
    const { vault } = sample;
    await refuses(
      ["deliverable", "show", vault, "0".repeat(32)],
      2,
      "deliverable-unknown",
    );
    for (const place of ["p2", "p3"])
      await sample.done(...sample.proposing("model.pdf=b", "--place", place));
    const end = await refuses(["release", "status", vault], 2, "usage");
    expect(end.stderr).toContain("add --release with one of");
    const again = sample.importing(sample.at("report.pdf"));
    await sample.done(...again);
    await refuses(sample.proposing("report.pdf=c.pdf"), 2, "usage");
  });
});

// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  it,
  onTestFinished,
} from "vitest";
import { builtCli } from "../support/commandLine.ts";
import { childrenOf, isRunning } from "../support/processes.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
}

/** Tools that would wait for ever, and a person who does not. */

describe.skipIf(!haveTools("ssh-keygen", "ssh-add", "mkfifo"))(
  "signing with what never answers",
  () => {
    let sample: SampleVault;
    let program: string;
    beforeAll(async () => {
      program = builtCli();
      sample = await makeSampleVault();
      await sample.done(...sample.proposing("report.pdf=audits/report.pdf"));
      await sample.done("release", "request", sample.vault);
      execFileSync("mkfifo", [sample.at("pipe")]);
    });
    afterAll(() => {
      sample.remove();
    });

    it("refuses a pipe as a key at once", async () => {
      const { stderr } = await sample.refusesOpened(
        ["release", "sign", sample.vault, "--key", sample.at("pipe")],
        5,
        "file-not-regular",
      );
      expect(stderr).toContain("it is a pipe, a device or the like");
      expect(stderr).toContain("Choose the file itself.");
    });

    it("refuses a pipe beside a key, in the place of its public half, at once", async () => {
      const { at, vault } = sample;
      copyFileSync(at("alma"), at("piped"));
      chmodSync(at("piped"), 0o600);
      execFileSync("mkfifo", [at("piped.pub")]);
      const key = ["--key", at("piped")];
      for (const words of [
        ["release", "sign", vault],
        ["person", "card", vault, "alma", "--name", "Alma"],
      ]) {
        const out = words[1] === "card" ? ["--out", at("card.txt")] : [];
        const end = await sample.refusesOpened(
          ...([[...words, ...key, ...out], 5, "file-not-regular"] as const),
        );
        expect(end.stderr).toContain("piped.pub");
      }
    });

    it.each([
      ["ssh-add", "SIGINT", ["--agent", "alma"]],
      ["ssh-keygen", "SIGTERM", ["--key", "alma.pub"]],
    ] as const)(
      "ends %s with the command, on %s",
      async (tool, signal, way) => {
        const { at, truth, vault, unlocked } = sample;
        const before = truth();
        const silent = createServer().listen(at(tool));
        await once(silent, "listening");
        const asked = once(silent, "connection");
        const command = spawn(
          process.execPath,
          [program, "release", "sign", vault, ...way, ...unlocked],
          {
            cwd: at(),
            env: {
              ...process.env,
              COUNTERSEAL_PROFILE: at("profile"),
              SSH_AUTH_SOCK: at(tool),
            },
          },
        );
        const { pid = 0 } = command;
        let said = "";
        command.stderr.setEncoding("utf8").on("data", (text: string) => {
          said += text;
        });
        const ended = once(command, "close");
        onTestFinished(() => {
          silent.close();
          for (const left of [...childrenOf(pid), pid])
            if (isRunning(left)) process.kill(left, "SIGKILL");
        });
        await asked;
        const tools = childrenOf(pid);
        expect(tools.map(commandOf)).toEqual([tool]);
        command.kill(signal);
        expect(await ended).toEqual([1, null]);
        expect(said).toContain("Cancelled");
        expect(tools.filter(isRunning)).toEqual([]);
        expect(truth()).toEqual(before);
        await sample.done("vault", "check", vault);
      },
    );
  },
);

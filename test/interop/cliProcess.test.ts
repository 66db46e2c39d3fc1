// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkplace, type Workplace } from "../support/commandLine.ts";
import { haveTools } from "../support/tools.ts";

const passphrase = "correct horse battery";

describe("counterseal as a program", () => {
  let workplace: Workplace;
  beforeAll(() => {
    workplace = createWorkplace();
    writeFileSync(workplace.path("passphrase"), `${passphrase}\n`);
    const made = workplace.shell(
      "counterseal vault create vault --passphrase-file passphrase",
    );
    expect(made.exitCode).toBe(0);
  });
  afterAll(() => {
    workplace.remove();
  });

  it("is quiet when its reader leaves early", () => {
    const { exitCode, output } = workplace.shell(
      "{ counterseal --help; echo $? > code; } | true; cat code",
    );
    expect(output).toBe("0\n");
    expect(exitCode).toBe(0);
  });

  it("leaves nothing for others to read, whatever the umask", () => {
    const { exitCode, output } = workplace.shell(
      "umask 000; counterseal vault create open --passphrase-file passphrase && " +
        'find open "$COUNTERSEAL_PROFILE" -perm /077 ! -type l',
    );
    expect(exitCode).toBe(0);
    expect(output).not.toMatch(/^(?:open|\/)/m);
    const made = workplace.shell('find open "$COUNTERSEAL_PROFILE"').stdout;
    expect(made.split("\n").length).toBeGreaterThan(5);
  });

  it("takes a passphrase from a pipe, a file and a descriptor", () => {
    const same = [
      "cat passphrase | counterseal ledger checkpoint vault --passphrase-fd 0",
      "counterseal ledger checkpoint vault --passphrase-fd 0 < passphrase",
      "counterseal ledger checkpoint vault --passphrase-fd 3 3< passphrase",
      "cat passphrase | counterseal ledger checkpoint vault --passphrase-fd 4 4<&0",
      "counterseal ledger checkpoint vault --passphrase-file passphrase",
    ].map((line) => workplace.shell(line));
    for (const end of same) {
      expect(end.stderr).toBe("");
      expect(end.exitCode).toBe(0);
      expect(end.stdout).toBe(same[0]?.stdout);
    }
    const closed = workplace.shell(
      "counterseal ledger checkpoint vault --passphrase-fd 9",
    );
    expect(closed.exitCode).toBe(5);
    const none = workplace.shell("counterseal vault info vault < /dev/null");
    expect(none.exitCode).toBe(2);
  });

  /** Runs a line on a terminal of its own, and types when a question shows. */
  function onTerminal(
    line: string,
    answers: readonly (readonly [question: string, typed: string])[],
  ): Promise<{ exitCode: number | null; shown: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn("script", ["-qec", line, "/dev/null"], {
        cwd: workplace.dir,
        env: workplace.env,
      });
      const left = [...answers];
      let shown = "";
      let answered = 0;
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        shown += text;
        const [next] = left;
        const asked = next && shown.indexOf(next[0], answered);
        if (next === undefined || asked === undefined || asked === -1) return;
        answered = asked + next[0].length;
        left.shift();
        child.stdin.write(next[1]);
      });
      child.on("error", reject);
      child.on("close", (exitCode) => {
        resolve({ exitCode, shown });
      });
    });
  }

  describe.skipIf(!haveTools("script"))("on a terminal", () => {
    it("asks for the passphrase and shows nothing of it", async () => {
      const { exitCode, shown } = await onTerminal(
        "counterseal vault info vault",
        [["Passphrase: ", `${passphrase}\r`]],
      );
      expect(exitCode).toBe(0);
      expect(shown).toContain("Checkpoint");
      expect(shown).not.toContain("horse");
    });

    it("asks twice for a new vault", async () => {
      const { exitCode, shown } = await onTerminal(
        "counterseal vault create new",
        [
          ["Passphrase: ", `${passphrase}\r`],
          ["The same passphrase again: ", `${passphrase}!\r`],
        ],
      );
      expect(exitCode).toBe(2);
      expect(shown).toContain("The two passphrases differ");
      expect(workplace.shell("test ! -e new").exitCode).toBe(0);
    });

    it("is left with Ctrl+C, and the vault stays free", async () => {
      const { exitCode, shown } = await onTerminal(
        "counterseal vault info vault",
        [["Passphrase: ", "correct ho\u0003"]],
      );
      expect(exitCode).toBe(1);
      expect(shown).toContain("Cancelled");
      expect(shown).not.toContain("correct");
      const after = workplace.shell(
        "counterseal vault info vault --passphrase-file passphrase",
      );
      expect(after.exitCode).toBe(0);
    });
  });
});

// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../electron/cli/commands/commands.ts";
import { parseInvocation } from "../../electron/cli/invocation.ts";
import { createWorkplace, type Workplace } from "../support/commandLine.ts";
import {
  outputPattern,
  parseExamples,
  shellLines,
} from "../support/consoleBlocks.ts";
import { haveTools } from "../support/tools.ts";

const rootUrl = new URL("../../", import.meta.url);
const examples = parseExamples(
  readFileSync(new URL("docs/cli.md", rootUrl), "utf8"),
);

const canRun = haveTools("age", "age-keygen", "ssh-keygen", "awk", "git");
describe.skipIf(!canRun)("each example in docs/cli.md, in order", () => {
  let workplace: Workplace;
  beforeAll(() => {
    workplace = createWorkplace();
  });
  afterAll(() => {
    workplace.remove();
  });

  it("there are examples", () => {
    expect(examples.length).toBeGreaterThan(20);
  });

  it.each(examples)("line $line: $command", ({ command, output, exitCode }) => {
    const done = workplace.shell(command);
    const pattern = outputPattern(output);
    expect({ exitCode: done.exitCode, shown: done.output }).toEqual({
      exitCode,
      shown: expect.stringMatching(pattern) as string,
    });
  });
});

/** Of its `sh` blocks, those that call the program by its name: the main job, and sharing with one more person. */
function jobsOf(document: string): { main: string; sharing: string } {
  const lines = shellLines(document);
  const from = lines.findIndex((line) => line.startsWith("counterseal "));
  const cut = lines.findIndex((line) => line.includes("enroll vault mira"));
  return {
    main: lines.slice(from, cut).join("\n"),
    sharing: lines.slice(cut).join("\n"),
  };
}

describe.skipIf(!haveTools("ssh-keygen", "dash"))(
  "the main job in README.md",
  () => {
    const readme = readFileSync(new URL("README.md", rootUrl), "utf8");
    let workplace: Workplace;
    beforeAll(() => {
      workplace = createWorkplace();
    });
    afterAll(() => {
      workplace.remove();
    });

    const job = jobsOf(readme);
    const unlocking = `set -eu
      counterseal() {
        case $1 in
          verify) command counterseal "$@" ;;
          *) command counterseal "$@" --passphrase-file ../passphrase ;;
        esac
      }`;

    it("runs as it stands, where the keys and the report are", () => {
      const preamble = `${unlocking}
        for who in alma bruno chiyo dmitri esi; do
          ssh-keygen -q -t ed25519 -N '' -f $who
        done
        printf '%%PDF-1.4\\n' > report.pdf
        printf 'a long passphrase of your own\\n' > ../passphrase`;
      const { stdout, stderr, exitCode } = workplace.shell(
        `${preamble}\n${job.main}`,
      );
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(stdout).toMatch(/\nVerdict +VERIFIED\n/);
      const cli = readFileSync(new URL("docs/cli.md", rootUrl), "utf8");
      expect(cli).toContain(job.main);
    });

    it.skipIf(!haveTools("age"))(
      "shares as it stands with whom it names, by the words beside it",
      () => {
        const opening = /# opened with: (.*)$/m.exec(job.sharing)?.[1] ?? "";
        const { stderr, exitCode } = workplace.shell(
          `${unlocking}
          ssh-keygen -q -t ed25519 -N '' -f mira
          ${job.sharing}
          ${opening}
          cmp files/report.pdf report.pdf`,
        );
        expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      },
    );

    it("has the program by the name that it gives it, and not from npx", () => {
      const alias = shellLines(readme).find((line) =>
        line.startsWith("alias "),
      );
      const clone = fileURLToPath(rootUrl).replace(/\/$/, "");
      const named = alias?.replaceAll("/path/to/clone", clone) ?? "";
      const script = `${named}\ncounterseal --version`;
      const done = workplace.shell(`dash -c '${script}'`);
      expect(done.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
      for (const command of shellLines(readme))
        expect(command).not.toContain("npx");
    });
  },
);

const documents = ["docs/cli.md", "README.md"].filter((path) =>
  existsSync(new URL(path, rootUrl)),
);

describe.each(documents)("the command lines in %s", (path) => {
  let workplace: Workplace;
  beforeAll(() => {
    workplace = createWorkplace();
  });
  afterAll(() => {
    workplace.remove();
  });
  const lines = shellLines(readFileSync(new URL(path, rootUrl), "utf8")).filter(
    (line) => line.startsWith("counterseal "),
  );

  /** The words of each call in a line, as the shell hands them over. */
  const show = `counterseal() {
    node -e 'console.log(JSON.stringify(process.argv.slice(1)))' -- "$@"
  }`;

  it.skipIf(lines.length === 0)("are understood", () => {
    for (const line of lines) {
      const { stdout, exitCode } = workplace.shell(`${show}\n${line}`);
      expect(exitCode).toBe(0);
      for (const words of stdout.trim().split("\n")) {
        const argv = JSON.parse(words) as string[];
        expect(parseInvocation(argv, commands)).toMatchObject({ ok: true });
      }
    }
  });
});

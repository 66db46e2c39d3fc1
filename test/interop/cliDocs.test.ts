// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
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

const canRun = haveTools("age", "age-keygen", "ssh-keygen", "awk");
describe.skipIf(!canRun)("each example in docs/cli.md, in order", () => {
  let workplace: Workplace;
  beforeAll(() => {
    workplace = createWorkplace();
  }, 120_000);
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

const documents = ["docs/cli.md", "README.md"].filter((path) =>
  existsSync(new URL(path, rootUrl)),
);

describe.each(documents)("the command lines in %s", (path) => {
  let workplace: Workplace;
  beforeAll(() => {
    workplace = createWorkplace();
  }, 120_000);
  afterAll(() => {
    workplace.remove();
  });
  const lines = shellLines(readFileSync(new URL(path, rootUrl), "utf8"))
    .map((line) => line.replaceAll("npx counterseal", "counterseal"))
    .filter((line) => line.startsWith("counterseal "));

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

// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { helpers } from "../../electron/helper/helpers.ts";
import { builtCli } from "../support/commandLine.ts";
import { isRunning } from "../support/processes.ts";

/** Put into a helper: it says when it is at work, and when told, it hears nothing more, as with a parser that loops. */
const hang = `data:text/javascript,${encodeURIComponent(`
  process.on("newListener", (event) => {
    if (event === "disconnect") process.nextTick(() => process.send("at work"));
  });
  process.on("message", (message) => {
    if (message === "hang") for (;;);
  });
`)}`;

/** A starter that starts a built helper as ours does, and says its pid once it is at work, or hung. */
function starter(helperPath: string, isHung: boolean): ChildProcess {
  const options = {
    serialization: "advanced",
    execArgv: ["--import", hang],
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  };
  const source = `
    const { fork } = await import("node:child_process");
    const helper = fork(${JSON.stringify(helperPath)}, [String(process.pid)], ${JSON.stringify(options)});
    helper.on("message", (message) => {
      if (message !== "at work") return;
      if (${isHung}) helper.send("hang", () => console.log(helper.pid));
      else console.log(helper.pid);
    });
    setInterval(() => undefined, 1000);
  `;
  return spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

describe("a helper whose starter was killed", () => {
  let builtDir: string;
  beforeAll(() => {
    builtDir = dirname(builtCli());
  });

  it.each(
    helpers.flatMap((which) => [
      { which, isHung: false },
      { which, isHung: true },
    ]),
  )("ends: $which, hung: $isHung", async ({ which, isHung }) => {
    const parent = starter(join(builtDir, `${which}.js`), isHung);
    const [said] = (await once(parent.stdout ?? parent, "data")) as [Buffer];
    const pid = Number(said.toString());
    expect(isRunning(pid)).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "close");
    await expect.poll(() => isRunning(pid), { timeout: 60_000 }).toBe(false);
  });
});

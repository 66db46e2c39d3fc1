// SPDX-License-Identifier: Apache-2.0
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Failed, failure } from "../../../shared/failure.ts";

/** A process of our own that does one job and ends: it alone holds what the job needs and the vault does not. */
export interface JobProcess {
  /** Its one answer to a message; null when it has ended. Asked one after another. */
  ask(message: unknown): Promise<unknown>;
  /** Ends it, whatever it is doing, and with it what it holds. */
  end(): void;
}

/** Starts a fresh process; it does nothing until it is asked. */
export type StartJobProcess = () => JobProcess;

/** Answers in the order of the questions; nothing answers once it is over. */
export function createJobProcess(
  post: (message: unknown) => void,
  kill: () => void,
): JobProcess & {
  readonly answered: (answer: unknown) => void;
  readonly ended: () => void;
} {
  const waiting: ((answer: unknown) => void)[] = [];
  let over = false;
  function ended(): void {
    over = true;
    for (const resolve of waiting.splice(0)) resolve(null);
  }
  return {
    ask: (message) =>
      new Promise((resolve) => {
        if (over) {
          resolve(null);
          return;
        }
        waiting.push(resolve);
        post(message);
      }),
    end() {
      ended();
      kill();
    },
    answered: (answer) => {
      waiting.shift()?.(answer);
    },
    ended,
  };
}

/** As a child of plain Node. It sees nothing of the environment that it can do without. */
export function forkOpener(): JobProcess {
  // Electron does not run as Node in packages: it would start the app once more.
  if ("electron" in process.versions)
    throw new Failed(failure("request-opener-unavailable"));
  const path = fileURLToPath(new URL("./openerProcess.ts", import.meta.url));
  const { SystemRoot } = process.env;
  const child = fork(path, [], {
    env: SystemRoot === undefined ? {} : { SystemRoot },
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const job = createJobProcess(
    (message) => {
      child.send(message as object, (error) => {
        if (error !== null) job.ended();
      });
    },
    () => {
      child.kill("SIGKILL");
    },
  );
  child.on("message", job.answered);
  child.on("exit", job.ended);
  child.on("error", job.ended);
  return job;
}

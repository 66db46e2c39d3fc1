// SPDX-License-Identifier: Apache-2.0
import {
  type OpenerAnswer,
  OpenerQuestion,
  openerSteps,
} from "./openerSteps.ts";

/**
 * The entry of a process that opens one sealed file with one foreign key, gives out what is in it piece by
 * piece as it is asked, and ends. The vault's keys are not here, and the foreign key is nowhere else.
 */
interface Port {
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

interface ShellPort {
  once(
    event: "message",
    listener: (message: { readonly ports: readonly Port[] }) => void,
  ): void;
}

let steps: AsyncGenerator<OpenerAnswer, void, void> | null = null;

async function answer(untrusted: unknown): Promise<OpenerAnswer> {
  const question = OpenerQuestion.parse(untrusted);
  if (question.kind === "open" && steps === null) steps = openerSteps(question);
  const next = await steps?.next();
  // Whoever asks beyond the end, or before the beginning, does not keep to the protocol.
  if (next === undefined || next.done === true) process.exit(1);
  return next.value;
}

/** One question after another: each answer is computed when the one before it is out. */
function serve(
  listen: (listener: (message: unknown) => void) => void,
  post: (message: OpenerAnswer) => void,
): void {
  let last: Promise<unknown> = Promise.resolve();
  listen((message) => {
    last = last
      .then(async () => {
        post(await answer(message));
      })
      .catch(() => process.exit(1));
  });
}

const shell = (process as { parentPort?: ShellPort }).parentPort;
if (shell === undefined) {
  process.on("disconnect", () => process.exit(0));
  serve(
    (listener) => process.on("message", listener),
    (message) => process.send?.(message),
  );
} else
  shell.once("message", ({ ports: [port] }) => {
    if (port === undefined) process.exit(1);
    port.on("close", () => process.exit(0));
    serve(
      (listener) =>
        port.on("message", (event) => {
          listener((event as { readonly data: unknown }).data);
        }),
      (message) => {
        port.postMessage(message);
      },
    );
    port.start();
  });

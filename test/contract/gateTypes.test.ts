// SPDX-License-Identifier: Apache-2.0
import { expectTypeOf, it } from "vitest";
import type { ShellHandlers } from "../../electron/ipc/gate.ts";
import type { ShellChannel } from "../../shared/ipc/channels.ts";
import type { RendererApi } from "../../shared/ipc/rendererApi.ts";

// The compiler reads this file with the tests: each `@ts-expect-error` below fails it once the line compiles.

it("takes exactly the shell's channels as handlers", () => {
  expectTypeOf<keyof ShellHandlers>().toEqualTypeOf<ShellChannel>();
});

it("refuses a missing handler, a surplus one and a wrong answer", () => {
  const handlers = {} as ShellHandlers;
  const { "vault.lock": lock, ...rest } = handlers;
  // @ts-expect-error -- a handler is missing
  rest satisfies ShellHandlers;
  // @ts-expect-error -- a channel that the contract does not know
  ({ ...rest, "vault.lock": lock, "vault.peek": lock }) satisfies ShellHandlers;
  // @ts-expect-error -- an answer of another channel's shape
  ({ ...rest, "vault.lock": handlers["shell.info"] }) satisfies ShellHandlers;
});

it("gives a page named functions and no channel for paths", () => {
  expectTypeOf<RendererApi<object>>().toHaveProperty("vaultOpen");
  expectTypeOf<RendererApi<object>>().not.toHaveProperty("filesDrop");
});

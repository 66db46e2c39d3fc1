// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { channels } from "./channels.ts";
import { apiName } from "./rendererApi.ts";

it("joins a channel's two words into the name of a function", () => {
  expect(apiName("vault.open")).toBe("vaultOpen");
  expect(apiName("vault.recoveryKit")).toBe("vaultRecoveryKit");
});

it("gives no two channels one function", () => {
  const names = channels.map(apiName);
  expect(new Set(names).size).toBe(channels.length);
  for (const name of names) expect(name).toMatch(/^[a-zA-Z]+$/);
});

// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { keyContract } from "./keyContract.ts";

const grant = "0123456789abcdef".repeat(2);
const { request } = keyContract["vault.recoveryKit"];

it.each([
  { file: grant },
  { sheet: grant },
  { words: true },
  { file: grant, sheet: grant, words: false, replace: true },
])("makes a recovery kit in the form that is asked for: %j", (asked) => {
  expect(request.safeParse(asked).success).toBe(true);
});

it.each([{}, { words: false }, { replace: true }])(
  "makes no recovery kit that nobody could keep: %j",
  (asked) => {
    expect(request.safeParse(asked).success).toBe(false);
  },
);

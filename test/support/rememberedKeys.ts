// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll } from "vitest";
import { type KdfMemo, installKdfMemo } from "./kdfMemo.ts";

let memo: KdfMemo | undefined;

/** Set-up of tests that open one vault again and again: each key is derived once, for real. */
beforeAll(() => {
  memo = installKdfMemo();
});
afterAll(() => memo?.remove());

// SPDX-License-Identifier: Apache-2.0
import { it } from "vitest";
import { campaigns } from "./index.ts";
import { expectNothing } from "./support/expectNothing.ts";

it("survives every error of the disk, and says what it was", async (context) => {
  const outcome = await campaigns["errors"]?.(10, 1);
  expectNothing(outcome, context);
});

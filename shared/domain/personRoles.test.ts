// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { roleNames } from "../formats/charter.ts";
import { contactRoles, isCharterRole } from "./personRoles.ts";

it("has a charter name those who decide, and none who only receive", () => {
  for (const role of roleNames) expect(isCharterRole(role)).toBe(true);
  for (const role of contactRoles) expect(isCharterRole(role)).toBe(false);
});

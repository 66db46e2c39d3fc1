// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:os";
import { expect, it } from "vitest";
import { writeFailure } from "./diskFailure.ts";

it("tells a used-up quota from a bad disk, although Node has no name for it", () => {
  const errno = -constants.errno.EDQUOT;
  const code = `Unknown system error ${String(errno)}`;
  const thrown = Object.assign(new Error(code), { code, errno });
  expect(writeFailure(thrown, "/vault/ledger")).toEqual({
    code: "disk-full",
    facts: { name: "ledger", reason: "EDQUOT" },
  });
});

// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { AuditId } from "../ids.ts";
import { hasSampleMark, sampleAudit } from "./sample.ts";

it("knows audits of invented data by how their names begin", () => {
  expect(hasSampleMark(sampleAudit)).toBe(true);
  for (const name of ["harbour", "a-sample-audit", "harbour-sample-", "sample"])
    expect(hasSampleMark(AuditId.parse(name))).toBe(false);
});

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { AuditId, VersionId } from "../../../shared/ids.ts";
import type { Session } from "../session.ts";
import { findVersion } from "./versions.ts";

const audit = AuditId.parse("harbour");
const idOf = (digit: string) => VersionId.parse(digit.repeat(32));

test("a version is found where it lies now, and nowhere once it is gone", () => {
  const report = {
    ...{ deliverable: "report", audit, removed: false },
    versions: [{ version: idOf("a") }],
  };
  const deliverables = new Map([["report", report]]);
  const session = { state: { deliverables } } as unknown as Session;
  const find = (digit: string, of = audit) =>
    findVersion(session, of, idOf(digit))?.version;
  expect(find("a")).toBe(idOf("a"));
  expect(find("b")).toBeUndefined();
  // Each change in place, as entries make it, after the first question.
  report.versions.unshift({ version: idOf("b") });
  expect(find("a")).toBe(idOf("a"));
  expect(find("b")).toBe(idOf("b"));
  expect(find("a", AuditId.parse("other"))).toBeUndefined();
  report.removed = true;
  expect(find("a")).toBeUndefined();
  deliverables.clear();
  expect(find("b")).toBeUndefined();
});

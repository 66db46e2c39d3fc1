// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { withoutLost } from "./lostFromDrafts.ts";

test("a key that is lost from a later time on signs until then", () => {
  const lost = { key: "ssh-ed25519 AAAA", since: "2026-06-01T00:00:00Z" };
  const audit = { lostKeys: [lost] } as Parameters<typeof withoutLost>[0];
  const signed = (at: string) =>
    ({ key: lost.key, signature: "armour", at }) as never;
  const before = signed("2026-05-31T23:59:59Z");
  expect(withoutLost(audit, [before, signed(lost.since)])).toEqual([before]);
});

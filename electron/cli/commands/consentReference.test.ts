// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { ok } from "../../../shared/result.ts";
import type { Session } from "../session.ts";
import { resolveConsent } from "./consentReference.ts";

type State = ConsentView["state"];

/** A vault whose only audit has consents in these states, by the beginning of their ids. */
function vaultWith(states: Readonly<Record<string, State>>): Session {
  const consents = Object.entries(states).map(([consent, state]) => ({
    ...{ consent, state },
  }));
  const call = (channel: string) =>
    Promise.resolve(
      ok(
        channel === "audit.list" ? { audits: [{ audit: "a" }] } : { consents },
      ),
    );
  return { call } as unknown as Session;
}

it.each<[Record<string, State>, string | undefined, string | undefined]>([
  [{ a1: "partial" }, undefined, "a1"],
  [{ a1: "withdrawn" }, undefined, "a1"],
  [{ a1: "abandoned" }, undefined, undefined],
  [{ a1: "withdrawn", b2: "partial" }, undefined, "b2"],
  [{ a1: "expired", b2: "granted", c3: "voided" }, undefined, "b2"],
  [{ a1: "withdrawn", b2: "expired" }, undefined, undefined],
  [{ a1: "granted", b2: "partial" }, undefined, undefined],
  [{ a1: "withdrawn", b2: "partial" }, "a", "a1"],
  [{ a1: "partial", a2: "partial" }, "a", undefined],
  [{ a1: "partial" }, "b", undefined],
])("among %o, %s means %s", async (states, named, meant) => {
  const found = await resolveConsent(vaultWith(states), named);
  expect(found.ok ? found.value.consent : undefined).toBe(meant);
});

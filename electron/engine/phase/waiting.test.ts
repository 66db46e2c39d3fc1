// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, testTime } from "../../../test/support/vaults.ts";
import { charterOf, digestOf, keyOf } from "../../../test/support/releases.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { PersonId, ReleaseId } from "../../../shared/ids.ts";
import type { Act } from "../ledger/entries.ts";
import { fingerprintOf } from "../catalog/keyLosses.ts";
import { waitingIn } from "./waiting.ts";

const { audit } = charterOf();
const text = formatCharter(charterOf());
const release = ReleaseId.parse("9".repeat(32));
const ada = PersonId.parse("ada");

it("counts what is open, and nothing that is done", async () => {
  const session = requireOk(await (await makeVault(tempFolder())).open());
  const after = async (...acts: readonly Act[]) => {
    requireOk(await session.commit(acts));
    const found = session.state.audits.get(audit);
    if (found === undefined) throw new Error("no audit");
    return waitingIn(session, found);
  };
  const begun = await after({
    type: "audit.created",
    body: { audit, title: "One" },
  });
  const { overview, ...rooms } = begun;
  expect(overview).toBeGreaterThan(0);
  expect(Object.values(rooms)).toEqual([0, 0, 0, 0, 0, 0]);
  const digest = digestOf(text);
  const drafted = await after(
    { type: "charter.drafted", body: { audit, version: 1, digest, text } },
    {
      type: "release.proposed",
      body: {
        ...{ audit, release, requester: ada, files: [], place: "audits/one" },
        ...{ purpose: "Publish", author: "Ada <ada@b.example>" },
        ...{ expires: testTime, notBefore: null, base: null, clone: null },
      },
    },
  );
  expect(drafted).toMatchObject({ people: 5, releases: 1 });
  const signer = keyOf("ada");
  const signature = signer.sign(text, { namespace: "charter@counterseal" });
  const signed = {
    ...{ person: ada, key: signer.line, signature },
    fingerprint: fingerprintOf(signer.line) ?? "",
  };
  const later = await after(
    {
      type: "charter.signed",
      body: { audit, digest, ...signed, completes: false },
    },
    { type: "release.abandoned", body: { release, reason: "Tried" } },
  );
  expect(later).toMatchObject({ people: 4, releases: 0 });
  await session.close();
});

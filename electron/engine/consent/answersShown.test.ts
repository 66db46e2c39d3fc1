// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf } from "../../../test/support/releases.ts";
import {
  approval,
  audit,
  begun,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { sampleStatement } from "../../../test/support/sampleStatements.ts";
import {
  consentFiles,
  consentId,
  consentText,
  consentTold,
  governed,
  miraKey,
  sessionAfter,
  type Told,
} from "../../../test/support/toldState.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import type { Decline } from "../../../shared/formats/acts.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { AuditId, PersonId, ReleaseId, ReviewId } from "../../../shared/ids.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { answeredIn } from "./answerViews.ts";
import { consentView } from "./consentView.ts";
import { reviewsOf } from "./reviewView.ts";

const release = ReleaseId.parse("9".repeat(32));
const asked = consentText();
const released = begun.filter(({ type }) => type.startsWith("release."));
const showing = (id: string, told: "approval" | "consent"): Told => ({
  type: "review.begun",
  body: {
    ...{ audit, review: ReviewId.parse(id.repeat(32)) },
    request:
      told === "approval"
        ? { act: "approval", release }
        : { act: "consent", consent: consentId },
    digest: digestOf(told === "approval" ? approval : asked),
    to: [{ person: PersonId.parse("mira"), recipient: miraKey }],
    files: consentFiles.map((file) => ({ ...file, sha256: digestOf("file") })),
  },
});
const acts = [
  ...[...governed, ...released, ...consentTold(asked, "ada", "cleo")],
  ...[showing("5", "approval"), showing("6", "consent")],
];
function at(told: readonly Told[]) {
  const session = sessionAfter(told);
  return { session, of: requireOk(auditOf(session, audit)) };
}
function declined(answer: Decline["answer"], of: string): Told {
  const text = formatStatement({
    ...(sampleStatement("decline") as Decline),
    ...{ audit, issued: testTime, signer: PersonId.parse("cleo") },
    ...{ of: digestOf(of), answer },
  });
  const signed = signedBy("cleo", text, "decline");
  const body = { audit, act: "decline" as const, digest: digestOf(text), text };
  return { type: "answer.recorded", body: { ...body, ...signed } };
}

describe("what can be answered in an audit", () => {
  it("is each request with its purpose and who signed it, of this audit alone", () => {
    const { session, of } = at(acts);
    const known = answeredIn(session.state, of);
    expect([...known.keys()].sort()).toEqual(
      [digestOf(approval), digestOf(asked)].sort(),
    );
    expect(known.get(digestOf(approval))).toMatchObject({
      ...{ kind: "release", id: release, signatures: [] },
    });
    const consent = known.get(digestOf(asked));
    expect(consent).toMatchObject({ kind: "consent", id: consentId });
    expect(consent?.signatures.map(({ person }) => person)).toEqual([
      ...["ada", "cleo"],
    ]);
    const other = { ...of, audit: AuditId.parse("another-audit"), reviews: [] };
    expect(answeredIn(session.state, other).size).toBe(0);
  });

  it("is what was shown, even where it is asked for no more", () => {
    const { session, of } = at(acts);
    const state = {
      ...{ ...session.state, releases: new Map(), consents: new Map() },
    };
    const known = answeredIn(state, of);
    expect(known.get(digestOf(approval))).toMatchObject({
      ...{ kind: "release", id: release },
    });
    expect(known.get(digestOf(asked))).toMatchObject({
      ...{ kind: "consent", id: consentId },
    });
  });
});

describe("what people answered to a consent", () => {
  it("is shown with it, after signing or before, and nothing that they answered to another", () => {
    const shown = (...more: readonly Told[]) => {
      const { session } = at([...acts, ...more]);
      const consent = session.state.consents.get(consentId);
      if (consent === undefined) throw new Error("no consent");
      return consentView(session, consent).answers;
    };
    expect(shown(declined("decline", approval))).toEqual([]);
    const to = { kind: "consent", id: consentId };
    expect(shown(declined("decline", asked))).toMatchObject([
      { person: "cleo", asksForChanges: false, afterSigning: true, to },
    ]);
    expect(shown(declined("changes", asked))).toMatchObject([
      { person: "cleo", asksForChanges: true, afterSigning: true, to },
    ]);
  });
});

describe("what was shown of a request", () => {
  it("is told with that request and with no other", () => {
    const { session, of } = at(acts);
    const ids = (request: Parameters<typeof reviewsOf>[2]) =>
      reviewsOf(session.state, of, request).map(({ review }) => review[0]);
    expect(ids({ act: "approval", release })).toEqual(["5"]);
    expect(ids({ act: "consent", consent: consentId })).toEqual(["6"]);
    const other = ReleaseId.parse("8".repeat(32));
    expect(ids({ act: "approval", release: other })).toEqual([]);
  });

  it("names whom it left for and the files, with whoever confirmed it", () => {
    const { session, of } = at(acts);
    const request = { act: "approval", release } as const;
    expect(reviewsOf(session.state, of, request)).toMatchObject([
      {
        ...{ at: testTime, parcel: null, receipts: [] },
        to: [{ person: "mira" }],
        files: consentFiles.map(({ path }) => ({ path })),
      },
    ]);
  });
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { type Person, digestOf } from "../../../test/support/releases.ts";
import {
  approval,
  approved,
  audit,
  begun,
  charterText,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import {
  fileBytes,
  fileTold,
  sessionAfter,
  type Told,
} from "../../../test/support/toldState.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import {
  AuditId,
  Instant,
  PersonId,
  ReleaseId,
  VersionId,
} from "../../../shared/ids.ts";
import { requireRequest } from "./recordedTexts.ts";
import { buildRequest, checkApproval, statementOf } from "./requestRelease.ts";

const release = ReleaseId.parse("9".repeat(32));
const version = VersionId.parse("a".repeat(32));
const expires = Instant.parse("2027-02-20T10:00:00Z");
const path = "audits/report.pdf";
const governed = begun.filter(({ type }) => !type.startsWith("release."));

function proposed(changes: object = {}): Told {
  return {
    type: "release.proposed",
    body: {
      ...{ audit, release, requester: PersonId.parse("ada") },
      ...{ files: [{ version, path }], place: "audits/one" },
      ...{ purpose: "Publish", author: "Ada <a@b.example>", expires },
      ...{ notBefore: null, base: null, clone: null },
      ...changes,
    },
  };
}

function at(acts: readonly Told[], now = testTime) {
  const session = sessionAfter(acts, now);
  const found = session.state.releases.get(release);
  if (found === undefined) throw new Error("no release");
  return { session, release: found };
}
const built = (acts: readonly Told[], now = testTime) => {
  const { session, release: asked } = at(acts, now);
  return buildRequest(session, asked);
};

describe("the request of a release", () => {
  const acts = [...governed, fileTold(version)];

  it("says what was proposed, as the vault and its charter are now", () => {
    const { text, ...body } = requireOk(built([...acts, proposed()]));
    const { session } = at([...acts, proposed()]);
    expect(requireRequest(text)).toMatchObject({
      ...{ act: "approval", audit, charter: digestOf(charterText) },
      ...{ id: body.statement, issued: testTime, vault: session.vault },
      ...{ checkpoint: session.checkpoint, requester: "ada", expires },
      ...{ notBefore: null, purpose: "Publish", place: "audits/one" },
      ...{ base: null, author: "Ada <a@b.example>", commitDate: testTime },
      ...{ supersedes: null, removes: [], judged: [] },
      files: [{ path, sha256: digestOf(fileBytes) }],
    });
    expect(body).toEqual({
      ...{ release, statement: body.statement, digest: digestOf(text) },
    });
  });

  it("is not made under no charter, nor at its end, nor without a file of it", () => {
    const [created] = governed;
    if (created === undefined) throw new Error("no audit");
    const early = [created, fileTold(version), proposed()];
    expect(requireError(built(early)).code).toBe("charter-none-in-force");
    expect(requireError(built([...acts, proposed()], expires))).toMatchObject({
      ...{ code: "time-refused", facts: { field: "expires" } },
    });
    const before = Instant.parse("2027-02-20T09:59:59Z");
    requireOk(built([...acts, proposed()], before));
    expect(requireError(built([...governed, proposed()])).code).toBe(
      "version-unknown",
    );
    const foreign = VersionId.parse("e".repeat(32));
    const files = [
      { version, path },
      { version: foreign, path: "audits/z.pdf" },
    ];
    expect(requireError(built([...acts, proposed({ files })])).code).toBe(
      "version-unknown",
    );
  });

  it("is refused where its words make no statement", () => {
    const purpose = "Two\nlines";
    const refused = requireError(built([...acts, proposed({ purpose })]));
    expect(refused.code).toBe("statement-refused");
  });

  it("names what it supersedes by the statement that stands now", () => {
    const earlier = ReleaseId.parse("8".repeat(32));
    const first = proposed({ release: earlier, files: [] });
    const heir = proposed({ supersedes: earlier });
    const requested = begun.find(({ type }) => type === "release.requested");
    const asked = {
      ...requested,
      body: { ...requested?.body, release: earlier },
    } as Told;
    const { text } = requireOk(built([...acts, first, asked, heir]));
    expect(requireRequest(text)).toMatchObject({
      supersedes: digestOf(approval),
    });
    expect(() => built([...acts, first, heir])).toThrow(
      "a release supersedes one without a statement",
    );
  });
});

describe("the statement of a release", () => {
  it("is none before people were asked", () => {
    const { release: asked } = at([...governed, proposed()]);
    expect(requireError(statementOf(asked))).toEqual({
      ...{ code: "release-state", facts: { state: "proposed" } },
    });
    expect(requireOk(statementOf(at(begun).release)).text).toBe(approval);
  });
});

describe("an approval that comes back", () => {
  const checked = (
    person: Person,
    acts: readonly Told[] = begun,
    now = testTime,
  ) => {
    const { session, release: asked } = at(acts, now);
    const { signature } = signedBy(person, approval, "approval");
    return checkApproval(session, asked, signature);
  };

  it("is taken from whoever the charter names, once", () => {
    expect(requireOk(checked("ben"))).toMatchObject({ person: "ben" });
    const told = approved(signedBy("ben", approval, "approval"));
    expect(requireError(checked("ben", [...begun, told])).code).toMatch(
      /^signature-(?:duplicate|recorded-already)$/,
    );
    expect(requireError(checked("finn")).code).toBe("signature-key-unknown");
  });

  it("is not taken for what nobody was asked for, or is from the far future", () => {
    expect(requireError(checked("ben", [...governed, proposed()])).code).toBe(
      "release-state",
    );
    const early = Instant.parse("2027-01-30T11:59:59Z");
    expect(requireError(checked("ben", begun, early)).code).toBe(
      "statement-stale",
    );
  });

  it("is not taken while the charter that its statement names is a draft", () => {
    const drafted = begun.filter(({ type }) => type !== "charter.signed");
    expect(requireError(checked("ben", drafted)).code).toBe(
      "signature-key-unknown",
    );
  });

  it("is of a release whose audit is there", () => {
    const { session, release: asked } = at(begun);
    const lost = { ...asked, audit: AuditId.parse("another-audit") };
    expect(() => checkApproval(session, lost, "")).toThrow(
      "a release names an unknown audit",
    );
  });
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approvalIssued,
  at,
  digestOf,
  keyOf,
  person,
} from "../../test/support/sampleAudit.ts";
import {
  enough,
  lostKey,
  sampleGate,
  seatNames,
  signedText,
} from "../../test/support/sampleRelease.ts";
import { sampleConsent } from "../../test/support/sampleStatements.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import type { Consent } from "../formats/acts.ts";
import { formatStatement } from "../formats/statementText.ts";
import { authorizeShare, type ShareState } from "./authorizeShare.ts";
import { UnmetCondition } from "./conditions.ts";

const judged = [{ sha256: digestOf("inspection"), name: "inspection.txt" }];
const consent = sampleConsent({ judged });
const { audience, files } = consent;
const [mira, sol] = audience;
if (mira === undefined || sol === undefined) throw new Error("two are asked");

function signedConsent(
  signers: readonly string[] = enough,
  changes: Partial<Consent> = {},
) {
  const text = formatStatement({ ...consent, ...changes });
  return signedText(text, "consent@counterseal", signers);
}

const state: ShareState = {
  ...sampleGate,
  statement: signedConsent(),
  requester: person("ada"),
  content: files,
  judged,
  recipients: audience,
  removed: [],
  dropped: [],
};

function unmetOf(changes: Partial<ShareState>): readonly UnmetCondition[] {
  const unmet = requireError(authorizeShare({ ...state, ...changes }));
  for (const condition of unmet) UnmetCondition.parse(condition);
  return unmet;
}

describe("a share with everything that it needs", () => {
  it("is authorised, with what may be sealed and what proves it", () => {
    const share = requireOk(
      authorizeShare({
        ...state,
        statement: signedConsent(["mo", "rex", "lin", "ada"]),
      }),
    );
    expect(share.consent).toEqual(consent);
    expect(share.statementText).toBe(signedConsent().text);
    expect(share.statementDigest).toBe(signedConsent().digest);
    expect(share.signatures.map(({ person: who }) => who)).toEqual([
      ...["ada", "lin", "mo"],
    ]);
    const [charter] = share.charters;
    expect(charter?.text).toBe(state.charters[0]?.text);
    expect(charter?.signatures.map(({ person: who }) => who)).toEqual([
      ...seatNames,
    ]);
    expect(share.files).toEqual(files);
    expect(share.recipients).toEqual(audience);
  });

  it("may be of a part of the files, to a part of the people", () => {
    for (const file of files)
      for (const line of audience) {
        const part = { content: [file], recipients: [line] };
        const share = requireOk(authorizeShare({ ...state, ...part }));
        expect(share.files).toEqual([file]);
        expect(share.recipients).toEqual([line]);
      }
  });
});

describe("a share that nobody was asked for", () => {
  it("lacks the request, and every seat that a consent takes", () => {
    const names = unmetOf({ statement: null }).map(({ name }) => name);
    expect(names).toContain("request-missing");
    expect(names).toContain("chairs-missing");
  });

  it("is not asked for by a statement of another act, or for another act", () => {
    for (const namespace of ["approval@counterseal", "consent"]) {
      const { text } = signedConsent();
      const statement = signedText(text, namespace, enough);
      expect(unmetOf({ statement })).toContainEqual({
        ...{ name: "requester-missing", requester: "ada" },
      });
    }
    const { text } = signedConsent();
    const other = signedText(`${text}x`, "consent@counterseal", enough);
    expect(unmetOf({ statement: other })).toContainEqual({
      name: "request-missing",
    });
  });
});

describe("what would leave", () => {
  it("is nothing beside what was consented to, nor another file by the same name", () => {
    const [first] = files;
    if (first === undefined) throw new Error("no file");
    const extra = { sha256: digestOf("x"), path: "zz-extra.md" };
    expect(unmetOf({ content: [...files, extra] })).toEqual([
      { name: "content-changed", paths: [extra.path] },
    ]);
    const altered = { ...first, sha256: digestOf("altered") };
    expect(unmetOf({ content: [altered] })).toEqual([
      { name: "content-changed", paths: [first.path] },
    ]);
    expect(unmetOf({ content: [first, first] })).toEqual([
      { name: "content-changed", paths: [first.path] },
    ]);
  });

  it("is judged by all texts by which its consent was, and by no others", () => {
    const altered = [{ sha256: digestOf("other"), name: "inspection.txt" }];
    for (const texts of [[], altered])
      expect(unmetOf({ judged: texts }).map(({ name }) => name)).toEqual([
        "content-changed",
      ]);
  });

  it("is something, to somebody", () => {
    expect(unmetOf({ content: [] })).toEqual([{ name: "share-empty" }]);
    expect(unmetOf({ recipients: [] })).toEqual([{ name: "share-empty" }]);
  });
});

describe("who would get it", () => {
  it("is nobody else, and nobody by another's key", () => {
    const eve = { person: person("eve"), recipient: keyOf("eve") };
    const crossed = { person: mira.person, recipient: sol.recipient };
    for (const line of [eve, crossed])
      expect(unmetOf({ recipients: [sol, line] })).toEqual([
        { name: "recipient-uncovered", ...line },
      ]);
  });

  it("is nobody whose key is lost, whenever that was", () => {
    const lost = { name: "recipient-key-lost", ...sol };
    expect(unmetOf({ revokedKeys: [lostKey("sol")] })).toEqual([lost]);
    // As of the latest time that is known, not of the signatures.
    const later = { key: keyOf("sol"), since: state.clock };
    expect(unmetOf({ revokedKeys: [later] })).toEqual([lost]);
    const ahead = { key: keyOf("sol"), since: at("2026-03-03T00:00:00Z") };
    const withAhead = { ...state, revokedKeys: [ahead] };
    expect(authorizeShare(withAhead).ok).toBe(true);
    expect(
      unmetOf({ revokedKeys: [ahead], statementTimes: [ahead.since] }),
    ).toEqual([lost]);
  });

  it("is nobody who gave a key up, or who was taken off the roster", () => {
    expect(unmetOf({ dropped: [sol.recipient] })).toEqual([
      { name: "recipient-key-dropped", ...sol },
    ]);
    const twice = { person: sol.person, recipient: mira.recipient };
    const statement = signedConsent(enough, { audience: [sol, twice] });
    const recipients = [sol, twice];
    expect(unmetOf({ statement, recipients, removed: [sol.person] })).toEqual([
      { name: "recipient-removed", person: "sol" },
    ]);
    // Somebody else's loss stops nobody.
    const others = { dropped: [keyOf("eve")], removed: [person("eve")] };
    expect(authorizeShare({ ...state, ...others }).ok).toBe(true);
  });

  it("gets it after an embargo, and before the consent expires", () => {
    const notBefore = at("2026-03-02T12:00:01Z");
    const statement = signedConsent(enough, { notBefore });
    expect(unmetOf({ statement })).toEqual([
      { name: "embargo-active", until: notBefore },
    ]);
    expect(authorizeShare({ ...state, statement, clock: notBefore }).ok).toBe(
      true,
    );
    expect(unmetOf({ clock: consent.expires })).toEqual([
      { name: "statement-expired", at: consent.expires },
    ]);
    expect(approvalIssued < state.clock).toBe(true);
  });
});

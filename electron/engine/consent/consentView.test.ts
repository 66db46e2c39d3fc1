// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf, keyOf } from "../../../test/support/releases.ts";
import {
  audit,
  charterText,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { sampleStatement } from "../../../test/support/sampleStatements.ts";
import {
  consentFiles,
  consentId,
  consentText,
  consentTold,
  fileBytes,
  governed,
  miraKey,
  sessionAfter,
  type Told,
} from "../../../test/support/toldState.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  AuditId,
  DeliverableId,
  Instant,
  PersonId,
  ShareId,
} from "../../../shared/ids.ts";
import type { Job } from "../context.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkAnswer } from "./answers.ts";
import { checkConsent } from "./consentHandlers.ts";
import { consentsOf, consentView, coveredBy } from "./consentView.ts";
import { gatherGate } from "./gateEvidence.ts";
import { shareFiles } from "./shareFiles.ts";

const asked = consentText();
const given = [...governed, ...consentTold(asked, "ada", "ben", "cleo")];
const mira = PersonId.parse("mira");
const [first, second] = consentFiles.map(({ version }) => version);
const later = Instant.parse("2027-01-31T12:00:01Z");
const spare = keyOf("finn", 1).line;
const two = consentText({
  audience: [miraKey, spare].map((recipient) => ({ person: mira, recipient })),
});

function at(acts: readonly Told[], now = testTime) {
  const session = sessionAfter(acts, now);
  const consent = session.state.consents.get(consentId);
  if (consent === undefined) throw new Error("no consent");
  return { session, consent };
}
function shown(acts: readonly Told[], now = testTime) {
  const { session, consent } = at(acts, now);
  return consentView(session, consent);
}
const keysOf = (sealKeys: readonly string[]): Told => ({
  type: "person.changed",
  body: {
    ...{ audit, person: mira, roles: [], signKeys: [], reason: "New" },
    sealKeys: [...sealKeys],
  },
});
const removed = (version = first): Told => ({
  type: "deliverable.removed",
  body: {
    ...{ audit, deliverable: DeliverableId.parse(version) },
    reason: "A mistake",
  },
});
const goneMira: Told = {
  type: "person.removed",
  body: { audit, person: mira, reason: "Left" },
};
const lostKey: Told = {
  type: "person.key-lost",
  body: { audit, person: mira, key: miraKey, since: testTime, reason: "Lost" },
};

describe("a consent as people see it", () => {
  it("is granted once its quorum signed, with its files as the vault has them", () => {
    const view = shown(given);
    expect(view).toMatchObject({
      ...{ consent: consentId, audit, state: "granted", requester: "ada" },
      ...{ digest: digestOf(asked), text: asked, unmet: [], uncovered: [] },
      ...{ fewerKeys: [], declinedBy: [], answers: [], sent: [], shares: [] },
      ...{ reviews: [], terms: ["Not to be passed on."], notBefore: null },
      signatures: [{ person: "ada" }, { person: "ben" }, { person: "cleo" }],
    });
    const sha256 = digestOf(fileBytes);
    const { length: size } = fileBytes;
    expect(view.files).toEqual(
      consentFiles.map((file) => ({
        ...file,
        ...{ name: "report.pdf", size, sha256 },
      })),
    );
  });

  it("lacks signatures until then, and is over with its time", () => {
    const asking = [...governed, ...consentTold(asked, "ada")];
    const { state, unmet } = shown(asking);
    expect(state).toBe("partial");
    expect(unmet.map(({ name }) => name)).toContain("chairs-missing");
    const end = Instant.parse("2027-02-20T10:00:00Z");
    expect(shown(given, end).state).toBe("expired");
  });

  it("asks for nothing more once it was given up", () => {
    const body = { consent: consentId, reason: "Over" };
    const abandoned: Told = { type: "consent.abandoned", body };
    expect(
      shown([...governed, ...consentTold(asked), abandoned]),
    ).toMatchObject({ state: "abandoned", unmet: [], uncovered: [] });
  });

  it("tells which file is gone, by the path that it was given", () => {
    const one = shown([...given, removed()]);
    const gone = { name: "content-changed", paths: ["audits/report.pdf"] };
    expect(one).toMatchObject({ state: "voided", unmet: [gone] });
    expect(one.files[0]).toMatchObject({ name: "audits/report.pdf", size: 0 });
    const none = shown([...given, removed(), removed(second)]);
    expect(none.unmet).toEqual([
      { ...gone, paths: ["audits/report.pdf", "audits/z.md"] },
    ]);
  });

  it("covers nobody whose only key is lost, was given up, or who left", () => {
    for (const [told, name] of [
      [lostKey, "recipient-key-lost"],
      [keysOf([spare]), "recipient-key-dropped"],
      [goneMira, "recipient-removed"],
    ] as const) {
      const { unmet, state } = shown([...given, told]);
      expect(unmet.map((each) => each.name)).toEqual([name]);
      expect(state).toBe("voided");
    }
  });

  it("covers whoever has another of its keys", () => {
    const both = [
      ...[...governed, keysOf([miraKey, spare])],
      ...consentTold(two, "ada", "ben", "cleo"),
    ];
    const kept = [{ person: mira, recipient: spare }];
    for (const told of [lostKey, keysOf([spare])]) {
      const { session, consent } = at([...both, told]);
      expect(coveredBy(session, consent)).toEqual(kept);
      const view = consentView(session, consent);
      expect(view).toMatchObject({ state: "granted", uncovered: [] });
      expect(view.fewerKeys).toHaveLength(1);
    }
    const { session, consent } = at(both);
    expect(coveredBy(session, consent)).toHaveLength(2);
  });

  it("is void for who is recused from the vendor of its files, though many are judged at once", () => {
    const recused = (vendor: string): Told => ({
      type: "recusal.recorded",
      body: {
        ...{ audit, person: PersonId.parse("ben"), vendor },
        reason: "Worked there",
      },
    });
    const states = (vendor: string) => {
      const { session } = at([...given, recused(vendor)]);
      const held = requireOk(auditOf(session, audit));
      return consentsOf(session, held).map(({ state }) => state);
    };
    expect(states("Quillhart")).toEqual(["voided"]);
    expect(states("Another vendor")).toEqual(["granted"]);
    const { session } = at(given);
    const held = requireOk(auditOf(session, audit));
    const other = { ...held, audit: AuditId.parse("another-audit") };
    expect(consentsOf(session, other)).toEqual([]);
  });

  it("shows what was shared by it", () => {
    const sha256 = digestOf(fileBytes);
    const shared: Told = {
      type: "share.begun",
      body: {
        ...{ share: ShareId.parse("5".repeat(32)), consent: consentId },
        ...{ digest: digestOf(asked) },
        to: [{ person: mira, recipient: miraKey }],
        files: consentFiles.map((file) => ({ ...file, sha256 })),
      },
    };
    expect(shown([...given, shared]).shares).toMatchObject([
      {
        ...{ receipts: [], parcel: null, to: [{ person: mira }] },
        files: consentFiles.map(({ path }) => ({ path, sha256 })),
      },
    ]);
  });
});

it("every gate knows when a consent was made", () => {
  const { session } = at(given);
  const held = requireOk(auditOf(session, audit));
  expect(gatherGate(session, held, []).statementTimes).toEqual([testTime]);
});

describe("a signature on a consent", () => {
  const signed = (acts: readonly Told[], now = testTime) => {
    const { session, consent } = at(acts, now);
    const { signature } = signedBy("dora", asked, "consent");
    return checkConsent(session, consent, signature);
  };

  it("is taken under the charter in force that it names, and not from the far future", () => {
    expect(requireOk(signed(given))).toMatchObject({ person: "dora" });
    const early = Instant.parse("2027-01-30T11:59:59Z");
    expect(requireError(signed(given, early)).code).toBe("statement-stale");
    const drafted = given.filter(({ type }) => type !== "charter.signed");
    expect(requireError(signed(drafted)).code).toBe("signature-key-unknown");
  });
});

describe("a receipt for what a consent shares", () => {
  it("may be signed with the key that it names somebody with, and no decline may", () => {
    const answered = (act: "receipt" | "decline") => {
      const { session } = at(given, later);
      const text = formatStatement({
        ...sampleStatement(act),
        ...{ audit, issued: testTime, signer: mira, of: digestOf(asked) },
        ...{ charter: digestOf(charterText) },
      });
      const { signature } = signedBy("finn", text, act);
      const held = requireOk(auditOf(session, audit));
      return checkAnswer(session, held, text, signature);
    };
    expect(requireOk(answered("receipt"))).toMatchObject({ person: mira });
    expect(requireError(answered("decline")).code).toBe(
      "signature-key-unknown",
    );
  });
});

describe("sharing by a consent", () => {
  const recipients = [{ person: mira, recipient: miraKey }];
  const refused = async (acts: readonly Told[], to = recipients) => {
    const { session, consent } = at(acts);
    const wanted = { files: consentFiles, recipients: to };
    const done = shareFiles(session, consent, wanted, "", {} as Job);
    return requireError(await done);
  };

  it("is refused for what stands in its way, each told once", async () => {
    const asking = [...governed, ...consentTold(asked, "ada", "ben")];
    expect(await refused(asking)).toEqual({
      code: "share-unmet",
      facts: { conditions: "chairs-missing" },
    });
    const eve = { person: PersonId.parse("eve"), recipient: spare };
    expect((await refused(given, [eve])).facts?.["conditions"]).toMatch(
      /^recipient-uncovered/,
    );
  });

  it("leaves out no file that is gone without a word", async () => {
    for (const gone of [[removed()], [removed(), removed(second)]]) {
      const { code, facts } = await refused([...given, ...gone]);
      expect(code).toBe("share-unmet");
      expect(String(facts?.["conditions"]).split(", ")).toContain(
        "content-changed",
      );
    }
  });

  it("is refused in a vault that takes no changes", async () => {
    const { session, consent } = at(given);
    const standing = { readOnlyWhy: "rolled-back", holder: null };
    const barred = { ...session, readOnly: true, standing } as typeof session;
    const wanted = { files: consentFiles, recipients };
    const done = shareFiles(barred, consent, wanted, "", {} as Job);
    expect(requireError(await done).code).toBe("vault-read-only");
  });
});

// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import type { ShareState } from "../../shared/domain/authorizeShare.ts";
import type { SignedText } from "../../shared/domain/gateState.ts";
import { defaultQuorums } from "../../shared/domain/roster.ts";
import type { Charter } from "../../shared/formats/charter.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import type { Instant } from "../../shared/ids.ts";
import { AuditId } from "../../shared/ids.ts";
import { arbitraryCharter, name } from "./arbitraryCharter.ts";
import {
  approvalIssued,
  at,
  digestOf,
  digestOfCharter,
  keyOf,
  person,
  sampleCharter,
} from "./sampleAudit.ts";
import { sampleGate, signedCharter, signedText } from "./sampleRelease.ts";
import { sampleConsent, sampleStatement } from "./sampleStatements.ts";

/** Random worlds in which somebody wants to share something; most of what is drawn is in order. */

const names = ["ada", "bo", "cy", "di", "ed", "flo"];
const everyKeyName = [...names, ...names.map((who) => `${who} 2`)];
export const fingerprints: ReadonlyMap<string, string> = new Map(
  everyKeyName.map((who) => [keyOf(who), fingerprintOf(who)]),
);

/** In the shape of a fingerprint, one for each name; shared code only compares them. */
function fingerprintOf(who: string): string {
  const digits = Buffer.from(digestOf(who), "hex").toString("base64");
  return `SHA256:${digits.slice(0, 43)}`;
}

/** A random charter put within the grammar: no keys without roles, no seats without keys. */
export const lawfulCharter: fc.Arbitrary<Charter> = arbitraryCharter
  .map((drawn): Charter => {
    const withKey = new Set(drawn.sign.map((line) => line.person));
    const roles = drawn.roles.filter((line) => withKey.has(line.person));
    const withRole = new Set(roles.map((line) => line.person));
    const sign = drawn.sign.filter((line) => withRole.has(line.person));
    const distinct = new Map(roles.map((line) => [JSON.stringify(line), line]));
    const quorums = [
      ...drawn.quorums,
      ...defaultQuorums.filter(
        ({ act }) => !drawn.quorums.some((line) => line.act === act),
      ),
    ];
    const lines = new Map(quorums.map((line) => [JSON.stringify(line), line]));
    return {
      ...drawn,
      roles: [...distinct.values()],
      sign,
      quorums: [...lines.values()],
    };
  })
  .filter(({ roles, sign }) => roles.length > 0 && sign.length > 0);

export function rarely<T>(usual: T, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: odd },
  );
}

const sometime = fc.constantFrom(
  at("2026-02-20T00:00:00Z"),
  approvalIssued,
  at("2026-03-01T09:00:01Z"),
  at("2026-03-10T00:00:00Z"),
  at("2026-03-15T08:59:59Z"),
  at("2026-03-15T09:00:00Z"),
);

/** What a person answered, or somebody in their name, or about something else. */
const answer = fc
  .record({
    act: fc.constantFrom("revocation", "declaration", "withdrawal"),
    signer: name,
    by: rarely<string | null>(null, name),
    second: fc.boolean(),
    space: rarely<string | null>(null, fc.constant("approval")),
    elsewhere: rarely(false, fc.constant(true)),
    since: sometime,
    scope: fc.constantFrom("the audit", "vendor Quillhart", "vendor Other"),
    recused: fc.constantFrom("yes", "no"),
    other: rarely(false, fc.constant(true)),
  })
  .map((drawn) => ({ ...drawn, by: drawn.by ?? drawn.signer }));
type Drawn = typeof answer extends fc.Arbitrary<infer A> ? A : never;
const noAnswers: Drawn[] = [];

function answerText(drawn: Drawn, request: SignedText): string {
  const { act, signer, second, since, scope, recused } = drawn;
  const about = {
    signer: person(signer),
    ...(drawn.elsewhere ? { audit: AuditId.parse("another-audit") } : {}),
  };
  const own: Record<string, object> = {
    revocation: {
      key: fingerprintOf(second ? `${signer} 2` : signer),
      since,
    },
    declaration: { scope, recused },
    withdrawal: { of: drawn.other ? digestOf("other") : request.digest },
  };
  const sample = sampleStatement(act);
  return formatStatement({ ...sample, ...about, ...own[act] });
}

function answerOf(drawn: Drawn, request: SignedText): SignedText {
  const space = `${drawn.space ?? drawn.act}@counterseal`;
  const key = drawn.second ? `${drawn.by} 2` : drawn.by;
  return signedText(answerText(drawn, request), space, [key]);
}

const times = fc.record({
  clock: rarely(at("2026-03-02T12:00:00Z"), sometime),
  ledgerTime: rarely<Instant>(approvalIssued, sometime),
  notBefore: rarely<Instant | null>(null, sometime),
});

const files = sampleConsent().files;
const changedFiles = fc.constantFrom(
  [],
  files.slice(0, 1),
  [...files, ...files],
  [...files, { sha256: digestOf("x"), path: "extra.md" }],
  files.map((file) => ({ ...file, sha256: digestOf("altered") })),
);
const { audience } = sampleConsent();
const changedAudience = fc.constantFrom(
  [],
  audience.slice(0, 1),
  [...audience, { person: person("eve"), recipient: keyOf("eve") }],
  audience.map((line) => ({ ...line, recipient: keyOf("eve") })),
);

/** Two owners, three chairs and a reviewer, each with one key. */
export const soundCharter = sampleCharter({}, [
  ["ada", "owner"],
  ["bo", "owner"],
  ["cy", "chair"],
  ["di", "chair"],
  ["ed", "chair"],
  ["flo", "reviewer"],
]);

export const anyCharter = fc.oneof(lawfulCharter, fc.constant(soundCharter));

/** Somebody wants to share something under one of these charters. */
export const arbitraryShareUnder = (
  charters: fc.Arbitrary<Charter>,
): fc.Arbitrary<ShareState> =>
  fc
    .record({
      charter: charters,
      signers: rarely(everyKeyName, fc.subarray(everyKeyName)),
      requester: name,
      answers: fc.oneof(
        fc.constant(noAnswers),
        fc.array(answer, { minLength: 1, maxLength: 3 }),
      ),
      revoked: rarely<string[]>(
        [],
        fc.subarray(everyKeyName, { maxLength: 2 }),
      ),
      recused: rarely<string[]>([], fc.subarray(names, { maxLength: 1 })),
      times,
      content: rarely([...files], changedFiles),
      recipients: rarely([...audience], changedAudience),
      removed: rarely([], fc.subarray(audience.map(({ person: who }) => who))),
      dropped: rarely(
        [],
        fc.subarray(audience.map(({ recipient }) => recipient)),
      ),
      elsewhere: rarely(false, fc.constant(true)),
    })
    .map((drawn): ShareState => {
      const { charter, requester } = drawn;
      const { notBefore, ...clocks } = drawn.times;
      const consent = sampleConsent({
        charter: digestOfCharter(charter),
        requester: person(requester),
        notBefore,
        ...(drawn.elsewhere ? { audit: AuditId.parse("another-audit") } : {}),
      });
      const statement = signedText(
        formatStatement(consent),
        "consent@counterseal",
        drawn.signers,
      );
      return {
        ...sampleGate,
        ...clocks,
        charters: [signedCharter(charter, everyKeyName)],
        statement,
        requester: person(requester),
        content: drawn.content,
        judged: [],
        recipients: drawn.recipients,
        removed: drawn.removed,
        dropped: drawn.dropped,
        answers: drawn.answers.map((each) => answerOf(each, statement)),
        fingerprints,
        revokedKeys: drawn.revoked.map((who) => ({
          key: keyOf(who),
          since: approvalIssued,
        })),
        recused: drawn.recused.map(person),
        vendors: ["Quillhart"],
      };
    });

export const arbitraryShare = arbitraryShareUnder(anyCharter);

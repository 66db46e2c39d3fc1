// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { name } from "../../test/support/arbitraryCharter.ts";
import { lawfulCharter, rarely } from "../../test/support/arbitraryShare.ts";
import {
  naiveCharter,
  naivelyInForce,
  naivelyMet,
  naiveSigners,
} from "../../test/support/naiveCount.ts";
import {
  approvalIssued,
  at,
  digestOf,
  digestOfCharter,
  person,
  sampleApproval,
} from "../../test/support/sampleAudit.ts";
import {
  lostKey,
  sampleState,
  seatNames,
  signedApproval,
  signedCharter,
} from "../../test/support/sampleRelease.ts";
import type { Approval } from "../formats/acts.ts";
import { authorizeRelease } from "./authorizeRelease.ts";
import type { SignedText } from "./gateState.ts";
import type { ReleaseState } from "./releaseState.ts";

const names = ["ada", "bo", "cy", "di", "ed", "flo"];
const everyKeyName = [...names, ...names.map((who) => `${who} 2`)];

const lawfulState: fc.Arbitrary<ReleaseState> = fc
  .record({
    charter: lawfulCharter,
    signers: fc.oneof(fc.subarray(everyKeyName), fc.constant(everyKeyName)),
    requester: name,
    revoked: rarely<string[]>([], fc.subarray(everyKeyName, { maxLength: 2 })),
    recused: rarely<string[]>([], fc.subarray(names, { maxLength: 1 })),
  })
  .map(({ charter, signers, requester, revoked, recused }) =>
    sampleState(
      {
        charters: [signedCharter(charter, everyKeyName)],
        revokedKeys: revoked.map(lostKey),
        recused: recused.map(person),
      },
      sampleApproval({
        charter: digestOfCharter(charter),
        requester: person(requester),
      }),
      signers,
    ),
  );

function allowed(state: ReleaseState): boolean {
  return authorizeRelease(state).ok;
}

/** Everything that `state` rests on, each time with one piece of it gone. */
function* lessened(state: ReleaseState): Generator<ReleaseState> {
  yield { ...state, statement: null };
  yield { ...state, charters: [] };
  for (const [index, charter] of state.charters.entries())
    for (const less of withoutOne(charter))
      yield { ...state, charters: state.charters.with(index, less) };
  if (state.statement !== null)
    for (const statement of withoutOne(state.statement))
      yield { ...state, statement };
}

function* withoutOne(signed: SignedText): Generator<SignedText> {
  for (const index of signed.signatures.keys())
    yield { ...signed, signatures: signed.signatures.toSpliced(index, 1) };
}

describe("authorizeRelease", () => {
  it("never answers yes to less than it answered no to", () => {
    let refused = 0;
    let authorised = 0;
    fc.assert(
      fc.property(lawfulState, (state) => {
        if (allowed(state)) {
          authorised += 1;
          return;
        }
        refused += 1;
        for (const less of lessened(state)) expect(allowed(less)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(50);
    expect(authorised).toBeGreaterThan(20);
  });

  it("answers yes exactly when a naive reading of the rules does", () => {
    fc.assert(
      fc.property(lawfulState, (state) => {
        expect(allowed(state)).toBe(naivelyAllowed(state));
      }),
      { numRuns: 1500 },
    );
  });

  it("answers yes to no quorum less one person", () => {
    fc.assert(
      fc.property(
        fc.subarray(["ada", "bo"], { minLength: 1, maxLength: 1 }),
        fc.subarray(["lin", "mo", "nia"], { minLength: 2, maxLength: 2 }),
        (owners, chairs) => {
          const signers = [...owners, ...chairs];
          const approval = sampleApproval({
            requester: person(owners[0] ?? "ada"),
          });
          expect(allowed(sampleState({}, approval, signers))).toBe(true);
          for (const missing of signers) {
            const others = signers.filter((who) => who !== missing);
            expect(allowed(sampleState({}, approval, others))).toBe(false);
          }
        },
      ),
    );
  });

  it("agrees with the naive count on all 32 subsets of five signers", () => {
    let yes = 0;
    for (let subset = 0; subset < 32; subset += 1) {
      const signers = seatNames.filter((_who, bit) => subset & (1 << bit));
      const state = sampleState({}, sampleApproval(), signers);
      expect(allowed(state)).toBe(naivelyAllowed(state));
      if (allowed(state)) yes += 1;
    }
    // Ada asks, so that she must be among them; then at least two of three chairs: 2 × 4.
    expect(yes).toBe(8);
  });

  it("answers no when any one thing is other than was signed", () => {
    const good = sampleState();
    expect(allowed(good)).toBe(true);
    // Version 1 needs all five signatures, and the statement all three.
    for (const less of lessened(good)) expect(allowed(less)).toBe(false);
    for (const index of good.content.keys()) {
      expect(
        allowed({ ...good, content: good.content.toSpliced(index, 1) }),
      ).toBe(false);
      const changed = good.content.map((file, at_) =>
        at_ === index ? { ...file, sha256: digestOf("x") } : file,
      );
      expect(allowed({ ...good, content: changed })).toBe(false);
    }
  });

  it("answers no when the signed text is changed under its signatures", () => {
    const { statement } = sampleState();
    if (statement === null) throw new Error("no statement");
    const changes: Partial<Approval>[] = [
      { expires: at("2030-01-01T00:00:00Z") },
      { place: "elsewhere" },
      { author: "Eve <eve@example.org>" },
      { removes: ["x"] },
    ];
    for (const change of changes) {
      const altered = signedApproval(sampleApproval(change), []);
      expect(
        allowed(
          sampleState({
            statement: { ...altered, signatures: statement.signatures },
          }),
        ),
      ).toBe(false);
    }
  });
});

/** The rules again, in another form: see `naiveCount.ts`. Times and content are those of the sample. */
function naivelyAllowed({
  charters: [charter],
  statement,
  revokedKeys,
  recused,
}: ReleaseState): boolean {
  if (charter === undefined || statement === null) return false;
  const read = naiveCharter(charter.text);
  const lost = read.sign
    .filter(
      ({ person: who, key }) =>
        revokedKeys.some((loss) => loss.key === key) ||
        (recused as readonly string[]).includes(who),
    )
    .map(({ key }) => key);
  const question = {
    charter: read,
    issued: approvalIssued,
    keys: statement.signatures
      .map(({ key }) => key)
      .filter((key) => !lost.includes(key)),
    requester: /^Requester: (.*)$/m.exec(statement.text)?.[1] ?? "",
  };
  return (
    naivelyInForce(
      read,
      charter.signatures.map(({ key }) => key),
    ) &&
    naiveSigners(question).has(question.requester) &&
    naivelyMet({ ...question, act: "approval" })
  );
}

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approvalIssued,
  at,
  digestOf,
  digestOfCharter,
  keyOf,
  person,
  sampleApproval,
  sampleCharter,
  until,
} from "../../test/support/sampleAudit.ts";
import {
  enough,
  lostKey,
  sampleState,
  seatNames,
  signedCharter,
  signedText,
  unmetOf,
} from "../../test/support/sampleRelease.ts";
import { sampleStatement } from "../../test/support/sampleStatements.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import type { Statement, StatementOf } from "../formats/acts.ts";
import { formatStatement } from "../formats/statementText.ts";
import { AuditId, type Sha256 } from "../ids.ts";
import { authorizeRelease } from "./authorizeRelease.ts";
import type { SignedText } from "./gateState.ts";
import type { ReleaseState } from "./releaseState.ts";

const policy = digestOf("embargo policy");
const process = digestOf("release process");
const charter = sampleCharter({ conditions: ["attestations"] });

/** What this person signed of the texts, unless said otherwise. */
function attestation(
  name: string,
  changes: Record<string, unknown> = {},
  texts: readonly Sha256[] = [policy, process],
  by: string = name,
): SignedText {
  const statement = {
    ...sampleStatement("attestation"),
    charter: digestOfCharter(charter),
    signer: person(name),
    files: texts.map((sha256, index) => ({ sha256, path: `${index}.md` })),
    ...changes,
  } as Statement;
  return signedText(formatStatement(statement), "attestation@counterseal", [
    by,
  ]);
}

const all = enough.map((name) => attestation(name));

function state(changes: Partial<ReleaseState> = {}): ReleaseState {
  return sampleState(
    {
      charters: [signedCharter(charter, seatNames)],
      agreementTexts: [policy, process],
      answers: all,
      ...changes,
    },
    sampleApproval({ charter: digestOfCharter(charter) }),
  );
}

/** Everybody as before, and this in the place of lin's. */
function withLins(...answers: readonly SignedText[]): ReleaseState {
  const [ada, , mo] = all;
  if (ada === undefined || mo === undefined) throw new Error("too few");
  return state({ answers: [ada, mo, ...answers] });
}

describe("a charter that asks for attestations", () => {
  it("counts who agreed to the newest of every text", () => {
    requireOk(authorizeRelease(state()));
  });

  it("says who has not, and that a seat is open", () => {
    expect(unmetOf(withLins())).toEqual([
      {
        name: "chairs-missing",
        missing: 1,
        signed: ["mo"],
        candidates: ["lin", "nia"],
      },
      { name: "attestation-missing", person: "lin" },
    ]);
  });

  it("takes several attestations together, in any order of signing and attesting", () => {
    requireOk(
      authorizeRelease(
        withLins(
          attestation("lin", {}, [policy]),
          attestation("lin", { issued: at("2026-03-02T00:00:00Z") }, [process]),
        ),
      ),
    );
  });

  it.each([
    ["to one text alone", attestation("lin", {}, [policy])],
    [
      "to an older version",
      attestation("lin", {}, [policy, digestOf("release process, before")]),
    ],
    [
      "until a time that is over",
      attestation("lin", { expires: at("2026-03-02T12:00:00Z") }),
    ],
    ["but somebody else signed it", attestation("lin", {}, undefined, "mo")],
    [
      "in another audit",
      attestation("lin", { audit: AuditId.parse("another-audit") }),
    ],
    [
      "under a charter that was never in force",
      attestation("lin", { charter: digestOf("a draft") }),
    ],
    [
      "before the key's term",
      attestation("lin", { issued: at("2025-12-31T00:00:00Z") }),
    ],
    [
      "in another namespace",
      {
        ...attestation("lin"),
        signatures: attestation("lin").signatures.map((each) => ({
          ...each,
          namespace: "declaration@counterseal",
        })),
      },
    ],
    [
      "over other bytes",
      {
        ...attestation("lin"),
        signatures: attestation("mo").signatures.map((each) => ({
          ...each,
          key: keyOf("lin"),
        })),
      },
    ],
  ])("does not count who agreed %s", (_what, answer) => {
    expect(unmetOf(withLins(answer)).map(({ name }) => name)).toEqual([
      "chairs-missing",
      "attestation-missing",
    ]);
  });

  it("takes no other statement for one, and reads on past what it cannot read", () => {
    const space = "attestation@counterseal";
    const receipt = formatStatement({
      ...(sampleStatement("receipt") as StatementOf<"receipt">),
      charter: digestOfCharter(charter),
      files: [policy, process].map((sha256, index) => ({
        ...{ sha256, path: `${String(index)}.md` },
      })),
    });
    const others = [
      signedText("nonsense\n", space, ["lin"]),
      signedText(receipt, space, ["lin"]),
    ];
    expect(unmetOf(withLins(...others))).toContainEqual({
      ...{ name: "attestation-missing", person: "lin" },
    });
    requireOk(authorizeRelease(state({ answers: [...others, ...all] })));
  });

  it("counts nobody while there is no text", () => {
    const names = unmetOf(state({ agreementTexts: [] })).map(
      ({ name }) => name,
    );
    expect(names).toContain("agreement-texts-missing");
    expect(names).not.toContain("attestation-missing");
  });

  it("loses what a revoked key signed since", () => {
    const since = lostKey("lin");
    expect(
      unmetOf(state({ revokedKeys: [since] })).map(({ name }) => name),
    ).toEqual(["chairs-missing", "key-revoked"]);
  });

  it("says it of a requester before anybody is asked", () => {
    const unmet = unmetOf(state({ statement: null, answers: [] }));
    expect(unmet).toContainEqual({
      name: "attestation-missing",
      person: "ada",
    });
  });

  it("asks it by a later charter, of what was signed under an earlier one", () => {
    const first = sampleCharter();
    const second = sampleCharter({
      version: 2,
      replaces: digestOfCharter(first),
      issued: approvalIssued,
      conditions: ["attestations"],
    });
    const later = sampleState({
      charters: [
        signedCharter(first, seatNames),
        signedCharter(second, seatNames),
      ],
      agreementTexts: [policy],
    });
    expect(unmetOf(later).map(({ name }) => name)).toContain(
      "attestation-missing",
    );
    const under = { charter: digestOfCharter(first), expires: until };
    requireOk(
      authorizeRelease({
        ...later,
        answers: enough.map((name) => attestation(name, under)),
      }),
    );
  });
});

it("a charter that does not ask for them counts who never agreed", () => {
  requireOk(authorizeRelease(sampleState({ agreementTexts: [policy] })));
});

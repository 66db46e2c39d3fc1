// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { laterCharter, signedChain } from "../../test/support/charterChain.ts";
import {
  digestOf,
  digestOfCharter,
  person,
  sampleApproval,
  sampleCharter,
} from "../../test/support/sampleAudit.ts";
import { enough, sampleState } from "../../test/support/sampleRelease.ts";
import {
  sampleConsent,
  sampleStatement,
} from "../../test/support/sampleStatements.ts";
import { signedText } from "../../test/support/sampleRelease.ts";
import type { Approval } from "../formats/acts.ts";
import type { Charter, ConditionName } from "../formats/charter.ts";
import { formatCharter } from "../formats/charterText.ts";
import { formatStatement } from "../formats/statementText.ts";
import type { SignedText } from "./gateState.ts";
import { questionOf, readRequest } from "./requestReading.ts";
import { type Turnover, turnoverOf } from "./turnover.ts";

/** Charters in turn, alike but for what each demands. */
function chainOf(
  demands: readonly [readonly ConditionName[], ...ConditionName[][]],
): readonly [Charter, ...Charter[]] {
  const [first, ...later] = demands;
  return later.reduce<[Charter, ...Charter[]]>(
    (chain, conditions) => {
      const [last = chain[0]] = chain.slice(-1);
      return [...chain, laterCharter(last, { conditions })];
    },
    [sampleCharter({ conditions: first })],
  );
}

/** What the last of these charters does to a request under the first. */
function become(
  demands: Parameters<typeof chainOf>[0],
  approval: Partial<Approval> = {},
  answers: readonly SignedText[] = [],
): Turnover | null {
  const charters = chainOf(demands);
  const last = charters.at(-1) ?? charters[0];
  const state = sampleState(
    {
      ...{ charters: signedChain(charters), answers },
      agreementTexts: [digestOf("policy")],
    },
    sampleApproval({ charter: digestOfCharter(charters[0]), ...approval }),
  );
  const read = readRequest(state.statement, "approval");
  if (read === null) throw new Error("no request");
  const text = formatCharter(last);
  const next = { charter: last, digest: digestOfCharter(last), text };
  return turnoverOf(questionOf(state), read, next);
}
const judged = (...names: string[]) => ({
  judged: names.map((name) => ({ name, sha256: digestOf(name) })),
});

describe("what a charter that follows demands of a text", () => {
  it("is new where the charter in force does not demand it", () => {
    expect(become([[], ["embargo"]])?.demands).toEqual(["embargo"]);
    expect(become([["embargo"], [], ["embargo"]])?.demands).toEqual([
      "embargo",
    ]);
  });

  it("is nothing new where the charter in force demands it already", () => {
    expect(become([["embargo"], ["embargo"]])?.demands).toEqual([]);
    expect(become([[], ["embargo"], ["embargo"]])?.demands).toEqual([]);
    expect(become([[], [], ["embargo"], ["embargo"]])?.demands).toEqual([]);
    expect(
      become([[], ["inspection"], ["embargo", "inspection"]])?.demands,
    ).toEqual(["embargo"]);
  });

  it("is met by the texts that people judged by, each by its own", () => {
    const both: ConditionName[] = ["findings", "inspection"];
    const asked = (...names: string[]) =>
      become([[], both], judged(...names))?.demands;
    expect(asked()).toEqual(["findings", "inspection"]);
    expect(asked("findings.txt")).toEqual(["inspection"]);
    expect(asked("inspection.txt")).toEqual(["findings"]);
    expect(asked("findings.txt", "inspection.txt")).toEqual([]);
  });

  it("is nothing of what it demands of signers", () => {
    expect(become([[], ["attestations", "touch"]])?.demands).toEqual([]);
  });

  it("is nothing of a consent, which carries no such texts", () => {
    const [first, next] = chainOf([[], ["embargo", "inspection"]]);
    if (next === undefined) throw new Error("too few");
    const consent = sampleConsent({ charter: digestOfCharter(first) });
    const space = "consent@counterseal";
    const statement = signedText(formatStatement(consent), space, enough);
    const read = readRequest(statement, "consent");
    if (read === null) throw new Error("no request");
    const question = questionOf(sampleState());
    const text = formatCharter(next);
    const coming = { charter: next, digest: digestOfCharter(next), text };
    expect(turnoverOf(question, read, coming)).toMatchObject({
      ...{ verdict: "stands", demands: [] },
    });
  });
});

it("counts who signed by the last charter, whatever came between", () => {
  expect(become([[], [], ["touch"]])).toMatchObject({
    ...{ verdict: "void", kept: [] },
    lost: enough.map((name) => ({ person: name, why: "demand" })),
  });
});

it("keeps no signature that did not count before, though it counts from now on", () => {
  const [named] = chainOf([[]]);
  const agreed = enough
    .filter((name) => name !== "mo")
    .map((name) => {
      const attestation = formatStatement({
        ...sampleStatement("attestation"),
        ...{ charter: digestOfCharter(named), signer: person(name) },
        files: [{ sha256: digestOf("policy"), path: "policy.md" }],
      } as ReturnType<typeof sampleStatement>);
      return signedText(attestation, "attestation@counterseal", [name]);
    });
  expect(become([[], ["attestations"], []], {}, agreed)).toEqual({
    ...{ verdict: "stands", kept: ["ada", "lin"] },
    ...{ lost: [], missing: [], demands: [] },
  });
});

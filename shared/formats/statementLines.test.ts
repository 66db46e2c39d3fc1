// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fullApproval } from "../../test/support/sampleAudit.ts";
import {
  everyAct,
  sampleStatement,
} from "../../test/support/sampleStatements.ts";
import { requireError } from "../../test/support/unwrap.ts";
import { actTables } from "./acts.ts";
import {
  formatStatement,
  parseRequest,
  parseStatement,
} from "./statementText.ts";

/** Lines of the approval, counted from 1. */
const lines = formatStatement(fullApproval()).trimEnd().split("\n");
const empty = lines.indexOf("") + 1;

/** What is said of the approval after a change of its lines. */
function saidAfter(change: (changed: string[]) => void) {
  const changed = [...lines];
  change(changed);
  return requireError(parseStatement(`${changed.join("\n")}\n`));
}

describe("a refusal points to the line", () => {
  it("of an unknown act", () => {
    expect(saidAfter((all) => (all[0] = "counterseal-toast 1"))).toEqual({
      ...{ line: 1, reason: "it is not a statement of a known act" },
    });
    expect(requireError(parseStatement("counterseal-toast 1\n")).line).toBe(1);
  });

  it("where the list of files is missing", () => {
    const reason = "an empty line and the list of files belong here";
    expect(saidAfter((all) => all.splice(empty - 1))).toEqual({
      ...{ line: empty, reason },
    });
    expect(saidAfter((all) => all.splice(empty))).toEqual({
      ...{ line: empty, reason },
    });
    expect(saidAfter((all) => all.splice(empty - 1, 1))).toEqual({
      ...{ line: empty, reason },
    });
  });

  it("of a file that is none, and of one out of order or twice", () => {
    const last = lines.length;
    expect(lines.length - empty).toBeGreaterThan(1);
    expect(saidAfter((all) => (all[last - 1] = "no digest")).line).toBe(last);
    expect(saidAfter((all) => (all[empty] = "no digest")).line).toBe(empty + 1);
    const reason = "the files are not sorted by path, or one stands twice";
    expect(saidAfter((all) => all.push(all[empty] ?? ""))).toEqual({
      ...{ line: last + 1, reason },
    });
    expect(saidAfter((all) => all.push(all[last - 1] ?? ""))).toEqual({
      ...{ line: last + 1, reason },
    });
  });

  it.each(everyAct.filter((act) => !actTables[act].files))(
    "that comes after all of a %s",
    (act) => {
      const text = formatStatement(sampleStatement(act));
      expect(requireError(parseStatement(`${text}More: x\n`))).toEqual({
        line: text.split("\n").length,
        reason: "this line does not belong here",
      });
    },
  );

  it("as it does of a statement, where a request is wanted", () => {
    expect(requireError(parseRequest("counterseal-toast 1\n")).reason).toBe(
      "it is not a statement of a known act",
    );
  });

  it.each(everyAct)("of the act, where a request is wanted: %s", (act) => {
    const parsed = parseRequest(formatStatement(sampleStatement(act)));
    if (act === "approval" || act === "consent") expect(parsed.ok).toBe(true);
    else
      expect(requireError(parsed)).toEqual({
        ...{ line: 1, reason: "it is neither an approval nor a consent" },
      });
  });
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf } from "../../test/support/sampleAudit.ts";
import { ObjectId, VaultId } from "../ids.ts";
import type { RekeyReport } from "../ipc/rekeyContract.ts";
import { rekeyNext } from "./rekey.ts";

const report: RekeyReport = {
  ...{ vault: VaultId.parse("1".repeat(32)), finished: true, to: "vault-2" },
  checkpoint: { seq: 9, head: digestOf("head") },
  ...{ whole: 3, sealed: 3, bytes: 1024, problems: [], askAgain: [] },
  kit: "none",
};

function next(changes: Partial<RekeyReport> = {}): readonly string[] {
  return rekeyNext({ ...report, ...changes });
}

describe("what remains to be done under new keys", () => {
  it("begins in the new folder, and ends with the copies of the old one", () => {
    const sentences = next({ to: "vault\u202e" });
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toContain("in vault\u{fffd}.");
    expect(sentences[2]).toContain("Then remove the old folder");
  });

  it.each([
    ["none", "There is no recovery kit"],
    ["dropped", "does not open it"],
    ["kept", "opens it too"],
  ] as const)("says what the recovery kit is good for: %s", (kit, words) => {
    expect(next({ kit })[1]).toContain(words);
  });

  it("names the owners who have to choose a passphrase again", () => {
    expect(next({ askAgain: ["Ada\n", "Lin", "Mo"] })[1]).toMatch(
      /again: Ada\u{fffd}, Lin and Mo\.$/u,
    );
  });

  it("says that files are missing only where some were not whole", () => {
    const object = ObjectId.parse("2".repeat(32));
    const problems = [{ object, name: "a.pdf", what: "damaged" } as const];
    const sentences = next({ problems, askAgain: ["Ada"] });
    expect(sentences).toHaveLength(5);
    expect(sentences[1]).toContain("not whole are not in it");
    expect(sentences[2]).toContain("again: Ada.");
  });
});

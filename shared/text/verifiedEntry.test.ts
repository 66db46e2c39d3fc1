// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant, PersonId, Sha256 } from "../ids.ts";
import type { Response } from "../ipc/contract.ts";
import { entryCommand, entrySentences, isBorneOut } from "./verifiedEntry.ts";

const signature: Response<"ledger.verifyEntry">["signatures"][number] = {
  ...{ person: PersonId.parse("ada"), fingerprint: "SHA256:x" },
  ...{ key: "ssh-ed25519 AAAA", signature: "", text: "" },
  namespace: "approval@counterseal",
  ...({ by: "charter", refused: null } as const),
};
const verified: Response<"ledger.verifyEntry"> = {
  ...{ seq: 4, at: Instant.parse("2026-11-23T00:00:00Z"), bytes: 2 },
  digest: Sha256.parse("a".repeat(64)),
  prev: Sha256.parse("b".repeat(64)),
  ...{ canonical: "{}", isWhole: true, signatures: [signature] },
  anchor: { verdict: "contained", seq: 9 },
};

it("says that an entry is borne out only where nothing speaks against it", () => {
  expect(isBorneOut(verified)).toBe(true);
  expect(entrySentences(verified)[2]).toContain("of ada is over the text");
  const anchor = { verdict: "missing", seq: 9 } as const;
  expect(isBorneOut({ ...verified, anchor })).toBe(false);
  const refused = { ...signature, refused: "signature-other-bytes" } as const;
  const forged = { ...verified, signatures: [signature, refused] };
  expect(isBorneOut(forged)).toBe(false);
  expect(entrySentences(forged)[3]).toContain("of ada does not hold");
});

it("says by what each signature was judged", () => {
  const said = (by: typeof signature.by) =>
    entrySentences({ ...verified, signatures: [{ ...signature, by }] })[2];
  expect(said("charter")).toContain("under the charter, in its terms");
  expect(said("roster")).toContain("enrolled with, in their role");
  const nobody = { ...signature, person: null, by: "nobody" } as const;
  const unknown = entrySentences({ ...verified, signatures: [nobody] })[2];
  expect(unknown).toMatch(/^A signature is over .*SHA256:x/);
  const broken = { ...nobody, by: "broken" } as const;
  expect(entrySentences({ ...verified, signatures: [broken] })[2]).toMatch(
    /over none of the texts .* proves nothing/,
  );
  expect(entryCommand(nobody)).toContain("'somebody ssh-ed25519 AAAA'");
  const none = entrySentences({ ...verified, signatures: [] })[2];
  expect(none).toContain("There is no signature in it");
});

it.each([
  [{ verdict: "none" }, "keeps no checkpoint"],
  [{ verdict: "contained", seq: 9 }, "at entry 9, rests on it"],
  [{ verdict: "later", seq: 3 }, "at entry 3, is on the same chain"],
  [{ verdict: "missing", seq: 9 }, "at entry 9, is not on this chain"],
] as const)("says what outside the vault bears it out: %j", (anchor, words) => {
  expect(entrySentences({ ...verified, anchor })[1]).toContain(words);
});

it("says which entry it is, and whether its bytes have its digest", () => {
  const whole = entrySentences(verified);
  expect(whole).toHaveLength(4);
  expect(whole[0]).toMatch(/^Entry 4 was read/);
  expect(whole[3]).toContain("exactly the bytes below");
  const cut = entrySentences({ ...verified, isWhole: false });
  expect(cut[3]).toContain("the bytes below have another digest");
});

it("gives a command that stock ssh-keygen takes", () => {
  expect(entryCommand(signature).split("\n")).toEqual([
    "printf '%s\\n' 'ada ssh-ed25519 AAAA' > allowed_signers",
    "ssh-keygen -Y verify -f allowed_signers -I ada -n approval@counterseal -s signature.sig < statement.txt",
  ]);
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, test } from "vitest";
import {
  haveSharedVectors,
  listSharedVectors,
  readSharedVector,
} from "../../test/support/sharedVectors.ts";
import { canonicalJson, isCanonicalJson } from "../crypto/canonicalJson.ts";
import { decodeUtf8, encodeUtf8 } from "../crypto/encoding.ts";
import { readEntry } from "./ledger/record.ts";
import { noEntry } from "./ledger/entries.ts";
import { parseHeader } from "./vault/header.ts";

/** How every JSON text on disk is read: strict UTF-8 first, then the grammar. Undefined: refused. */
function read(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Of the 35 that a parser may take or leave, those that are taken here: large numbers, lone surrogates, deep nesting.
const taken = [
  "i_number_double_huge_neg_exp.json",
  "i_number_huge_exp.json",
  "i_number_neg_int_huge_exp.json",
  "i_number_pos_double_huge_exp.json",
  "i_number_real_neg_overflow.json",
  "i_number_real_pos_overflow.json",
  "i_number_real_underflow.json",
  "i_number_too_big_neg_int.json",
  "i_number_too_big_pos_int.json",
  "i_number_very_big_negative_int.json",
  "i_object_key_lone_2nd_surrogate.json",
  "i_string_1st_surrogate_but_2nd_missing.json",
  "i_string_1st_valid_surrogate_2nd_invalid.json",
  "i_string_incomplete_surrogate_and_escape_valid.json",
  "i_string_incomplete_surrogate_pair.json",
  "i_string_incomplete_surrogates_escape_valid.json",
  "i_string_invalid_lonely_surrogate.json",
  "i_string_invalid_surrogate.json",
  "i_string_inverted_surrogates_U+1D11E.json",
  "i_string_lone_second_surrogate.json",
  "i_structure_500_nested_arrays.json",
];

describe.skipIf(!haveSharedVectors("jcs"))("RFC 8785", () => {
  test("every pair of the reference implementation", () => {
    const names = listSharedVectors("jcs/input");
    expect(names).toHaveLength(6);
    for (const name of names) {
      const value: unknown = read(readSharedVector(`jcs/input/${name}`));
      const hex = readSharedVector(
        `jcs/outhex/${name.replace(/json$/, "txt")}`,
      );
      const expected = hex.toString().replace(/\s/g, "");
      const ours = Buffer.from(encodeUtf8(canonicalJson(value)));
      expect(ours.toString("hex"), name).toBe(expected);
      const output = readSharedVector(`jcs/output/${name}`).toString();
      expect(ours.toString(), name).toBe(output.trimEnd());
    }
  });
});

describe("what has no canonical form", () => {
  it.each([
    [NaN],
    [-Infinity],
    [undefined],
    ["\ud800"],
    [{ ["\udc00"]: 1 }],
    [["\\\ud83d"]],
  ])("is refused: %j", (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it("is no text that only spells an escape", () => {
    expect(canonicalJson("\\ud800 😀")).toBe('"\\\\ud800 😀"');
  });
});

describe.skipIf(!haveSharedVectors("json"))("JSONTestSuite", () => {
  const names = listSharedVectors("json");

  test("what must be read is read, what must not is not, and the rest is pinned", () => {
    expect(names).toHaveLength(318);
    const accepted = names.filter(
      (name) => read(readSharedVector(`json/${name}`)) !== undefined,
    );
    const of = (list: readonly string[], kind: string) =>
      list.filter((name) => name.startsWith(kind));
    expect(of(accepted, "y_")).toEqual(of(names, "y_"));
    expect(of(accepted, "n_")).toEqual([]);
    expect(of(accepted, "i_")).toEqual(taken);
  });

  test("of those, only what has one spelling is canonical", () => {
    const canonical = taken.filter((name) => {
      const bytes = readSharedVector(`json/${name}`);
      return isCanonicalJson(bytes.toString(), read(bytes));
    });
    expect(canonical).toEqual([
      "i_number_too_big_pos_int.json",
      "i_structure_500_nested_arrays.json",
    ]);
  });

  test("none is a header or an entry, and none makes their readers throw", () => {
    const place = { vault: "0".repeat(32) as never, seq: 0, prev: noEntry };
    for (const name of names) {
      const bytes = readSharedVector(`json/${name}`);
      const header = parseHeader(bytes);
      expect(header.ok ? "ok" : header.error.code, name).toBe(
        "vault-header-damaged",
      );
      expect(readEntry(place, bytes), name).toBeNull();
    }
  });
});

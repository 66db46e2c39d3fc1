// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Act } from "../../../shared/formats/acts.ts";
import {
  formatStatement,
  namespaceOf,
} from "../../../shared/formats/statementText.ts";
import { Instant, PersonId, StatementId } from "../../../shared/ids.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import {
  newEd25519Seed,
  publicKeyOfSeed,
  signWithSeed,
} from "../../crypto/ssh/ed25519Key.ts";
import { cardFile, isCard, readCard } from "./readCard.ts";

const seeds = [newEd25519Seed(), newEd25519Seed()];
const [first = "", second = ""] = seeds.map(
  (seed) => publicKeyOfSeed(seed).line,
);
const recipient =
  "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

function text(sign: readonly string[]): string {
  return formatStatement({
    act: "card",
    id: StatementId.parse("0".repeat(32)),
    issued: Instant.parse("2026-01-31T16:00:00Z"),
    signer: PersonId.parse("ana"),
    name: "Ana Quill",
    sign: [...sign],
    seal: [recipient],
  });
}

function sign(index: number, over: string, act: Act = "card"): string {
  const seed = seeds[index] ?? newEd25519Seed();
  return signWithSeed(seed, encodeUtf8(over), namespaceOf(act));
}

const both = text([first, second]);
const whole = cardFile(both, [sign(0, both), sign(1, both)]);

function refusal(file: string): string {
  const read = readCard(file);
  return read.ok ? "taken" : read.error.code;
}

describe("an exchange card", () => {
  it("gives the person and every key, each once", () => {
    const read = readCard(whole);
    expect(read).toMatchObject({
      ok: true,
      value: { person: "ana", name: "Ana Quill", sealKeys: [recipient] },
    });
    if (!read.ok) return;
    expect(new Set(read.value.signKeys)).toEqual(new Set([first, second]));
    expect(read.value.keys).toHaveLength(3);
    for (const { words } of read.value.keys) expect(words).toHaveLength(8);
  });

  it("is read as mail brings it: other line ends, and empty lines around its parts", () => {
    const [statement = "", ...armours] = whole.split("-----BEGIN");
    const loose = [statement, ...armours].join("\n\n-----BEGIN");
    expect(refusal(`\n ${loose}\n\n`.replaceAll("\n", "\r\n"))).toBe("taken");
  });

  it("is refused unless every key that it lists signed exactly it, as a card", () => {
    const mine = sign(0, both);
    expect(refusal(cardFile(both, []))).toBe("card-unsigned");
    expect(refusal(cardFile(both, [mine]))).toBe("card-unsigned");
    expect(refusal(cardFile(both, [mine, mine]))).toBe("card-unsigned");
    const over = sign(1, text([second]));
    expect(refusal(cardFile(both, [mine, over]))).toBe("signature-other-bytes");
    const act = sign(1, both, "receipt");
    expect(refusal(cardFile(both, [mine, act]))).toBe(
      "signature-wrong-namespace",
    );
    const foreign = [mine, sign(1, both), sign(2, both)];
    expect(refusal(cardFile(both, foreign))).toBe("card-refused");
    const renamed = whole.replace("Ana Quill", "Ana Quilt");
    expect(refusal(renamed)).toBe("signature-other-bytes");
  });

  it("is nothing else", () => {
    expect(refusal("counterseal-card 1\n")).toBe("card-refused");
    expect(isCard(whole)).toBe(true);
    expect(isCard(first)).toBe(false);
    expect(refusal(whole.slice(0, -40))).toBe("signature-malformed");
  });
});

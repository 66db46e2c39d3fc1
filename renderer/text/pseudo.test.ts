// SPDX-License-Identifier: Apache-2.0
import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { pseudoMessage } from "./pseudo.ts";
import { readMessage } from "./template.ts";
import { messages } from "./text.ts";

const all = Object.entries(messages).map(([key, source]) => {
  const message = readMessage(source).getAst();
  return { key, message, pseudo: pseudoMessage(message) };
});

/** All but the words: arguments and where they stand, the branches of plurals, and what stands in each. */
function bones(elements: readonly MessageFormatElement[]): unknown[] {
  return elements
    .filter((element) => !isLiteralElement(element))
    .map((element) => {
      if (isPoundElement(element)) return "#";
      if (!isPluralElement(element)) return [element.type, element.value];
      const branches = Object.entries(element.options);
      return [
        element.value,
        branches.map(([name, { value }]) => [name, bones(value)]),
      ];
    });
}

function wordsOf(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (isLiteralElement(element)) return element.value;
      if (!isPluralElement(element)) return "";
      return Object.values(element.options)
        .map(({ value }) => wordsOf(value))
        .join("");
    })
    .join("");
}

describe("the made-up language", () => {
  it("keeps the arguments and the branches of every message", () => {
    expect(all.length).toBeGreaterThan(1000);
    for (const { key, message, pseudo } of all)
      expect([key, bones(pseudo)]).toEqual([key, bones(message)]);
  });

  it("has every message in brackets, and two fifths longer", () => {
    for (const { key, message, pseudo } of all) {
      const words = wordsOf(message);
      const letters = words.match(/\p{L}/gu)?.length ?? 0;
      const strange = wordsOf(pseudo);
      expect(strange, key).toMatch(/^⟦[^]*⟧$/);
      expect(strange.length, key).toBeGreaterThanOrEqual(
        words.length + letters * 0.4,
      );
    }
  });
});

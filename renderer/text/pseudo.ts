// SPDX-License-Identifier: Apache-2.0
import {
  isLiteralElement,
  isPluralElement,
  type MessageFormatElement,
  TYPE,
} from "@formatjs/icu-messageformat-parser";

const plain = "AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz";
const accented = "ÅåÇçÐðÉéĞğĤĥÎîĴĵĶķĻļÑñÔôŔŕŠšŢţÛûŴŵÝýŽž";

/** Translations of English into other languages are about this much longer. */
const longer = 0.4;

/**
 * A message as a made-up language has it: accents on its letters, longer, in brackets; its arguments and the
 * branches of its plurals as they were.
 */
export function pseudoMessage(
  message: readonly MessageFormatElement[],
): MessageFormatElement[] {
  return [literal("⟦"), ...message.map(pseudoElement), literal("⟧")];
}

function literal(value: string): MessageFormatElement {
  return { type: TYPE.literal, value };
}

function pseudoElement(element: MessageFormatElement): MessageFormatElement {
  if (isLiteralElement(element)) return literal(pseudoWords(element.value));
  if (!isPluralElement(element)) return element;
  const options = Object.entries(element.options).map(
    ([name, option]) =>
      [name, { ...option, value: option.value.map(pseudoElement) }] as const,
  );
  return { ...element, options: Object.fromEntries(options) };
}

function pseudoWords(words: string): string {
  const strange = Array.from(words, (letter) => {
    const at = plain.indexOf(letter);
    return at < 0 ? letter : accented.charAt(at);
  }).join("");
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const end = /\s*$/.exec(strange)?.index ?? strange.length;
  return (
    strange.slice(0, end) +
    padding(Math.ceil(letters * longer)) +
    strange.slice(end)
  );
}

/** In pieces no longer than words are, so that a line may break where it could in a language. */
function padding(length: number): string {
  return "~".repeat(length).replace(/~{8}(?=~)/g, "$& ");
}

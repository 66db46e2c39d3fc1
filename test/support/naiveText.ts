// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";

/** How the second readings look at signed texts: by lines alone, without any code of `shared`. */

export interface NaiveSigned {
  readonly text: string;
  readonly signatures: readonly {
    readonly message: string;
    readonly namespace: string;
    readonly key: string;
    /** A hardware key's; null of any other. */
    readonly flags: number | null;
    readonly recorded: string;
  }[];
}

const digests = new Map<string, string>();

export function digestOf(text: string): string {
  const known = digests.get(text);
  if (known !== undefined) return known;
  const made = createHash("sha256").update(text, "utf8").digest("hex");
  if (digests.size > 5000) digests.clear();
  digests.set(text, made);
  return made;
}

/** Of the first line of this key; empty when there is none. */
export function valueOf(text: string, key: string): string {
  const start = `\n${key}: `;
  const at = text.indexOf(start);
  if (at < 0) return "";
  return text.slice(at + start.length, text.indexOf("\n", at + 1));
}

export function valuesOf(text: string, key: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith(`${key}: `))
    .map((line) => line.slice(key.length + 2));
}

/** Keys that signed a text in the namespace of an act. */
export function signedBy(
  { text, signatures }: NaiveSigned,
  act: string,
): string[] {
  const mine: string[] = [];
  for (const { message, namespace, key } of signatures)
    if (message === digestOf(text) && namespace === `${act}@counterseal`)
      mine.push(key);
  return mine;
}

/** The signatures that show what a charter's text demands of hardware keys. */
export function present<T extends { readonly flags: number | null }>(
  charter: string,
  signatures: readonly T[],
): T[] {
  const touch = charter.includes("\nCondition: touch\n");
  const verified = charter.includes("\nCondition: verified\n");
  return signatures.filter(({ flags }) => {
    const shown = flags ?? 0;
    return (!touch || shown % 2 === 1) && (!verified || shown >= 4);
  });
}

/** The lines after the empty one. */
export function listedIn(text: string): string[] {
  return text
    .slice(text.indexOf("\n\n") + 2)
    .split("\n")
    .slice(0, -1);
}

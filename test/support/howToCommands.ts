// SPDX-License-Identifier: Apache-2.0

/** The lines of a how-to that a person types: those that are set off by five spaces, joined where they continue. */
export function commandsOf(howTo: string): string[] {
  return howTo
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line.startsWith("     "))
    .map((line) => line.trim());
}

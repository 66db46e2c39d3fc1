// SPDX-License-Identifier: Apache-2.0
import { nearestWords } from "../../shared/text/nearest.ts";

/** ` Did you mean "…"?` for the known word that is a slip or two away; empty where none is. */
export function didYouMean(word: string, known: readonly string[]): string {
  const [nearest] = nearestWords(word, known);
  return nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
}

// SPDX-License-Identifier: Apache-2.0
import type { WatchList } from "../../../shared/domain/inspection.ts";
import { applyRules, type WordHit, type WordRule } from "./hit.ts";
import { linkRules } from "./links.ts";
import { markingRules } from "./markings.ts";
import { peopleRules } from "./people.ts";
import { secretRules } from "./secrets.ts";

const otherRules: readonly WordRule[] = [
  {
    check: "cve-id",
    pattern: /\bCVE-\d{4}-\d{4,7}\b/gi,
    judge: ([id]) => id.toUpperCase(),
  },
  {
    // Marks that reorder, hide or join what a reader sees.
    check: "hidden-character",
    pattern:
      /[\u202a-\u202e\u2066-\u2069\u200b\u2060\u{e0000}-\u{e007f}]|(?<!^)\ufeff/gu,
    judge: ([mark]) =>
      `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  },
];

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** As a whole word where it begins and ends with letters; any run of white space stands for another. */
function wordPattern(words: string): RegExp {
  const pattern = escaped(words.normalize("NFKC").trim()).replace(
    /\s+/g,
    "\\s+",
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "giu");
}

function watchRules({ words, embargoed }: WatchList): WordRule[] {
  return [
    ...embargoed.map((id): WordRule => ({
      check: "embargoed-id",
      pattern: wordPattern(id),
      judge: () => id,
    })),
    ...words.map((each): WordRule => ({
      check: "watch-list",
      pattern: wordPattern(each),
      judge: () => each,
    })),
  ];
}

export type WordScanner = (text: string) => WordHit[];

/** Looks for everything that words can give away. Ligatures and full-width letters are read as plain ones. */
export function createWordScanner(watch: WatchList): WordScanner {
  const rules = [
    ...markingRules,
    ...linkRules,
    ...peopleRules,
    ...secretRules,
    ...otherRules,
    ...watchRules(watch),
  ];
  return (text) => [...applyRules(rules, text.normalize("NFKC"))];
}

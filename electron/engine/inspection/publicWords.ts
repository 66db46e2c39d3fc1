// SPDX-License-Identifier: Apache-2.0
import type { WatchList } from "../../../shared/domain/inspection.ts";
import {
  type CheckId,
  checkSeverity,
} from "../../../shared/domain/inspectionChecks.ts";
import type {
  PublicField,
  PublicWord,
} from "../../../shared/domain/publicWords.ts";
import {
  createWordScanner,
  type WordScanner,
} from "../../inspector/words/words.ts";
import type { ReleaseState, State } from "../catalog/state.ts";
import { watchListOf } from "./inspectionView.ts";

/** A list that is set anew is another one. */
const scanners = new WeakMap<WatchList, WordScanner>();

function scannerFor(watch: WatchList): WordScanner {
  const known = scanners.get(watch) ?? createWordScanner(watch);
  scanners.set(watch, known);
  return known;
}

/**
 * Words that nobody means to publish; what may be meant, as an author's address, is for the eyes of those who sign.
 * A removed file is in the public repository under its name, and what calls itself a draft there is what goes.
 */
function isMinded(check: CheckId, field: PublicField): boolean {
  return (
    checkSeverity[check] === "block" ||
    (check === "draft-word" && field !== "removes")
  );
}

/** A path, and its words apart: `report_draft-2.pdf` says draft. */
function readings(path: string): string {
  return `${path}\n${path.replaceAll(/[/._-]+/g, " ")}`;
}

type PublicTexts = Pick<
  ReleaseState,
  "audit" | "purpose" | "author" | "place" | "removes"
> & { readonly files: readonly { readonly path: string }[] };

/** What a release would make public in its own words, beside its files, and should not. */
export function publicWordsOf(
  { state }: { readonly state: Pick<State, "watchLists"> },
  { audit, purpose, author, place, files, removes }: PublicTexts,
): PublicWord[] {
  const scan = scannerFor(watchListOf(state, audit));
  const texts: readonly (readonly [PublicField, string])[] = [
    ["purpose", purpose],
    ["author", author],
    ["place", readings(place)],
    ...files.map(({ path }) => ["path", readings(path)] as const),
    ...removes.map((path) => ["removes", readings(path)] as const),
  ];
  const found = new Map<string, PublicWord>();
  for (const [field, text] of texts)
    for (const { check, match } of scan(text))
      if (isMinded(check, field))
        found.set([field, check, match].join("\n"), {
          ...{ field, check, seen: match },
        });
  return [...found.values()];
}

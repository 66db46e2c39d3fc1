// SPDX-License-Identifier: Apache-2.0
import { excerpt, type WatchList } from "../../../shared/domain/inspection.ts";
import {
  type CheckId,
  checkSeverity,
} from "../../../shared/domain/inspectionChecks.ts";
import type {
  PublicField,
  PublicWord,
} from "../../../shared/domain/publicWords.ts";
import { RemovedTexts } from "../../inspector/crossCheck/removed.ts";
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

export type PublicTexts = Pick<
  ReleaseState,
  "audit" | "purpose" | "author" | "place" | "removes"
> & { readonly files: readonly { readonly path: string }[] };

/** Every word of its own that a release makes public, beside its files. */
function publicTextsOf({
  purpose,
  author,
  place,
  files,
  removes,
}: PublicTexts): (readonly [PublicField, string])[] {
  return [
    ["purpose", purpose],
    ["author", author],
    ["place", readings(place)],
    ...files.map(({ path }) => ["path", readings(path)] as const),
    ...removes.map((path) => ["removes", readings(path)] as const),
  ];
}

/** Where a release says itself what was marked as removed from its files. */
export function removedWordsOf(
  marked: readonly string[],
  release: PublicTexts,
): PublicWord[] {
  const removed = new RemovedTexts(marked);
  return publicTextsOf(release).flatMap(([field, text]) => {
    const said = [...removed.inText(text)].filter(({ isWhole }) => isWhole);
    return [...new Set(said.map(({ removed: at }) => at))].map((at) => ({
      ...{ field, check: "removed-text" as const },
      seen: excerpt(marked[at] ?? ""),
    }));
  });
}

/** What a release would make public in its own words, and should not by the rules and the audit's watch list. */
export function publicWordsOf(
  { state }: { readonly state: Pick<State, "watchLists"> },
  release: PublicTexts,
): PublicWord[] {
  const scan = scannerFor(watchListOf(state, release.audit));
  const found = new Map<string, PublicWord>();
  for (const [field, text] of publicTextsOf(release))
    for (const { check, match } of scan(text))
      if (isMinded(check, field))
        found.set([field, check, match].join("\n"), {
          ...{ field, check, seen: match },
        });
  return [...found.values()];
}

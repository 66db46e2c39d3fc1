// SPDX-License-Identifier: Apache-2.0
import type { CrossCheck } from "../../../shared/domain/crossCheck.ts";
import type { Report } from "../report.ts";
import type { Hearing, Heard } from "./hearing.ts";
import { changedTexts } from "./kept.ts";

const placesOfOne = 10;
const wholeFile = { kind: "file" } as const;

/** What its type's reader saw says more than where its bytes lie. */
function worthSaying(heard: readonly Heard[]): Heard[] {
  const seen = heard.filter(({ isRaw }) => !isRaw);
  return (seen.length === 0 ? [...heard] : seen)
    .sort((one, other) => Number(other.isWhole) - Number(one.isWhole))
    .slice(0, placesOfOne);
}

/** What was marked as removed and is still there: each first, then the other places of each. */
function reportRemoved(report: Report, own: Hearing): void {
  const { texts } = own.removed;
  const { heard } = own;
  const byText = texts.map((_, index) =>
    worthSaying(heard.filter(({ removed }) => removed === index)),
  );
  for (let nth = 0; nth < placesOfOne; nth += 1)
    for (const [index, places] of byText.entries()) {
      const at = places[nth];
      const text = texts[index];
      if (at === undefined || text === undefined) continue;
      const check = at.isWhole ? "removed-text" : "removed-text-part";
      report.findRemoved(check, at.members, at.place, text);
    }
}

/** What is marked and stands nowhere in the private version: its absence says nothing. */
function reportUnknown(report: Report, base: Hearing): void {
  const known = new Set(base.heard.map(({ removed }) => removed));
  for (const [index, text] of base.removed.texts.entries())
    if (!known.has(index))
      report.findRemoved("removed-text-unknown", [], wholeFile, text);
}

function reportChanges(report: Report, base: Hearing, own: Hearing): void {
  for (const { members, place, before, after, wasMarked } of changedTexts(
    base,
    own,
  ))
    if (after === "") report.find("gone-text", [], wholeFile, before, "gone");
    else if (wasMarked) report.find("changed-text", members, place, after);
    else
      report.find(
        "changed-text",
        members,
        place,
        `${before.slice(0, 80)} → ${after}`,
        `${before} → ${after}`,
      );
  if (base.isContentCut || own.isContentCut)
    report.cannotSee("limit-reached", [], wholeFile, "the rest of the texts");
}

/** Holds what was heard of a version against what was marked as removed, and against the private version. */
export function reportCrossCheck(
  report: Report,
  { base: expected, isBaseMissing }: CrossCheck,
  own: Hearing,
  base: Hearing | null,
): void {
  reportRemoved(report, own);
  if (isBaseMissing)
    report.cannotSee(
      "no-private-version",
      [],
      wholeFile,
      "what was kept of the private version",
    );
  if (expected === null || base === null) return;
  reportUnknown(report, base);
  reportChanges(report, base, own);
}

// SPDX-License-Identifier: Apache-2.0
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { instantOfDateTime } from "../../text/instants.ts";

/** What the list is narrowed to; an empty text narrows nothing. */
export interface Filters {
  readonly who: string;
  readonly what: string;
  readonly kind: DisclosureView["kind"] | "";
  /** As a date-and-time input holds it, in UTC. */
  readonly since: string;
}

export const noFilters: Filters = { who: "", what: "", kind: "", since: "" };

/** Those that match, newest first. */
export function filtered(
  disclosures: readonly DisclosureView[],
  { who, what, kind, since }: Filters,
): readonly DisclosureView[] {
  const from = instantOfDateTime(since);
  return disclosures
    .filter(
      (each) =>
        (who === "" || each.to.includes(who)) &&
        (what === "" || each.files.some(({ path }) => path === what)) &&
        (kind === "" || each.kind === kind) &&
        (from === null || each.at >= from),
    )
    .toReversed();
}

/** Every person and every path that the list speaks of, sorted, for its filters. */
export function choicesOf(disclosures: readonly DisclosureView[]): {
  readonly people: readonly string[];
  readonly paths: readonly string[];
} {
  const people = new Set(disclosures.flatMap(({ to }) => to));
  const paths = new Set(
    disclosures.flatMap(({ files }) => files.map(({ path }) => path)),
  );
  return { people: [...people].sort(), paths: [...paths].sort() };
}

/** The lines of a text area, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

// SPDX-License-Identifier: Apache-2.0
import type { RemovalState } from "../../../shared/domain/crossCheck.ts";
import type {
  CrossCheckView,
  RemovalView,
} from "../../../shared/ipc/crossCheckContract.ts";
import type { FindingView } from "../../../shared/ipc/inspectionContract.ts";
import { describePlace } from "../../../shared/text/inspection.ts";
import { t } from "../../text/text.ts";

export const markWays = ["each", "whole"] as const;
export type MarkWay = (typeof markWays)[number];

/** What a person wrote, as marks: one a line, or all of it as one. */
export function marksOf(text: string, way: MarkWay): readonly string[] {
  const marks = (way === "each" ? text.split("\n") : [text]).map((each) =>
    each.replace(/\s+/g, " ").trim(),
  );
  return [...new Set(marks.filter((each) => each !== ""))];
}

const mostPlaces = 5;

/** Where a mark was found, or why its absence says nothing; empty when there is nothing to say. */
export function placesOf({ findings }: RemovalView): readonly string[] {
  const places = findings.map(({ check, members, place }) =>
    check === "removed-text-unknown"
      ? t("removal.notInPrivate")
      : describePlace(members, place),
  );
  const more = places.length - mostPlaces;
  return more > 0
    ? [...places.slice(0, mostPlaces), t("removal.moreFound", { count: more })]
    : places;
}

interface RowSides {
  readonly key: string;
  readonly before: string;
  readonly after: string;
  /** Where it stands in the public version. */
  readonly where: string;
}

/** One row of the private version beside the public one. */
export type Row =
  | (RowSides & { readonly kind: "mark"; readonly state: RemovalState })
  | (RowSides & {
      readonly kind: "changed" | "new" | "gone";
      readonly resolution: FindingView["resolution"];
    });

const arrow = " → ";

/** The inspector writes `before → after`; what came in the place of a mark has no arrow. */
function changeRow(finding: FindingView): Row {
  const { item: key, check, seen, members, place, resolution } = finding;
  if (check === "gone-text")
    return {
      ...{ kind: "gone", key, before: seen, after: "", where: "", resolution },
    };
  const where = describePlace(members, place);
  const [before = "", after, ...others] = seen.split(arrow);
  // A text that holds an arrow itself cannot be told apart: it is shown as it was written down.
  return after === undefined || others.length > 0
    ? { kind: "new", key, before: "", after: seen, where, resolution }
    : {
        ...{ kind: before === "" ? "new" : "changed", key, before, after },
        ...{ where, resolution },
      };
}

export function rowsOf({
  removals,
  changes,
}: Pick<CrossCheckView, "removals" | "changes">): readonly Row[] {
  return [
    ...removals.map((removal) => ({
      ...{ kind: "mark" as const, key: `mark ${removal.text}` },
      ...{ before: removal.text, after: "", state: removal.state },
      where: placesOf(removal).join("; "),
    })),
    ...changes.map(changeRow),
  ];
}

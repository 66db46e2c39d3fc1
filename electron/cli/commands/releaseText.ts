// SPDX-License-Identifier: Apache-2.0
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import type { Answer } from "../command.ts";
import { fields, sentence, shortId, size, table } from "../layout.ts";
import { conditionsText } from "../report.ts";
import { answersText, reviewsText } from "./consentText.ts";
import { signersText } from "./signersText.ts";

/** A release for reading: what, where, who signed, and what still stands in the way. */
function releaseText(view: ReleaseView): string {
  const facts = fields([
    ["Release", view.release],
    ["State", view.state],
    ["Purpose", view.purpose],
    ["Place", view.place],
    ["Requester", view.requester],
    ["Author", view.author],
    ["Base", view.base],
    ["Removes", view.removes.join(", ") || null],
    [
      "Carves out",
      view.carveOuts.map(({ label }) => label ?? "removed").join(", ") || null,
    ],
    ["Not before", view.notBefore],
    ["Supersedes", view.supersedes],
    ["Superseded by", supersededText(view)],
    ["Expires", view.expires],
    ["Statement", view.statement?.digest ?? null],
    ["Signed by", signersText(view.signatures)],
    ["Exported", view.exported?.at ?? null],
    ["Commit", view.exported?.commit ?? null],
    ["Merged", view.merged && `${view.merged.commit}, ${view.merged.at}`],
  ]);
  const files = table(
    ["Size", "SHA-256", "Path"],
    view.files.map((file) => [size(file.size), file.sha256, file.path]),
  );
  return `${facts}\n${earlyText(view)}${files}${answersText(view)}${reviewsText(view)}${standing(view)}`;
}

/** A release that is not exported yet has replaced nothing. */
function supersededText({ supersededBy }: ReleaseView): string | null {
  if (supersededBy === null) return null;
  const { release, state, purpose } = supersededBy;
  const yet = state === "exported" ? "" : `, which is ${state}`;
  return `${release}${yet}: ${purpose}`;
}

/** Said while it can still be proposed anew. */
function earlyText({ beforeEmbargo, notBefore }: ReleaseView): string {
  if (beforeEmbargo === null) return "";
  const when = notBefore === null ? "at any time" : `from ${notBefore} on`;
  return sentence(
    `Mind the embargo, which ends at ${beforeEmbargo}: this could leave ${when}. An earlier time is for an approval that supersedes another and so lifts the embargo.`,
  );
}

function standing({ state, unmet }: ReleaseView): string {
  if (state === "abandoned" || state === "exported") return "";
  return unmet.length === 0
    ? "\nNothing stands in the way of the export.\n"
    : `\nBefore it can be exported:\n${conditionsText(unmet)}`;
}

export function releaseAnswer(view: ReleaseView): Answer {
  return { value: view, text: releaseText(view) };
}

function inTheWay({ state, unmet }: ReleaseView): string {
  if (state === "abandoned" || state === "exported") return "-";
  return unmet.map(({ name }) => name).join(" ") || "nothing";
}

function stateText({ state, merged, supersededBy }: ReleaseView): string {
  if (supersededBy?.state === "exported") return `${state}, superseded`;
  return merged === null ? state : `${state}, merged`;
}

export function releaseListText(views: readonly ReleaseView[]): string {
  if (views.length === 0) return sentence("No release yet.");
  const rows = views.map((view) => [
    shortId(view.release),
    stateText(view),
    view.proposed,
    inTheWay(view),
    view.purpose,
  ]);
  return table(
    ["Release", "State", "Proposed", "Stands in the way", "Purpose"],
    rows,
  );
}

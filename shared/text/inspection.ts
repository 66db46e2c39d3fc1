// SPDX-License-Identifier: Apache-2.0
import type { Place } from "../domain/inspection.ts";
import type {
  CheckId,
  Severity,
  UnseenReason,
} from "../domain/inspectionChecks.ts";
import { documentChecks } from "./inspectionDocuments.ts";
import { type CheckWords, wordChecks } from "./inspectionWords.ts";

const checks: Readonly<Record<CheckId, CheckWords>> = {
  ...wordChecks,
  ...documentChecks,
};

export interface CheckText {
  readonly title: string;
  readonly why: string;
  readonly next: string;
}

/** What a finding of this check is, why it matters and what to do. */
export function describeCheck(check: CheckId): CheckText {
  const [title, why, next] = checks[check];
  return { title, why, next };
}

export const severityWords: Readonly<Record<Severity, string>> = {
  block: "Blocks",
  warn: "Asks",
  note: "Note",
};

export const unseenWords: Readonly<Record<UnseenReason, string>> = {
  encrypted: "It is encrypted: nothing in it was read.",
  "no-text":
    "The page has no text, only a picture: what it shows was not read.",
  picture: "What pictures show was not read.",
  "unmapped-font":
    "A font does not say which letters it shows: its text was not read.",
  "unknown-type": "The type is not known: its content was not read.",
  "limit-reached": "A limit was reached: what lies beyond was not read.",
  damaged: "It is damaged, or not what it says it is: the rest was not read.",
  "no-private-version":
    "The private version that it was made from cannot be read: what was kept was not compared.",
  stopped: "The inspector did not come to an end: nothing is known.",
};

/** Where, in words: the members of archives on the way, then the place in the file. */
export function describePlace(
  members: readonly string[],
  place: Place,
  times = 1,
): string {
  const within = members.length === 0 ? "" : `${members.join(" › ")}: `;
  const more = times > 1 ? `, and ${times - 1} more` : "";
  return `${within}${placeWords(place)}${more}`;
}

function placeWords(place: Place): string {
  switch (place.kind) {
    case "file":
      return "the file";
    case "page": {
      const { page, box } = place;
      const at = box === null ? "" : ` at ${box.join(" ")}`;
      return `page ${page}${at}`;
    }
    case "line":
      return `line ${place.line}`;
    case "offset":
      return `byte ${place.offset}`;
    case "part":
      return place.part;
  }
}

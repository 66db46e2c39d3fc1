// SPDX-License-Identifier: Apache-2.0
import type { LedgerDoubt, StatementChanges } from "../domain/signingSheet.ts";
import { assertNever } from "../result.ts";
import { listed, shown } from "./facts.ts";

/** The words of a signing sheet, the same in a window and in a terminal. */

function sentenceOf(what: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${what}: ${items.map(shown).join(", ")}.`];
}

function quoted(words: string): string {
  return `“${words}”`;
}

function fromTo(
  what: string,
  changed: {
    readonly from: string | null;
    readonly to: string | null;
  } | null,
): readonly string[] {
  if (changed === null) return [];
  const word = (value: string | null): string =>
    value === null ? "nothing" : `“${shown(value)}”`;
  return [`${what}: ${word(changed.to)}; before ${word(changed.from)}.`];
}

/** Names each person once, and says when only their keys are others. */
function audienceSentences({
  added,
  removed,
}: StatementChanges["audience"]): readonly string[] {
  const people = (lines: readonly string[]): string[] => [
    ...new Set(lines.map((line) => line.split(" ")[0] ?? "")),
  ];
  const [coming, going] = [people(added), people(removed)];
  const both = coming.filter((each) => going.includes(each));
  return [
    ...sentenceOf(
      "New in the audience",
      coming.filter((each) => !both.includes(each)),
    ),
    ...sentenceOf(
      "No longer in the audience",
      going.filter((each) => !both.includes(each)),
    ),
    ...sentenceOf("By other keys than before", both),
  ];
}

/** One sentence for each thing that is not as it was; none when everything is. */
export function changeSentences(changes: StatementChanges): readonly string[] {
  const { files, judged, removes, terms } = changes;
  return [
    ...fromTo("What is asked", changes.act),
    ...sentenceOf("New files", files.added),
    ...sentenceOf("Changed files", files.changed),
    ...sentenceOf("Files that are no longer in it", files.removed),
    ...sentenceOf("Judged by, which was not there before", judged.added),
    ...sentenceOf("Judged by no longer", judged.removed),
    ...sentenceOf(
      "Made anew, and to be read again (each has a new nonce, so that its digest differs in any case)",
      judged.changed,
    ),
    ...audienceSentences(changes.audience),
    ...sentenceOf("New terms", terms.added.map(quoted)),
    ...sentenceOf("Terms that are no longer in it", terms.removed.map(quoted)),
    ...fromTo("Purpose", changes.purpose),
    ...fromTo("Place", changes.place),
    ...fromTo("Author", changes.author),
    ...fromTo("Base commit", changes.base),
    ...fromTo("Supersedes", changes.supersedes),
    ...sentenceOf("The release now removes", removes.added),
    ...sentenceOf("The release no longer removes", removes.removed),
    ...fromTo("Expires", changes.expires),
    ...fromTo("Not before", changes.notBefore),
    ...fromTo("Charter", changes.charter),
  ];
}

/** Why the vault that a request came from should be asked about. */
export function doubtSentence(doubt: LedgerDoubt): string {
  switch (doubt.kind) {
    case "other-vault":
      return "This request comes from another vault than the earlier ones of its audit: ask the requester why.";
    case "went-back":
      return `The ledger that this request was made on ends at entry ${String(doubt.seq)}; an earlier request was made on entry ${String(doubt.was)}. It has lost entries: ask the requester why.`;
    case "forked":
      return `Two requests name different entries ${String(doubt.seq)} of one vault: there are two ledgers of it. Ask the requester why.`;
    default:
      return assertNever(doubt);
  }
}

/** Why our own judged texts begin as they do. */
export const nonceWords =
  "Its first line, Nonce, is random: the digest of this text becomes public with the release, and without it somebody could guess what the text says and compare.";

/** The names of texts that requests are judged by, in words. */
export function judgedTitle(name: string): string {
  switch (name) {
    case "inspection.txt":
      return "Inspection report";
    case "findings.txt":
      return "Findings, and which of them are carved out";
    case "carve-outs.txt":
      return "What was left out of the files";
    default:
      return shown(name);
  }
}

/** `ada`, `ada and lin`. */
export function namesOf(people: readonly string[]): string {
  return listed(people.map(shown), "and");
}

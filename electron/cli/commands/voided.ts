// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import type { VoidedView } from "../../../shared/ipc/voidedContract.ts";
import type { TextLine } from "../../../shared/text/charterDifferences.ts";
import { visible } from "../../../shared/text/facts.ts";
import {
  changeSentences,
  judgedTitle,
  namesOf,
} from "../../../shared/text/sheet.ts";
import { optional } from "../argument.ts";
import { refused, vaultCommand } from "../command.ts";
import { indented, sentence } from "../layout.ts";
import { reference } from "../readers.ts";
import { resolveRelease } from "../references.ts";
import { conditionsText } from "../report.ts";

const signs = { same: " ", added: "+", removed: "-" } as const;

function linesText(title: string, lines: readonly TextLine[]): string {
  const changed = lines
    .filter(({ kind }) => kind !== "same")
    .map(({ kind, text }) => `${signs[kind]} ${visible(text)}\n`);
  return changed.length === 0 ? "" : `\n${title}:\n${changed.join("")}`;
}

function voidedText(view: VoidedView): string {
  const { changes, charter, digest, judged, lines } = view;
  const { reasons, replaced, signatures } = view;
  const names = namesOf(signatures.map(({ person }) => person));
  const now =
    replaced === null
      ? "It is asked for still, and does not stand as it was signed"
      : `Another took its place at ${replaced}`;
  const parts = [
    sentence(`What ${names} signed counts no more. ${now}.`),
    sentence(`Signed was ${digest}, issued ${view.issued}.`),
    reasons.length === 0 ? "" : conditionsText(reasons),
    indented(changeSentences(changes).map(sentence).join("")),
    linesText(
      "The statement, as it was signed (-) and as it stands (+)",
      lines,
    ),
    ...judged.map(({ name, lines: differing }) =>
      linesText(`${judgedTitle(name)} (${name})`, differing),
    ),
    linesText(
      "The charter that was named (-), and the one in force (+)",
      charter ?? [],
    ),
  ];
  return parts.join("");
}

export const voided = vaultCommand({
  words: ["release", "voided"],
  summary:
    "Shows which signatures on a release count no more, why, and how what was signed differs from what stands now.",
  positionals: {},
  options: {
    release: optional(
      "id",
      "the release, or enough of its id; may be left out when only one is open",
      reference,
    ),
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release, "any");
    if (!known.ok) return known;
    const { release } = known.value;
    const found = await session.call("release.voided", { release });
    if (!found.ok) return refused(found.error);
    const texts = found.value.voided.map(voidedText);
    return ok({
      value: found.value,
      text:
        texts.length === 0
          ? sentence("No signature on this release was voided.")
          : texts.join("\n"),
    });
  },
});

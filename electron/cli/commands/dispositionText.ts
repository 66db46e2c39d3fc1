// SPDX-License-Identifier: Apache-2.0
import type {
  AnswerRow,
  DispositionLook,
} from "../../../shared/ipc/dispositionContract.ts";
import {
  answerFaultWords,
  answerStateWords,
  signerWords,
} from "../../../shared/text/dispositions.ts";
import { dispositionWords } from "../../../shared/text/findings.ts";
import { counted, indented, sentence, table } from "../layout.ts";

function whatOf(row: AnswerRow): string {
  if (row.fault !== null) return answerFaultWords[row.fault];
  const { changedSince, cves, fixVersions, links, note } = row;
  return [
    ...(row.now === null ? [] : [`was ${dispositionWords[row.now]}`]),
    ...(row.duplicateOf === null ? [] : [`of ${row.duplicateOf}`]),
    ...(fixVersions.length === 0 ? [] : [`fixed in ${fixVersions.join(", ")}`]),
    ...cves,
    ...(links.length === 0 ? [] : [counted(links.length, "link", "links")]),
    ...(note === "" ? [] : [note.replaceAll("\n", " ")]),
    ...(changedSince.length === 0
      ? []
      : [`since handed over changed: ${changedSince.join(", ")}`]),
  ].join("; ");
}

/** What a file would change, and who stands for it. */
export function dispositionsText(look: DispositionLook): string {
  const { name, signer, faults, answers, handedOver } = look;
  const who = [signer.person, signer.fingerprint].filter((x) => x !== null);
  const lines = faults.map(({ line, reason }) =>
    sentence(`line ${String(line)}: ${reason}`),
  );
  return [
    sentence(
      `${name}: ${signerWords[signer.state]}${who.length === 0 ? "" : ` (${who.join(", ")})`}.`,
    ),
    ...(handedOver === null
      ? []
      : [sentence(`It answers the hand-over of ${handedOver}.`)]),
    ...(lines.length === 0
      ? []
      : [
          sentence("Lines that are not of its format:"),
          indented(lines.join("")),
        ]),
    ...(answers.length === 0
      ? []
      : [
          table(
            ["State", "Id", "Answer", "Line", "Title", "Notes"],
            answers.map((row) => [
              answerStateWords[row.state],
              row.label,
              row.answer === null ? "" : dispositionWords[row.answer],
              String(row.line),
              row.title ?? "",
              whatOf(row),
            ]),
          ),
        ]),
  ].join("");
}

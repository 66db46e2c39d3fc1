// SPDX-License-Identifier: Apache-2.0
import type { LossReason, Turnover } from "../../../shared/domain/turnover.ts";
import type {
  CharterPreview,
  CharterText,
  CharterView,
  RequestTurnover,
} from "../../../shared/ipc/charterViews.ts";
import { charterDifferences } from "../../../shared/text/charterDifferences.ts";
import type { Answer } from "../command.ts";
import { fields, sentence, shortId } from "../layout.ts";
import { conditionsText } from "../report.ts";
import { signersText } from "./signersText.ts";

function charterFields(state: string, charter: CharterText): string {
  return fields([
    ["Charter", `version ${charter.version}, ${state}`],
    ["  SHA-256", charter.digest],
    ["  issued", charter.issued],
    ["  signed by", signersText(charter.signatures)],
    ["  waiting for", charter.waitingFor.join(", ")],
    ...charter.lost.map(
      ({ person, fingerprint }) =>
        [
          "  lost",
          `${fingerprint} of ${person}: it signs nothing that counts. Draft a charter that names another key of theirs, or leaves them out.`,
        ] as const,
    ),
  ]);
}

const verdicts = {
  stands: "stands",
  open: "needs more signatures, which people whom both charters name can give",
  void: "is void: ask for it anew",
} as const satisfies Record<Turnover["verdict"], string>;

const reasons = {
  "left-out": "is not named any more",
  "key-left-out": "signed with a key that is not named any more",
  "term-over": "has no term that holds the time of the request",
  "role-lost": "has another role",
  demand: "does not meet what it demands of signers",
  "key-lost": "signed with the key that is lost",
} as const satisfies Record<LossReason, string>;

function turnoverText({ kind, id, purpose, turnover }: RequestTurnover) {
  const { verdict, kept, lost, missing, demands } = turnover;
  return (
    sentence(`The ${kind} ${shortId(id)} ${verdicts[verdict]}: ${purpose}`) +
    fields([
      ["  stands", kept.join(", ")],
      ...lost.map(
        ({ person, why }) =>
          ["  void", `${person}, who ${reasons[why]}`] as const,
      ),
      ...demands.map((each) => ["  demanded", each] as const),
    ]) +
    conditionsText(missing)
  );
}

/** What is void and what stands of all that was asked for; empty when nothing is touched. */
export function turnoversText(
  heading: string,
  turnovers: readonly RequestTurnover[],
): string {
  return turnovers.length === 0
    ? ""
    : `\n${sentence(heading)}${turnovers.map(turnoverText).join("")}`;
}

const marks = { same: " ", added: "+", removed: "-" } as const;

/** The grammar of charters has no character that acts on a terminal: its lines go out as they are. */
export function differencesText(before: string, after: string): string {
  return charterDifferences(before, after)
    .map(({ kind, text }) => `${marks[kind]} ${text}\n`)
    .join("");
}

export function charterAnswer(view: CharterView): Answer {
  const { draft, inForce, turnovers } = view;
  const text =
    (inForce === null ? "" : charterFields("in force", inForce)) +
    (draft === null ? "" : charterFields("a draft", draft)) +
    (draft === null || draft.seats.length === 0
      ? ""
      : `\nBefore it is in force:\n${conditionsText(draft.seats)}`) +
    turnoversText(
      draft === null
        ? "What was asked for under earlier charters:"
        : "When the draft is in force:",
      turnovers,
    );
  return {
    value: view,
    text: text === "" ? sentence("There is no charter yet.") : text,
  };
}

/** What a draft would say and do. */
export function previewAnswer(
  preview: CharterPreview,
  inForce: CharterText | null,
): Answer {
  const { text, refusal, unchanged, turnovers } = preview;
  if (text === null)
    return {
      value: preview,
      exitCode: 1,
      text: unchanged
        ? sentence("It would say what the charter in force says.")
        : sentence(`It could not be drafted: ${refusal ?? ""}.`) +
          alternativesText(preview),
    };
  return {
    value: preview,
    text:
      differencesText(inForce?.text ?? "", text) +
      turnoversText("When it is in force:", turnovers),
  };
}

/** Options that would let a small group go on whoever of it is gone. */
export function alternativesText({
  alternatives,
}: Pick<CharterPreview, "alternatives">): string {
  if (alternatives.length === 0) return "";
  const lines = alternatives.map(({ act, seats }) => {
    const counts = Object.entries(seats).map(([role, n]) => `${role}=${n}`);
    return `--quorum '${[act, ...counts].join(" ")}'`;
  });
  return sentence(
    `With these lines besides, nobody's loss would block the next charter: ${lines.join(" ")}`,
  );
}

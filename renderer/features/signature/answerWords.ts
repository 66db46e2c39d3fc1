// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { t } from "../../text/text.ts";

/** What somebody answered, as it stands behind their name. */
export function answeredWords({ act, asksForChanges }: AnswerView): string {
  if (asksForChanges) return t("answer.changes");
  return act === "decline" || act === "withdrawal" || act === "receipt"
    ? t(`answer.${act}`)
    : t("answer.other");
}

/** Who answered what, and to which statement: it need not be the one at hand. */
export function answerWords(
  answer: AnswerView,
  nameOf: (person: PersonId) => string,
): string {
  const { person, to } = answer;
  const name = nameOf(person);
  const what = answeredWords(answer);
  return to === null
    ? t("answer.said", { name, what })
    : t(`answer.to.${to.kind}`, { name, what, purpose: to.purpose });
}

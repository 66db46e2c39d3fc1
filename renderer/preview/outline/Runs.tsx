// SPDX-License-Identifier: Apache-2.0
import type { RunLook, TextRun } from "../../../shared/domain/outline.ts";
import { visible } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";

/** What is said before a stretch of text that is not simply text; nothing where its look says it. */
function wordFor(look: RunLook): string {
  switch (look) {
    case "inserted":
      return t("preview.inserted");
    case "deleted":
      return t("preview.deleted");
    case "moved-away":
      return t("preview.movedAway");
    case "moved-here":
      return t("preview.movedHere");
    case "hidden":
      return t("preview.isHidden");
    case "white":
      return t("preview.isWhite");
    case "tiny":
      return t("preview.isTiny");
    case "picture":
      return t("preview.isPicture");
    case "formula":
      return t("preview.isFormula");
    case "address":
    case "reference":
    case "author":
      return "";
  }
}

function wordsFor({ looks, who }: TextRun): string {
  const words = looks.map(wordFor).filter((word) => word !== "");
  const [change = "", ...rest] = words;
  if (who === "") return words.join(", ");
  const by = t("preview.changedBy", { change, who: visible(who) });
  return [by, ...rest].join(", ");
}

/** Struck through or underlined where it was changed; always with a word, since a look alone is missed. */
function Run({ run }: { readonly run: TextRun }) {
  const { text, looks } = run;
  if (looks.length === 0) return text;
  const words = wordsFor(run);
  const isGone = looks.includes("deleted") || looks.includes("moved-away");
  const isNew = looks.includes("inserted") || looks.includes("moved-here");
  const Element = isGone ? "del" : isNew ? "ins" : "span";
  return (
    <span className="run" data-look={looks[0]}>
      {words === "" ? null : (
        <span className="run-word" data-aside>
          {`${words}: `}
        </span>
      )}
      <Element>{text}</Element>
    </span>
  );
}

export function Runs({ runs }: { readonly runs: readonly TextRun[] }) {
  return runs.map((run, index) => <Run key={index} run={run} />);
}

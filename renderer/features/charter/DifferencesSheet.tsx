// SPDX-License-Identifier: Apache-2.0
import {
  charterDifferences,
  type TextLine,
} from "../../../shared/text/charterDifferences.ts";
import { t } from "../../text/text.ts";

interface DifferencesSheetProps {
  readonly before: string;
  readonly after: string;
}

const marks = { same: " ", added: "+", removed: "−" } as const;

/** The text that is signed, with what it adds and takes away; said by sign and word, not by colour alone. */
export function DifferencesSheet({ before, after }: DifferencesSheetProps) {
  return (
    <LinesSheet
      lines={charterDifferences(before, after)}
      label={t("charter.differences")}
    />
  );
}

interface LinesSheetProps {
  readonly lines: readonly TextLine[];
  readonly label: string;
}

/** Lines of a text with what was added to it and taken from it. */
export function LinesSheet({ lines, label }: LinesSheetProps) {
  return (
    <div
      className="text-sheet"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus (WCAG 2.1.1)
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      {lines.map((line, index) => (
        // A line of a block may stand in several.
        <Line key={index} line={line} />
      ))}
    </div>
  );
}

function Line({ line: { kind, text } }: { readonly line: TextLine }) {
  return (
    <code className={`difference ${kind}`}>
      <span aria-hidden>{marks[kind]} </span>
      {kind === "same" ? null : (
        <span className="unseen">{t(`charter.line.${kind}`)} </span>
      )}
      {text}
    </code>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { Flaw } from "../../../shared/domain/wholeness.ts";
import { t } from "../../text/text.ts";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { type Accepting, isTicked, told } from "./accepting.ts";
import { FlawList } from "./FlawList.tsx";

interface AcceptingFieldsProps {
  readonly flaws: readonly Flaw[];
  readonly accepting: Accepting;
  readonly tried: boolean;
  readonly onAccepting: (accepting: Accepting) => void;
}

/** What is not whole, and the word to take in what came all the same, with a name and a reason. */
export function AcceptingFields({
  flaws,
  accepting,
  tried,
  onAccepting,
}: AcceptingFieldsProps) {
  const { by, reason } = accepting;
  const accepted = isTicked(accepting, flaws);
  const missing = (value: string): boolean =>
    tried && accepted && value.trim() === "";
  return (
    <Notice tone="bad" title={t("intake.notWhole")}>
      <FlawList flaws={flaws} />
      <CheckField
        label={t("intake.notWholeAccept")}
        checked={accepted}
        onChecked={(accept) => {
          onAccepting({ ...accepting, ticked: accept ? told(flaws) : null });
        }}
      />
      {accepted ? (
        <div className="fields">
          <TextField
            label={t("intake.acceptBy")}
            value={by}
            maxLength={1000}
            fault={missing(by) ? t("intake.acceptByMissing") : null}
            onChange={(event) => {
              onAccepting({ ...accepting, by: event.target.value });
            }}
          />
          <TextField
            label={t("intake.acceptReason")}
            hint={t("intake.acceptReasonHint")}
            value={reason}
            maxLength={1000}
            fault={missing(reason) ? t("intake.acceptReasonMissing") : null}
            onChange={(event) => {
              onAccepting({ ...accepting, reason: event.target.value });
            }}
          />
        </div>
      ) : null}
    </Notice>
  );
}

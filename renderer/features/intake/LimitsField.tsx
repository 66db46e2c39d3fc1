// SPDX-License-Identifier: Apache-2.0
import { usualLimits } from "../../../shared/domain/unpackLimits.ts";
import { formatCount, formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import {
  inUnit,
  limitNames,
  type LimitTexts,
  parseLimit,
  rangeOf,
} from "./limits.ts";

interface LimitsFieldProps {
  readonly limits: LimitTexts;
  readonly onLimits: (limits: LimitTexts) => void;
}

/** Limits of unpacking, to be raised with a warning. */
export function LimitsField({ limits, onLimits }: LimitsFieldProps) {
  const raised = limitNames.filter((name) => {
    const limit = parseLimit(name, limits[name]);
    return limit !== null && limit > usualLimits[name];
  });
  return (
    <div className="stack">
      <Disclosure label={t("intake.limits")}>
        <p className="small quiet">{t("intake.limitsHint")}</p>
        <div className="fields limits">
          {limitNames.map((name) => {
            const { least, most } = rangeOf(name);
            const isFault = parseLimit(name, limits[name]) === null;
            return (
              <TextField
                key={name}
                inputMode="decimal"
                label={t(`intake.limit.${name}`)}
                hint={t("intake.limitUsual", {
                  usual: formatCount(inUnit(name, usualLimits[name])),
                })}
                value={limits[name]}
                maxLength={12}
                fault={isFault ? t("intake.limitFault", { least, most }) : null}
                onChange={(event) => {
                  onLimits({ ...limits, [name]: event.target.value });
                }}
              />
            );
          })}
        </div>
      </Disclosure>
      {raised.length === 0 ? null : (
        <Notice
          tone="warn"
          title={t("intake.raisedTitle", {
            names: formatList(raised.map((name) => t(`intake.limit.${name}`))),
          })}
        >
          <p>{t("intake.raised")}</p>
        </Notice>
      )}
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { Plus, X } from "lucide-react";
import { seatRoles } from "../../../shared/formats/charter.ts";
import { t } from "../../text/text.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { TextField } from "../../ui/Field.tsx";
import {
  addAlternative,
  type CharterAct,
  charterActs,
  dropAlternative,
  isSeated,
  mostSeats,
  type Policy,
  seatCount,
  type Seats,
  setSeats,
} from "./policy.ts";

interface PolicyFieldProps {
  readonly policy: Policy;
  readonly tried: boolean;
  readonly onPolicy: (policy: Policy) => void;
}

/** For each act, how many people of which role must sign; several lines are alternatives. */
export function PolicyField({ policy, tried, onPolicy }: PolicyFieldProps) {
  return (
    <div className="policy">
      {charterActs.map((act) => (
        <ActField
          key={act}
          act={act}
          alternatives={policy[act]}
          tried={tried}
          onSeats={(at, seats) => {
            onPolicy(setSeats(policy, act, at, seats));
          }}
          onAdd={() => {
            onPolicy(addAlternative(policy, act));
          }}
          onDrop={(at) => {
            onPolicy(dropAlternative(policy, act, at));
          }}
        />
      ))}
    </div>
  );
}

interface ActFieldProps {
  readonly act: CharterAct;
  readonly alternatives: readonly Seats[];
  readonly tried: boolean;
  readonly onSeats: (at: number, seats: Seats) => void;
  readonly onAdd: () => void;
  readonly onDrop: (at: number) => void;
}

function ActField({
  act,
  alternatives,
  tried,
  onSeats,
  onAdd,
  onDrop,
}: ActFieldProps) {
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t(`act.${act}`)}</legend>
      {alternatives.map((seats, at) => (
        // Alternatives have no names; their place is what they are known by.
        <div key={at} className="stack tight">
          {at > 0 ? <p className="small quiet">{t("draft.or")}</p> : null}
          <div className="seats">
            {seatRoles.map((role) => (
              <TextField
                key={role}
                type="number"
                min={0}
                max={mostSeats}
                label={t(`seats.${role}`)}
                value={seats[role]}
                onChange={(event) => {
                  const count = seatCount(event.target.value);
                  onSeats(at, { ...seats, [role]: count });
                }}
              />
            ))}
            {alternatives.length > 1 ? (
              <IconButton
                icon={X}
                tall
                label={t("draft.dropAlternative")}
                onClick={() => {
                  onDrop(at);
                }}
              />
            ) : null}
          </div>
          <FaultLine
            fault={tried && !isSeated(seats) ? t("draft.noSeats") : null}
          />
        </div>
      ))}
      <div>
        <Button size="small" tone="quiet" icon={Plus} onClick={onAdd}>
          {t("draft.addAlternative")}
        </Button>
      </div>
    </fieldset>
  );
}

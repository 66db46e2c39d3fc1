// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { FindingLook } from "../../../shared/ipc/findingContract.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ColumnsField } from "./ColumnsField.tsx";
import {
  type ColumnChoice,
  firstChosen,
  indicesOf,
  isTakable,
  type Tally,
  tallyOf,
} from "./importChoice.ts";
import { ProposalTable } from "./ProposalTable.tsx";

interface ProposalsFormProps {
  readonly looked: FindingLook;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onColumns: (columns: ColumnChoice) => void;
  readonly onOther: () => void;
  readonly onTake: (chosen: readonly number[]) => void;
}

/** What was found, beside what is recorded; nothing is recorded but what is chosen here. */
export function ProposalsForm({
  looked,
  busy,
  failure,
  onColumns,
  onOther,
  onTake,
}: ProposalsFormProps) {
  const { proposals, columns } = looked;
  const [chosen, setChosen] = useState(() => firstChosen(looked));
  const [tried, setTried] = useState(false);
  const tally = tallyOf(proposals);
  const count = chosen.size;
  return (
    <DialogForm
      onSubmit={() => {
        setTried(true);
        if (count > 0 && !busy) onTake([...chosen].sort((a, b) => a - b));
      }}
      actions={
        <>
          <Button onClick={onOther}>{t("findingImport.other")}</Button>
          <Button tone="primary" type="submit" busy={busy}>
            {t("findingImport.go", { count })}
          </Button>
        </>
      }
    >
      <p role="status">{t("findingImport.tally", { ...tally })}</p>
      {looked.isCut ? (
        <Notice tone="warn">
          <p>{t("findingImport.cut")}</p>
        </Notice>
      ) : null}
      <ColumnsField columns={columns} onColumns={onColumns} />
      {proposals.length === 0 ? (
        <p className="quiet">{t("findingImport.nothing")}</p>
      ) : (
        <>
          <ChooseButtons
            tally={tally}
            onNew={() => {
              setChosen(indicesOf(proposals, ({ state }) => state === "new"));
            }}
            onAll={() => {
              setChosen(indicesOf(proposals, isTakable));
            }}
            onNone={() => {
              setChosen(new Set());
            }}
          />
          <ProposalTable
            proposals={proposals}
            chosen={chosen}
            onToggle={(index) => {
              const next = new Set(chosen);
              if (!next.delete(index)) next.add(index);
              setChosen(next);
            }}
          />
        </>
      )}
      <FaultLine
        fault={tried && count === 0 ? t("findingImport.noneChosen") : null}
      />
      {failure === null ? null : <FailureNotice failure={failure} />}
    </DialogForm>
  );
}

interface ChooseButtonsProps {
  readonly tally: Tally;
  readonly onNew: () => void;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

function ChooseButtons({ tally, onNew, onAll, onNone }: ChooseButtonsProps) {
  const { fresh, changed } = tally;
  if (fresh + changed === 0) return null;
  return (
    <div className="row">
      {fresh === 0 ? null : (
        <Button size="small" onClick={onNew}>
          {t("findingImport.chooseNew", { count: fresh })}
        </Button>
      )}
      {changed === 0 ? null : (
        <Button size="small" onClick={onAll}>
          {t("findingImport.chooseAll", { count: fresh + changed })}
        </Button>
      )}
      <Button size="small" tone="quiet" onClick={onNone}>
        {t("findings.chooseNone")}
      </Button>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { PackageOpen } from "lucide-react";
import { type Dispatch, useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { IntakeSummary } from "../../../shared/ipc/intakeContract.ts";
import { useResource } from "../../api/resource.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import {
  type ChoiceAction,
  type Choices,
  chosenFiles,
  filesToTake,
} from "./choices.ts";
import { CustodyPanel } from "./CustodyPanel.tsx";
import { DigestsPanel } from "./DigestsPanel.tsx";
import { FilesPanel } from "./FilesPanel.tsx";
import { limitNames } from "./limits.ts";
import { OpenedPanel } from "./OpenedPanel.tsx";
import type { Custody } from "./said.ts";
import { SignaturesPanel } from "./SignaturesPanel.tsx";
import { goodFiles } from "./stages.ts";
import type { Intake } from "./useIntake.ts";
import { VendorKeysPanel } from "./VendorKeysPanel.tsx";

interface SummaryPanelsProps {
  readonly audit: AuditId;
  readonly intake: Intake;
  readonly summary: IntakeSummary;
  readonly choices: Choices;
  readonly custody: Custody;
  readonly onChoice: Dispatch<ChoiceAction>;
  readonly onCustody: (custody: Custody) => void;
  readonly onAgain: () => void;
}

/** All that was found, stage by stage; the last panel is the only one that writes. */
export function SummaryPanels({
  audit,
  intake,
  summary,
  choices,
  custody,
  onChoice,
  onCustody,
  onAgain,
}: SummaryPanelsProps) {
  const list = useResource("deliverable.list", { audit });
  const [keysChanged, setKeysChanged] = useState(false);
  const deliverables = list.state === "ready" ? list.value.deliverables : [];
  const good = goodFiles(summary).length;
  const refused = summary.files.length - good;
  return (
    <>
      <Notice tone="info" title={t("intake.looked", { good, refused })}>
        <div className="row">
          <Button size="small" icon={PackageOpen} onClick={onAgain}>
            {t("intake.lookAgain")}
          </Button>
          <Button size="small" tone="quiet" onClick={intake.drop}>
            {t("intake.change")}
          </Button>
        </div>
      </Notice>
      <RaisedNotice summary={summary} />
      <OpenedPanel intake={intake} summary={summary} onAgain={onAgain} />
      <SignaturesPanel summary={summary} />
      <VendorKeysPanel
        audit={audit}
        onChanged={() => {
          setKeysChanged(true);
        }}
      />
      {keysChanged ? (
        <Notice tone="warn" role="status" title={t("pin.again")}>
          <div className="row">
            <Button size="small" icon={PackageOpen} onClick={onAgain}>
              {t("intake.lookAgain")}
            </Button>
          </div>
        </Notice>
      ) : null}
      <DigestsPanel summary={summary} />
      <FilesPanel
        summary={summary}
        choices={choices}
        deliverables={deliverables}
        onChoice={onChoice}
      />
      <CustodyPanel
        summary={summary}
        files={chosenFiles(summary, choices)}
        custody={custody}
        onCustody={onCustody}
        onTake={(said) => {
          void intake.takeIn({
            ...{ intake: summary.intake, ...said },
            files: filesToTake(summary, choices, deliverables),
          });
        }}
        onDrop={intake.drop}
      />
    </>
  );
}

function RaisedNotice({ summary }: { readonly summary: IntakeSummary }) {
  const raised = limitNames.filter((name) => summary.raised.includes(name));
  if (raised.length === 0) return null;
  const names = formatList(raised.map((name) => t(`intake.limit.${name}`)));
  return (
    <Notice tone="warn" title={t("intake.raisedTitle", { names })}>
      <p>{t("intake.raised")}</p>
    </Notice>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft } from "lucide-react";
import { useReducer, useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { choicesAfter, noChoices } from "./choices.ts";
import { ChoosePanel } from "./ChoosePanel.tsx";
import { DonePanel } from "./DonePanel.tsx";
import { PastIntakes } from "./PastIntakes.tsx";
import { Running } from "./Running.tsx";
import { noCustody, saidOf } from "./said.ts";
import { StageList } from "./StageList.tsx";
import { goodFiles, type Stage, stageStates } from "./stages.ts";
import { SummaryPanels } from "./SummaryPanels.tsx";
import { useIntake } from "./useIntake.ts";
import { VendorKeysPanel } from "./VendorKeysPanel.tsx";

const summaryStages: readonly Stage[] = [
  "opened",
  "signatures",
  "digests",
  "names",
  "custody",
];

interface IntakeScreenProps {
  readonly route: Extract<Route, { at: "intake" }>;
}

/** From a vendor's package to sealed files: open, read what was found, accept, and only then write. */
export function IntakeScreen({ route }: IntakeScreenProps) {
  const { audit } = route;
  const navigate = useNavigate();
  const intake = useIntake(audit, route.files ?? []);
  const [choices, choose] = useReducer(choicesAfter, noChoices);
  const [custody, setCustody] = useState(noCustody);
  const [dropFailure, setDropFailure] = useState<Failure | null>(null);
  const { chosen, look, take } = intake;
  const running = look.job ?? take.job;
  const done = take.value;
  const summary =
    running === null && done === null && take.failure === null
      ? look.value
      : null;
  const isChoosing = running === null && done === null && look.value === null;

  useDropTarget(
    running === null
      ? {
          label: t("intake.drop"),
          onDrop: (result) => {
            setDropFailure(result.ok ? null : result.error);
            if (!result.ok) return;
            intake.drop();
            const files = isChoosing ? chosen.files : [];
            intake.change({ files: [...files, ...result.value.chosen] });
          },
        }
      : { label: t("intake.dropLater"), onDrop: () => undefined },
  );
  const open = async () => {
    const opened = await intake.open();
    choose({ do: "begin", summary: opened });
    if (opened === null) return;
    const good = goodFiles(opened).length;
    const refused = opened.files.length - good;
    announce(t("intake.looked", { good, refused }));
  };
  const resumes = look.value?.resumes ?? null;
  const states = stageStates(look.value, {
    custody: look.value !== null && saidOf(custody, resumes) !== null,
    done: done !== null,
  });
  return (
    <Screen
      title={t("intake.title")}
      under={t("intake.under")}
      why={t("why.intake")}
      actions={
        <Button
          icon={ArrowLeft}
          onClick={() => {
            navigate({ at: "deliverables", audit });
          }}
        >
          {t("intake.toDeliverables")}
        </Button>
      }
    >
      <div className="handed">
        <StageList
          states={states}
          shown={summary === null ? [] : summaryStages}
        />
        <div className="stack">
          {dropFailure === null ? null : (
            <FailureNotice failure={dropFailure} />
          )}
          <Running work={look} what="looking" />
          <Running work={take} what="taking" />
          {isChoosing ? (
            <>
              <ChoosePanel intake={intake} onOpen={() => void open()} />
              <VendorKeysPanel audit={audit} onChanged={() => undefined} />
              <PastIntakes audit={audit} />
            </>
          ) : null}
          {summary === null ? null : (
            <SummaryPanels
              key={summary.intake}
              audit={audit}
              intake={intake}
              summary={summary}
              choices={choices}
              custody={custody}
              onChoice={choose}
              onCustody={setCustody}
              onAgain={() => void open()}
            />
          )}
          {running === null && (done !== null || take.failure !== null) ? (
            <DonePanel
              audit={audit}
              intake={intake}
              onAgain={() => void open()}
            />
          ) : null}
        </div>
      </div>
    </Screen>
  );
}

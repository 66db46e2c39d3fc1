// SPDX-License-Identifier: Apache-2.0
import { ChartColumn, Check, Copy, Megaphone } from "lucide-react";
import { use, useState } from "react";
import type { PhaseName } from "../../../shared/domain/phases.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { PhasesView } from "../../../shared/ipc/phaseContract.ts";
import { stepTitles } from "../../../shared/text/phases.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { ClipboardContext } from "../../ui/Digest.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel, Screen } from "../../ui/Screen.tsx";
import { EmbargoPanel } from "./EmbargoPanel.tsx";
import { PhaseRail } from "./PhaseRail.tsx";
import { SaveChecklist } from "./SaveChecklist.tsx";
import { StepList } from "./StepList.tsx";

interface OverviewScreenProps {
  readonly audit: AuditId;
}

/** How far an audit is: its phases, what is next, what blocks, and what remains of its embargo. */
export function OverviewScreen({ audit }: OverviewScreenProps) {
  const navigate = useNavigate();
  const phases = useResource("phase.show", { audit });
  return (
    <Screen
      title={t("section.overview")}
      under={t("phase.what")}
      actions={
        <>
          <Button
            icon={ChartColumn}
            onClick={() => {
              navigate({ at: "charts", audit });
            }}
          >
            {t("chart.open")}
          </Button>
          <SaveChecklist audit={audit} />
          {phases.state === "ready" ? (
            <CopyMarkdown markdown={phases.value.markdown} />
          ) : null}
        </>
      }
    >
      <Loaded of={phases}>{(view) => <Overview view={view} />}</Loaded>
    </Screen>
  );
}

function Overview({ view }: { readonly view: PhasesView }) {
  const [chosen, setChosen] = useState<PhaseName | null>(null);
  const at = chosen ?? view.current ?? "publish";
  const phase = view.phases.find((each) => each.phase === at);
  return (
    <div className="overview">
      <PhaseRail view={view} at={at} onChoose={setChosen} />
      <div className="stack">
        {phase === undefined ? null : (
          <StepList audit={view.audit} phase={phase} />
        )}
        {at === "publish" ? <AnnounceJump view={view} /> : null}
        <NextPanel view={view} />
        <EmbargoPanel audit={view.audit} />
      </div>
    </div>
  );
}

/** Offered once a merge is on the record, and not before. */
function AnnounceJump({ view }: { readonly view: PhasesView }) {
  const navigate = useNavigate();
  const release = view.announces.at(-1);
  if (release === undefined) return null;
  return (
    <div>
      <Button
        icon={Megaphone}
        onClick={() => {
          navigate({ at: "releases", audit: view.audit, release });
        }}
      >
        {t("announcement.jump")}
      </Button>
    </div>
  );
}

function NextPanel({ view }: { readonly view: PhasesView }) {
  return (
    <Panel title={t("phase.next")}>
      {view.next.length === 0 ? <p>{t("phase.nextNone")}</p> : null}
      <ul className="lined dots">
        {view.next.map((step) => (
          <li key={step}>{stepTitles[step]}</li>
        ))}
      </ul>
      {view.blocking.length === 0 ? null : (
        <>
          <h3>{t("phase.blocking")}</h3>
          <ul className="lined dots">
            {view.blocking.map((step) => (
              <li key={step}>{stepTitles[step]}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** The checklist for a public issue goes to the clipboard as it stands. */
function CopyMarkdown({ markdown }: { readonly markdown: string }) {
  const copy = use(ClipboardContext);
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === markdown;
  return (
    <Button
      icon={done ? Check : Copy}
      title={t("phase.copyWhat")}
      onClick={() => {
        void copy(markdown).then((worked) => {
          if (worked) setCopied(markdown);
        });
      }}
    >
      {t(done ? "phase.copied" : "phase.copy")}
    </Button>
  );
}

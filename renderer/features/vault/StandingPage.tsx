// SPDX-License-Identifier: Apache-2.0
import { Eye, Lock, Wrench } from "lucide-react";
import { useState } from "react";
import { readOnlyAdvice } from "../../../shared/text/standing.ts";
import { shown } from "../../../shared/text/facts.ts";
import { call } from "../../api/bridge.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Panel, Screen } from "../../ui/Screen.tsx";
import type { OpenVault } from "./openVault.ts";
import { RepairDialog } from "./RepairDialog.tsx";

/** True when entries are known to be lost or damaged, so that a person must say how to go on. */
export function needsDecision({ standing }: OpenVault): boolean {
  return standing.lost !== null || standing.damagedAt !== null;
}

interface StandingPageProps {
  readonly vault: OpenVault;
  readonly onLook: () => void;
}

/** Shown before anything else of a vault that is older than it was, or damaged: what is missing, and the ways on. */
export function StandingPage({ vault, onLook }: StandingPageProps) {
  const advice = readOnlyAdvice(vault.standing);
  const [adopting, setAdopting] = useState(false);
  const [repairing, setRepairing] = useState(false);
  if (advice === null) return null;
  return (
    <Screen title={advice.title} under={shown(vault.name)}>
      <div className="stack">
        <Notice tone="bad" role="alert">
          {advice.facts.map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
          <p>{t("standing.safe")}</p>
        </Notice>
        <MissingFacts vault={vault} />
        <Panel title={t("standing.next")}>
          <p>{advice.next}</p>
          <div className="row">
            <Button
              icon={Wrench}
              tone="primary"
              onClick={() => {
                setRepairing(true);
              }}
            >
              {t("standing.repair")}
            </Button>
            <Button icon={Lock} onClick={() => void call("vault.lock", {})}>
              {t("standing.lock")}
            </Button>
            <Button icon={Eye} onClick={onLook}>
              {t("standing.look")}
            </Button>
            <Button
              tone="danger"
              onClick={() => {
                setAdopting(true);
              }}
            >
              {t("standing.adopt")}
            </Button>
          </div>
        </Panel>
      </div>
      {repairing ? (
        <RepairDialog
          onClose={() => {
            setRepairing(false);
          }}
        />
      ) : null}
      {adopting ? (
        <AdoptDialog
          onDone={() => {
            setAdopting(false);
          }}
        />
      ) : null}
    </Screen>
  );
}

function MissingFacts({ vault }: { readonly vault: OpenVault }) {
  const { lastEntry, lost, damagedAt } = vault.standing;
  return (
    <Facts>
      <Fact name={t("standing.lastEntry")}>
        {t("standing.entry", { seq: formatCount(vault.checkpoint.seq) })}
        {", "}
        <Moment at={lastEntry} />
      </Fact>
      {lost === null ? null : (
        <>
          <Fact name={t("standing.lastSeen")}>
            {t("standing.entry", { seq: formatCount(lost.seq) })}
            {", "}
            <Moment at={lost.at} />
          </Fact>
          <Fact name={t("standing.digest")}>
            <FullDigest digest={lost.head} label={t("standing.digest")} />
          </Fact>
        </>
      )}
      {damagedAt === null ? null : (
        <Fact name={t("standing.damagedFrom")}>
          {t("standing.entry", { seq: formatCount(damagedAt) })}
        </Fact>
      )}
    </Facts>
  );
}

function AdoptDialog({ onDone }: { readonly onDone: () => void }) {
  const adopt = useCall("vault.adopt");
  const go = async (reason: string) => {
    const result = await adopt.run({ reason });
    if (!result.ok) return;
    announce(t("standing.adopted"));
    onDone();
    refreshAll();
  };
  return (
    <ReasonDialog
      title={t("standing.adoptTitle")}
      explanation={t("standing.adoptWhy")}
      action={t("standing.adoptGo")}
      busy={adopt.busy}
      failure={adopt.failure}
      onCancel={onDone}
      onReason={(reason) => void go(reason)}
    />
  );
}

// SPDX-License-Identifier: Apache-2.0
import {
  Ban,
  DoorClosed,
  KeyRound,
  RefreshCw,
  Trash2,
  UserX,
} from "lucide-react";
import { useState } from "react";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { ConditionList } from "../../ui/ConditionList.tsx";
import { DetailPane } from "../../ui/DetailPane.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { Panel } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { AnswersPanel } from "../signature/AnswersPanel.tsx";
import { ReviewPanel } from "../signature/ReviewPanel.tsx";
import { StatementText } from "../signature/StatementText.tsx";
import { AbandonDialog } from "./AbandonDialog.tsx";
import { ConsentChip } from "./ConsentChip.tsx";
import { consentJump, isOpen } from "./consents.ts";
import { LeftPanel } from "./LeftList.tsx";
import { consentSignaturesId, SignaturesPanel } from "./SignaturesPanel.tsx";
import { SharePanel } from "./SharePanel.tsx";
import { TermsPanel } from "./TermsPanel.tsx";
import { WithdrawDialog } from "./WithdrawDialog.tsx";

interface ConsentDetailProps {
  readonly consent: ConsentView;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

/** One consent from its request to what was shared: what stands in its way, who signed, what has left. */
export function ConsentDetail({
  consent,
  people,
  onClose,
}: ConsentDetailProps) {
  const nameOf = rosterNames(people);
  const { state, unmet, uncovered, fewerKeys, requester } = consent;
  const actionFor = (condition: UnmetCondition) => (
    <ConditionAction condition={condition} consent={consent} />
  );
  return (
    <DetailPane
      title={consent.purpose}
      under={
        <>
          <ConsentChip state={state} />
          <span className="small quiet">
            {t("release.askedBy", { name: nameOf(requester) })}
          </span>
        </>
      }
      onClose={onClose}
    >
      {unmet.length === 0 ? null : (
        <Panel title={t("consent.gate")} icon={DoorClosed}>
          <ConditionList {...{ unmet, nameOf, actionFor }} />
        </Panel>
      )}
      {uncovered.length === 0 ? null : (
        <Panel title={t("consent.uncovered")} icon={UserX}>
          <p>{t("consent.uncoveredWhat")}</p>
          <ConditionList {...{ unmet: uncovered, nameOf, actionFor }} />
        </Panel>
      )}
      {fewerKeys.length === 0 ? null : (
        <Panel title={t("consent.fewerKeys")} icon={KeyRound}>
          <p>{t("consent.fewerKeysWhat")}</p>
          <ConditionList {...{ unmet: fewerKeys, nameOf, actionFor }} />
        </Panel>
      )}
      {state === "granted" ? (
        <SharePanel consent={consent} nameOf={nameOf} />
      ) : null}
      <LeftPanel consent={consent} nameOf={nameOf} />
      <TermsPanel consent={consent} people={people} />
      <SignaturesPanel
        consent={consent}
        open={isOpen(consent)}
        nameOf={nameOf}
      />
      {isOpen(consent) ? (
        <ReviewPanel
          audit={consent.audit}
          request={{ act: "consent", consent: consent.consent }}
          nameOf={nameOf}
        />
      ) : null}
      <AnswersPanel
        audit={consent.audit}
        answers={consent.answers}
        nameOf={nameOf}
      />
      <StatementText statement={consent} />
      <Ends consent={consent} people={people} />
    </DetailPane>
  );
}

interface EndsProps {
  readonly consent: ConsentView;
  readonly people: readonly PersonView[];
}

/** Asking anew, and the two ways to end it. */
function Ends({ consent, people }: EndsProps) {
  const navigate = useNavigate();
  const [ending, setEnding] = useState<"withdraw" | "abandon" | null>(null);
  const close = () => {
    setEnding(null);
  };
  const { audit, consent: like, state } = consent;
  return (
    <div className="row end">
      <Button
        icon={RefreshCw}
        onClick={() => {
          navigate({ at: "consent-request", audit, like });
        }}
      >
        {t("consent.againWith")}
      </Button>
      {state === "abandoned" ? null : (
        <Button
          icon={Trash2}
          onClick={() => {
            setEnding("abandon");
          }}
        >
          {t("consent.abandon")}
        </Button>
      )}
      {state === "withdrawn" || state === "abandoned" ? null : (
        <Button
          tone="danger"
          icon={Ban}
          onClick={() => {
            setEnding("withdraw");
          }}
        >
          {t("withdraw.open")}
        </Button>
      )}
      {ending === "abandon" ? (
        <AbandonDialog consent={consent} onClose={close} />
      ) : null}
      {ending === "withdraw" ? (
        <WithdrawDialog consent={consent} people={people} onClose={close} />
      ) : null}
    </div>
  );
}

interface ConditionActionProps {
  readonly condition: UnmetCondition;
  readonly consent: ConsentView;
}

function ConditionAction({ condition, consent }: ConditionActionProps) {
  const navigate = useNavigate();
  const { audit, consent: like } = consent;
  switch (consentJump(condition.name)) {
    case null:
      return <span />;
    case "signatures":
      // What is over cannot be signed any more: its other conditions say the way on.
      return !isOpen(consent) ? (
        <span />
      ) : (
        <Button
          size="small"
          onClick={() => {
            focusHeading(consentSignaturesId);
          }}
        >
          {t("gate.signatures")}
        </Button>
      );
    case "people":
      return (
        <Button
          size="small"
          onClick={() => {
            navigate({ at: "people", audit });
          }}
        >
          {t("gate.people")}
        </Button>
      );
    case "again":
      return (
        <Button
          size="small"
          onClick={() => {
            navigate({ at: "consent-request", audit, like });
          }}
        >
          {t("consent.again")}
        </Button>
      );
  }
}

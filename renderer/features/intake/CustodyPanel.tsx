// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, Handshake } from "lucide-react";
import { useState } from "react";
import { type Flaw, flawsOf } from "../../../shared/domain/wholeness.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { flawWords } from "../../../shared/text/handedOver.ts";
import { formatInstant } from "../../text/format.ts";
import { instantOfDateTime } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { CappedList } from "./CappedList.tsx";
import { type Custody, type Said, saidOf } from "./said.ts";
import { headingOf } from "./stages.ts";

interface CustodyPanelProps {
  readonly summary: IntakeSummary;
  readonly files: readonly StagedFile[];
  readonly custody: Custody;
  readonly onCustody: (custody: Custody) => void;
  readonly onTake: (said: Said & { readonly withBroken: boolean }) => void;
  readonly onDrop: () => void;
}

/** The last step before anything is written: who handed it over, and the word to take it in. */
export function CustodyPanel({
  summary,
  files,
  custody,
  onCustody,
  onTake,
  onDrop,
}: CustodyPanelProps) {
  const [tried, setTried] = useState(false);
  const [accepted, setAccepted] = useState<string | null>(null);
  const { resumes } = summary;
  const flaws = flawsOf(summary, files);
  // Accepted is what was shown when it was ticked; whatever is chosen since then is not.
  const told = flaws.map((flaw) => `${flaw.kind} ${flaw.name}`).join("\n");
  const isAccepted = accepted === told;
  const withBroken = flaws.length > 0;
  const said = saidOf(custody, resumes);
  // What is left of an intake that goes on may be nothing but its end.
  const isEmpty = files.length === 0 && resumes === null;
  const isDoubtful = withBroken && !isAccepted;
  const take = () => {
    setTried(true);
    if (said !== null && !isEmpty && !isDoubtful)
      onTake({ ...said, withBroken });
  };
  return (
    <Panel
      id={headingOf("custody")}
      title={t("stage.custody")}
      icon={Handshake}
    >
      {resumes === null ? (
        <CustodyFields custody={custody} tried={tried} onCustody={onCustody} />
      ) : (
        <Notice tone="info" title={t("intake.resumes")}>
          <p>
            {t("intake.resumesWords", {
              from: shown(resumes.from),
              channel: shown(resumes.channel),
              handed: formatInstant(resumes.handed),
            })}
          </p>
        </Notice>
      )}
      {flaws.length === 0 ? null : (
        <Flaws
          flaws={flaws}
          accepted={isAccepted}
          onAccepted={(accept) => {
            setAccepted(accept ? told : null);
          }}
        />
      )}
      {tried && isDoubtful ? (
        <Fault words={t("intake.notWholeMissing")} />
      ) : null}
      {tried && isEmpty ? <Fault words={t("intake.chooseFiles")} /> : null}
      <div className="form-actions">
        <Button onClick={onDrop}>{t("intake.drops")}</Button>
        <Button tone="primary" onClick={take}>
          {t("intake.go", { count: files.length })}
        </Button>
      </div>
    </Panel>
  );
}

interface FlawsProps {
  readonly flaws: readonly Flaw[];
  readonly accepted: boolean;
  readonly onAccepted: (accepted: boolean) => void;
}

/** What is not whole, and the word to take in what came all the same. */
function Flaws({ flaws, accepted, onAccepted }: FlawsProps) {
  return (
    <Notice tone="bad" title={t("intake.notWhole")}>
      <CappedList items={flaws} className="lined dots" step={5}>
        {(flaw, index) => (
          <li key={index} className="wrap">
            <code>{shown(flaw.name)}</code> {flawWords(flaw)}
          </li>
        )}
      </CappedList>
      <CheckField
        label={t("intake.notWholeAccept")}
        checked={accepted}
        onChecked={onAccepted}
      />
    </Notice>
  );
}

function Fault({ words }: { readonly words: string }) {
  return (
    <p className="fault-line" role="alert">
      <CircleAlert size={14} aria-hidden />
      {words}
    </p>
  );
}

interface CustodyFieldsProps {
  readonly custody: Custody;
  readonly tried: boolean;
  readonly onCustody: (custody: Custody) => void;
}

function CustodyFields({ custody, tried, onCustody }: CustodyFieldsProps) {
  const { from, channel, handed } = custody;
  const isNoTime = handed !== "" && instantOfDateTime(handed) === null;
  return (
    <div className="fields">
      <TextField
        label={t("intake.from")}
        hint={t("intake.fromHint")}
        value={from}
        maxLength={1000}
        fault={tried && from.trim() === "" ? t("custody.fromMissing") : null}
        onChange={(event) => {
          onCustody({ ...custody, from: event.target.value });
        }}
      />
      <TextField
        label={t("custody.channel")}
        hint={t("custody.channelHint")}
        value={channel}
        maxLength={1000}
        fault={
          tried && channel.trim() === "" ? t("custody.channelMissing") : null
        }
        onChange={(event) => {
          onCustody({ ...custody, channel: event.target.value });
        }}
      />
      <TextField
        type="datetime-local"
        label={t("intake.handed")}
        hint={t("intake.handedHint")}
        value={handed}
        fault={isNoTime ? t("intake.handedFault") : null}
        onChange={(event) => {
          onCustody({ ...custody, handed: event.target.value });
        }}
      />
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, Handshake } from "lucide-react";
import { useState } from "react";
import { flawsOf } from "../../../shared/domain/wholeness.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { formatInstant } from "../../text/format.ts";
import { instantOfDateTime } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { AcceptingFields } from "./AcceptingFields.tsx";
import { acceptedBy, noAccepting } from "./accepting.ts";
import { type Custody, type Said, saidOf } from "./said.ts";
import { headingOf } from "./stages.ts";

interface CustodyPanelProps {
  readonly summary: IntakeSummary;
  readonly files: readonly StagedFile[];
  readonly custody: Custody;
  readonly onCustody: (custody: Custody) => void;
  readonly onTake: (
    said: Said & Pick<Request<"intake.take">, "accepting">,
  ) => void;
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
  const [accepting, setAccepting] = useState(noAccepting);
  const { resumes } = summary;
  const flaws = flawsOf(summary, files);
  const accepted = acceptedBy(accepting, flaws);
  const said = saidOf(custody, resumes);
  // What is left of an intake that goes on may be nothing but its end.
  const isEmpty = files.length === 0 && resumes === null;
  const isDoubtful = flaws.length > 0 && accepted === null;
  const take = () => {
    setTried(true);
    if (said !== null && !isEmpty && !isDoubtful)
      onTake({
        ...said,
        ...(accepted === null ? {} : { accepting: accepted }),
      });
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
        <AcceptingFields
          flaws={flaws}
          accepting={accepting}
          tried={tried}
          onAccepting={setAccepting}
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

// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { neverTaken } from "../../../shared/domain/dispositionLook.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { DispositionLook } from "../../../shared/ipc/dispositionContract.ts";
import { signerWords } from "../../../shared/text/dispositions.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { AnswersTable } from "./AnswersTable.tsx";
import { standingOf } from "./takeable.ts";

interface TakeFormProps {
  readonly looked: DispositionLook;
  readonly nameOf: (person: PersonId) => string;
  readonly onOther: () => void;
  readonly onDone: () => void;
}

/** What the file would change, who stands for it, and what somebody has to say before it is recorded. */
export function TakeForm({ looked, nameOf, onOther, onDone }: TakeFormProps) {
  const take = useCall("disposition.take");
  const [from, setFrom] = useState("");
  const [although, setAlthough] = useState(false);
  const [tried, setTried] = useState(false);
  const { canTake, isSigned, changed } = standingOf(looked);
  const isFromMissing = !isSigned && from.trim() === "";
  const submit = async () => {
    setTried(true);
    if (!canTake || isFromMissing || take.busy) return;
    const result = await take.run({
      ...{ look: looked.look, althoughChanged: although },
      ...(isSigned ? {} : { unsignedFrom: from.trim() }),
    });
    if (!result.ok) return;
    announce(t("dispositions.done", { count: result.value.answered }));
    onDone();
  };
  return (
    <DialogForm
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onOther}>{t("dispositions.other")}</Button>
          {canTake ? (
            <Button tone="primary" type="submit" busy={take.busy}>
              {t("dispositions.go")}
            </Button>
          ) : null}
        </>
      }
    >
      <SignerNotice looked={looked} nameOf={nameOf} />
      <Faults looked={looked} />
      <AnswersTable answers={looked.answers} />
      {canTake && changed > 0 ? (
        <CheckField
          label={t("dispositions.although", { count: changed })}
          checked={although}
          onChecked={setAlthough}
        />
      ) : null}
      {canTake && !isSigned ? (
        <TextField
          label={t("dispositions.from")}
          hint={t("dispositions.fromHint")}
          maxLength={1000}
          value={from}
          fault={tried && isFromMissing ? t("dispositions.fromMissing") : null}
          onChange={(event) => {
            setFrom(event.target.value);
          }}
        />
      ) : null}
      {take.failure === null ? null : <FailureNotice failure={take.failure} />}
    </DialogForm>
  );
}

function SignerNotice({
  looked,
  nameOf,
}: Pick<TakeFormProps, "looked" | "nameOf">) {
  const { state, person, fingerprint } = looked.signer;
  const tone =
    state === "src-member" ? "ok" : neverTaken.includes(state) ? "bad" : "warn";
  const words = signerWords[state];
  return (
    <Notice
      tone={tone}
      title={`${words.charAt(0).toUpperCase()}${words.slice(1)}.`}
    >
      {person === null ? null : <p className="wrap">{nameOf(person)}</p>}
      {fingerprint === null ? null : <p className="mono wrap">{fingerprint}</p>}
      {neverTaken.includes(state) ? <p>{t("dispositions.never")}</p> : null}
    </Notice>
  );
}

function Faults({ looked }: { readonly looked: DispositionLook }) {
  const { faults, answers } = looked;
  const bad = answers.filter((row) => row.state === "bad");
  return (
    <>
      {faults.length === 0 ? null : (
        <Notice tone="bad" title={t("dispositions.faults")}>
          <ul className="stack tight">
            {faults.map(({ line, reason }) => (
              <li key={line}>{t("dispositions.fault", { line, reason })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {bad.length === 0 ? null : (
        <Notice
          tone="bad"
          title={t("dispositions.bad", { count: bad.length })}
        />
      )}
    </>
  );
}

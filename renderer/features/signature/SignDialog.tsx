// SPDX-License-Identifier: Apache-2.0
import { type ComponentProps, type ReactNode, useRef, useState } from "react";
import { secretWanted } from "../../../shared/domain/keySecrets.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { JobId } from "../../../shared/ids.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import type { GrantView, KeyCard } from "../../../shared/ipc/views.ts";
import type { Result } from "../../../shared/result.ts";
import { shown } from "../../../shared/text/facts.ts";
import { cancelJob, newJobId } from "../../api/job.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField, SelectField } from "../../ui/Field.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";
import { Why } from "../../ui/Why.tsx";

const ways = ["file", "agent", "own"] as const;
type Way = (typeof ways)[number];

function wayOptions() {
  return ways.map((value) => ({
    value,
    label: t(`sign.${value}`),
    hint: t(`sign.${value}Hint`),
  }));
}

interface SignDialogProps {
  readonly title: string;
  /** What will be signed, in a sentence. */
  readonly what: string;
  /** Signs in this way; the sheet closes when it could. */
  readonly onSign: (way: SigningWay) => Promise<Result<unknown, Failure>>;
  readonly onClose: () => void;
  /** A key file that is at hand already; another can be chosen in its place. */
  readonly keyFile?: GrantView | null;
  /** Keys that are waited for: the first that is here is proposed. */
  readonly wanted?: readonly string[];
  /** A further way, for a key that is not on this machine. */
  readonly children?: ReactNode;
}

/** How to sign, for every act: with a key file, through ssh-agent, or with a key made in this vault. */
export function SignDialog(props: SignDialogProps) {
  const { title, what, onSign, onClose, keyFile = null, children } = props;
  const [chosenWay, setWay] = useState<Way | null>(keyFile && "file");
  const [file, setFile] = useState<GrantView | null>(keyFile);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<ReturnType<typeof secretWanted>>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [waiting, setWaiting] = useState<JobId | null>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const choose = useCall("dialog.open");
  const agent = useCall("agent.keys");
  const [held, setHeld] = useState<readonly KeyCard[] | null>(null);
  const own = useResource("ownKey.list", {});
  const ownKeys =
    own.state === "ready" ? own.value.keys.map(({ card }) => card) : [];
  const way = chosenWay ?? proposedWay(own.state, ownKeys);
  const asks = way === "own" ? "passphrase" : asked;
  const keys = way === "agent" ? (held ?? []) : ownKeys;
  const key = keyOf(keys, chosen, props.wanted);

  const change = (next: Way) => {
    setWay(next);
    setFailure(null);
    setAsked(null);
    // Choosing it is what lets us ask it.
    if (next === "agent") void askAgent();
  };
  const askAgent = async () => {
    const result = await agent.run({});
    if (result.ok) setHeld(result.value.keys);
    else setFailure(result.error);
  };
  const chooseFile = async () => {
    const result = await choose.run({ purpose: "signing-key" });
    const picked = result.ok ? result.value.chosen[0] : undefined;
    if (picked === undefined) return;
    setFile(picked);
    setAsked(null);
    setFailure(null);
  };
  const wayNow = (job: JobId): SigningWay | null => {
    const secret = asks === null ? "" : takePassphrase(passphrase);
    if (way === "file")
      return file === null
        ? null
        : {
            ...{ way, job, file: file.grant },
            ...(asks !== null && { passphrase: secret }),
          };
    if (way === null || key === undefined) return null;
    return way === "agent"
      ? { way, job, key: key.key }
      : { way, key: key.key, passphrase: secret };
  };
  const submit = async () => {
    if (busy) return;
    if (passphrase.current?.value === "") {
      setMissing(true);
      passphrase.current.focus();
      return;
    }
    const job = newJobId();
    const ready = wayNow(job);
    if (ready === null) return;
    setBusy(true);
    setWaiting(way === "own" ? null : job);
    setFailure(null);
    const result = await onSign(ready);
    setBusy(false);
    setWaiting(null);
    if (result.ok) {
      onClose();
      return;
    }
    const wanted = secretWanted(result.error);
    if (wanted !== null && wanted !== asks) setAsked(wanted);
    else setFailure(result.error);
    // What was typed was used up: the next try begins there.
    requestAnimationFrame(() => passphrase.current?.focus());
  };
  const ready = way === "file" ? file !== null : key !== undefined;

  return (
    <Dialog title={title} onClose={busy ? null : onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            {waiting === null ? (
              <Button onClick={onClose}>{t("cancel")}</Button>
            ) : (
              <CancelButton onCancel={() => cancelJob(waiting)} />
            )}
            <Button tone="primary" type="submit" busy={busy}>
              {busy ? t("sign.busy") : t("sign.now")}
            </Button>
          </>
        }
      >
        <p>{what}</p>
        <Why step={title}>{t("why.sign")}</Why>
        <ChoiceField
          legend={t("sign.with")}
          value={way}
          onValue={change}
          options={wayOptions()}
        />
        {way === null ? null : way === "file" ? (
          <div className="row">
            <Button size="small" onClick={() => void chooseFile()}>
              {t("sign.choose")}
            </Button>
            <span className="quiet wrap">
              {file === null ? t("sign.noFile") : shown(file.name)}
            </span>
          </div>
        ) : (
          <KeyChoice
            way={way}
            keys={keys}
            known={way === "own" ? own.state === "ready" : held !== null}
            value={key?.key ?? ""}
            onValue={setChosen}
          />
        )}
        {asks !== null && ready ? (
          <SecretField
            asks={asks}
            isOwn={way === "own"}
            fault={isMissing ? t(`sign.${asks}Missing`) : null}
            input={passphrase}
            onTyped={() => {
              setMissing(false);
            }}
          />
        ) : null}
        {waiting === null ? null : (
          <p className="quiet" role="status">
            {t("sign.waiting")}
          </p>
        )}
        {failure === null ? null : <FailureNotice failure={failure} />}
        {children}
      </DialogForm>
    </Dialog>
  );
}

/** None before it is known what is here: a choice that changes by itself takes the button from under a hand. */
function proposedWay(
  state: "loading" | "ready" | "failed",
  ownKeys: readonly KeyCard[],
): Way | null {
  if (state === "loading") return null;
  return ownKeys.length > 0 ? "own" : "file";
}

type SecretFieldProps = Pick<
  ComponentProps<typeof PassphraseField>,
  "fault" | "input" | "onTyped"
> & {
  readonly asks: NonNullable<ReturnType<typeof secretWanted>>;
  readonly isOwn: boolean;
};

function SecretField({ asks, isOwn, ...rest }: SecretFieldProps) {
  const vault = useResource("vault.status", {});
  const isSample =
    vault.state === "ready" &&
    vault.value.state === "open" &&
    vault.value.sample !== null;
  const hint = isOwn && isSample ? "sampleHint" : (`${asks}Hint` as const);
  return (
    <PassphraseField
      label={t(`sign.${asks}`)}
      hint={t(`sign.${hint}`)}
      {...rest}
    />
  );
}

/** The chosen one, or the first that is waited for, or any. */
function keyOf(
  keys: readonly KeyCard[],
  chosen: string | null,
  wanted: readonly string[] = [],
): KeyCard | undefined {
  const named = [...(chosen === null ? [] : [chosen]), ...wanted];
  return (
    named.flatMap((each) => keys.find(({ key }) => key === each) ?? [])[0] ??
    keys[0]
  );
}

interface KeyChoiceProps {
  readonly way: "agent" | "own";
  readonly keys: readonly KeyCard[];
  readonly known: boolean;
  readonly value: string;
  readonly onValue: (key: string) => void;
}

function KeyChoice({ way, keys, known, value, onValue }: KeyChoiceProps) {
  if (!known) return null;
  if (keys.length === 0)
    return <p className="quiet">{t(`sign.${way}Empty`)}</p>;
  return (
    <SelectField
      label={t("sign.key")}
      value={value}
      onValue={onValue}
      options={keys.map(({ key, comment, type, fingerprint }) => ({
        value: key,
        label: `${shown(comment) || type} · ${fingerprint}`,
      }))}
    />
  );
}

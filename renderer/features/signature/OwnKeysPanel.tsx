// SPDX-License-Identifier: Apache-2.0
import { Contact, FileKey, Plus } from "lucide-react";
import { useState } from "react";
import type { OwnKeyView } from "../../../shared/ipc/signingContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { CopyButton, Fingerprint } from "../../ui/Digest.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { useNewPassphrase } from "../vault/NewPassphrase.tsx";
import { CardDialog } from "./CardDialog.tsx";

/** Keys of the vault's holder to sign with, made and sealed in the vault. */
export function OwnKeysPanel({ readOnly }: { readonly readOnly: boolean }) {
  const listed = useResource("ownKey.list", {});
  const [making, setMaking] = useState(false);
  const [carding, setCarding] = useState(false);
  return (
    <Panel title={t("ownKey.title")} icon={FileKey}>
      <p className="quiet">{t("ownKey.why")}</p>
      <Loaded of={listed}>
        {({ keys }) => (
          <ul className="stack tight">
            {keys.map((key) => (
              <OwnKeyItem key={key.card.key} own={key} readOnly={readOnly} />
            ))}
          </ul>
        )}
      </Loaded>
      <div className="row">
        {readOnly ? null : (
          <Button
            icon={Plus}
            onClick={() => {
              setMaking(true);
            }}
          >
            {t("ownKey.make")}
          </Button>
        )}
        <Button
          icon={Contact}
          onClick={() => {
            setCarding(true);
          }}
        >
          {t("card.open")}
        </Button>
      </div>
      {carding ? (
        <CardDialog
          own={listed.state === "ready" ? listed.value.keys : []}
          onClose={() => {
            setCarding(false);
          }}
        />
      ) : null}
      {making ? (
        <MakeKeyDialog
          onClose={() => {
            setMaking(false);
          }}
        />
      ) : null}
    </Panel>
  );
}

interface OwnKeyItemProps {
  readonly own: OwnKeyView;
  readonly readOnly: boolean;
}

function OwnKeyItem({ own: { name, card }, readOnly }: OwnKeyItemProps) {
  const remove = useCall("ownKey.remove");
  const [asking, setAsking] = useState(false);
  return (
    <li className="key-card">
      <div className="row apart">
        <span className="strong wrap">{shown(name)}</span>
        <div className="row">
          <CopyButton
            text={`${card.key} ${name}`}
            label={t("ownKey.publicLine")}
          />
          {readOnly ? null : (
            <Button
              size="small"
              tone="danger"
              onClick={() => {
                setAsking(true);
              }}
            >
              {t("ownKey.remove")}
            </Button>
          )}
        </div>
      </div>
      <Fingerprint fingerprint={card.fingerprint} />
      <p className="small" aria-label={t("key.words")}>
        {card.words.join(" ")}
      </p>
      {asking ? (
        <ReasonDialog
          title={t("ownKey.removeTitle", { name: shown(name) })}
          explanation={t("ownKey.removeWhat")}
          action={t("ownKey.removeGo")}
          busy={remove.busy}
          failure={remove.failure}
          onCancel={() => {
            setAsking(false);
          }}
          onReason={(reason) => {
            void remove.run({ key: card.key, reason });
          }}
        />
      ) : null}
    </li>
  );
}

function MakeKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const create = useCall("ownKey.create");
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const passphrase = useNewPassphrase({
    label: t("ownKey.passphrase"),
    repeat: t("ownKey.repeat"),
  });
  const nameless = name.trim() === "";
  const submit = async () => {
    setTried(true);
    const whole = passphrase.check();
    if (create.busy || nameless || !whole) return;
    const result = await create.run({
      name: name.trim(),
      passphrase: passphrase.take(),
    });
    if (!result.ok) return;
    announce(t("ownKey.made"));
    onClose();
  };
  return (
    <Dialog title={t("ownKey.make")} onClose={create.busy ? null : onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={create.busy}>
              {t("ownKey.makeGo")}
            </Button>
          </>
        }
      >
        <p>{t("ownKey.makeWhat")}</p>
        <TextField
          label={t("ownKey.name")}
          value={name}
          maxLength={1000}
          data-autofocus
          fault={tried && nameless ? t("ownKey.nameMissing") : null}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        {passphrase.fields}
        {create.failure === null ? null : (
          <FailureNotice failure={create.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}

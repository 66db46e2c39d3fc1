// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "react";
import { PersonId } from "../../../shared/ids.ts";
import type {
  OwnKeyView,
  SigningWay,
} from "../../../shared/ipc/signingContract.ts";
import type { GrantView, KeyCard } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { slugOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField, TextArea, TextField } from "../../ui/Field.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";
import { KeyCardView } from "../people/KeyCardView.tsx";

interface CardDialogProps {
  readonly own: readonly OwnKeyView[];
  readonly onClose: () => void;
}

/** Lines of the keys that go onto the card, by what holds them. */
interface Chosen {
  readonly own: readonly string[];
  readonly agent: readonly string[];
}

function withOrWithout(
  keys: readonly string[],
  key: string,
  on: boolean,
): readonly string[] {
  const others = keys.filter((each) => each !== key);
  return on ? [...others, key] : others;
}

/** Makes the card that a person hands to whoever enrols them: signed by every key on it. */
export function CardDialog({ own, onClose }: CardDialogProps) {
  const make = useCall("card.make");
  const choose = useCall("dialog.open");
  const save = useCall("dialog.save");
  const [name, setName] = useState("");
  const [ownId, setOwnId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen>({ own: [], agent: [] });
  const [file, setFile] = useState<GrantView | null>(null);
  const [seal, setSeal] = useState("");
  const [tried, setTried] = useState(false);
  const passphrase = useRef<HTMLInputElement>(null);
  const filePassphrase = useRef<HTMLInputElement>(null);
  const id = ownId ?? slugOf(name);
  const person = PersonId.safeParse(id);
  const nameless = name.trim() === "";
  const keyless =
    file === null && chosen.own.length + chosen.agent.length === 0;

  const ways = (): SigningWay[] => {
    const secret = takePassphrase(passphrase);
    const ofFile = takePassphrase(filePassphrase);
    return [
      ...chosen.own.map((key): SigningWay => ({
        way: "own",
        key,
        passphrase: secret,
      })),
      ...chosen.agent.map((key): SigningWay => ({ way: "agent", key })),
      ...(file === null
        ? []
        : [
            {
              way: "file" as const,
              file: file.grant,
              ...(ofFile !== "" && { passphrase: ofFile }),
            },
          ]),
    ];
  };
  const submit = async () => {
    setTried(true);
    if (make.busy || nameless || keyless || !person.success) return;
    const suggestedName = `${person.data}.card.txt`;
    const place = await save.run({ purpose: "card", suggestedName });
    if (!place.ok || place.value.chosen === null) return;
    await make.run({
      ...{ person: person.data, name: name.trim(), keys: ways() },
      sealKeys: seal.split("\n").filter((line) => line.trim() !== ""),
      file: place.value.chosen.grant,
    });
  };
  const chooseFile = async () => {
    const result = await choose.run({ purpose: "signing-key" });
    if (result.ok) setFile(result.value.chosen[0] ?? null);
  };
  if (make.value !== null)
    return <MadeCard keys={make.value.card.keys} onClose={onClose} />;
  const refused = make.failure ?? save.failure ?? choose.failure;
  return (
    <Dialog title={t("card.make")} onClose={make.busy ? null : onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={make.busy}>
              {t("card.go")}
            </Button>
          </>
        }
      >
        <p>{t("card.what")}</p>
        <div className="fields">
          <TextField
            label={t("card.name")}
            value={name}
            maxLength={1000}
            data-autofocus
            fault={tried && nameless ? t("card.nameMissing") : null}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <TextField
            mono
            label={t("enrol.id")}
            hint={t("enrol.idHint")}
            value={id}
            maxLength={32}
            fault={tried && !person.success ? t("id.refused") : null}
            onChange={(event) => {
              setOwnId(event.target.value);
            }}
          />
        </div>
        <KeysField
          own={own}
          chosen={chosen}
          fault={tried && keyless ? t("card.keysMissing") : null}
          onChosen={setChosen}
        />
        <div className="row">
          <Button size="small" onClick={() => void chooseFile()}>
            {t("sign.choose")}
          </Button>
          <span className="quiet wrap">
            {file === null ? t("sign.noFile") : shown(file.name)}
          </span>
        </div>
        {chosen.own.length === 0 ? null : (
          <PassphraseField
            label={t("ownKey.passphrase")}
            hint={t("sign.passphraseHint")}
            input={passphrase}
          />
        )}
        {file === null ? null : (
          <PassphraseField
            label={t("card.filePassphrase")}
            hint={t("card.filePassphraseHint")}
            input={filePassphrase}
          />
        )}
        <TextArea
          mono
          rows={2}
          label={t("card.seal")}
          hint={t("card.sealHint")}
          value={seal}
          placeholder="age1…"
          onChange={(event) => {
            setSeal(event.target.value);
          }}
        />
        {refused === null ? null : <FailureNotice failure={refused} />}
      </DialogForm>
    </Dialog>
  );
}

interface KeysFieldProps {
  readonly own: readonly OwnKeyView[];
  readonly chosen: Chosen;
  readonly fault: string | null;
  readonly onChosen: (chosen: Chosen) => void;
}

/** The keys of this vault, and those of the agent once it was asked. */
function KeysField({ own, chosen, fault, onChosen }: KeysFieldProps) {
  const agent = useCall("agent.keys");
  const choice = (holder: keyof Chosen, card: KeyCard, name: string) => (
    <CheckField
      key={`${holder} ${card.key}`}
      label={t(`card.of.${holder}`, { name: shown(name) || card.type })}
      hint={card.fingerprint}
      checked={chosen[holder].includes(card.key)}
      onChecked={(on) => {
        const keys = withOrWithout(chosen[holder], card.key, on);
        onChosen({ ...chosen, [holder]: keys });
      }}
    />
  );
  return (
    <fieldset className="field">
      <legend className="field-label">{t("card.keys")}</legend>
      {own.map(({ name, card }) => choice("own", card, name))}
      {agent.value?.keys.map((card) => choice("agent", card, card.comment))}
      {fault === null ? null : (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="row">
        <Button
          size="small"
          busy={agent.busy}
          onClick={() => void agent.run({})}
        >
          {t("card.askAgent")}
        </Button>
        {agent.value === null ? null : (
          <span className="small quiet wrap">
            {t("card.agentAt", { socket: shown(agent.value.socket) })}
          </span>
        )}
      </div>
      {agent.failure === null ? null : (
        <FailureNotice failure={agent.failure} />
      )}
    </fieldset>
  );
}

interface MadeCardProps {
  readonly keys: readonly KeyCard[];
  readonly onClose: () => void;
}

function MadeCard({ keys, onClose }: MadeCardProps) {
  return (
    <Dialog title={t("card.made")} onClose={onClose}>
      <DialogBody>
        <p>{t("card.next")}</p>
        <ul className="stack tight">
          {keys.map((card) => (
            <li key={card.key}>
              <KeyCardView card={card} />
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

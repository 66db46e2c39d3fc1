// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { GrantId } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { KitView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface KitFormsProps {
  readonly inForce: KitView | null;
  readonly onCancel: () => void;
  readonly onMade: (kit: Response<"vault.recoveryKit">) => void;
}

const places = {
  sheet: { purpose: "recovery-sheet", name: "kit.sheetName" },
  file: { purpose: "recovery-kit", name: "kit.fileName" },
} as const;

/** Asks where one form goes; undefined when it is not wanted, null when the person cancelled. */
function usePlace() {
  const save = useCall("dialog.save");
  const choose = async (
    form: keyof typeof places,
    wanted: boolean,
  ): Promise<GrantId | undefined | null> => {
    if (!wanted) return undefined;
    const { purpose, name } = places[form];
    const chosen = await save.run({ purpose, suggestedName: t(name) });
    return chosen.ok ? (chosen.value.chosen?.grant ?? null) : null;
  };
  return { choose, failure: save.failure };
}

/** Which forms the kit is to have; makes it. */
export function KitForms({ inForce, onCancel, onMade }: KitFormsProps) {
  const make = useCall("vault.recoveryKit");
  const place = usePlace();
  const [words, setWords] = useState(true);
  const [sheet, setSheet] = useState(true);
  const [file, setFile] = useState(false);
  const [replace, setReplace] = useState(false);
  const [tried, setTried] = useState(false);
  const none = !words && !sheet && !file;
  const unsure = inForce !== null && !replace;
  const go = async () => {
    setTried(true);
    if (none || unsure || make.busy) return;
    const sheetPlace = await place.choose("sheet", sheet);
    if (sheetPlace === null) return;
    const filePlace = await place.choose("file", file);
    if (filePlace === null) return;
    const result = await make.run({
      words,
      replace,
      ...(sheetPlace === undefined ? {} : { sheet: sheetPlace }),
      ...(filePlace === undefined ? {} : { file: filePlace }),
    });
    if (result.ok) onMade(result.value);
  };
  const refused = place.failure ?? make.failure;
  return (
    <DialogForm
      onSubmit={() => void go()}
      actions={
        <>
          <Button onClick={onCancel}>{t("cancel")}</Button>
          <Button tone="primary" type="submit" busy={make.busy}>
            {t("kit.go")}
          </Button>
        </>
      }
    >
      <p>{t("recovery.what")}</p>
      <fieldset className="field">
        <legend className="field-label">{t("kit.forms")}</legend>
        <CheckField
          label={t("kit.words")}
          hint={t("kit.wordsHint")}
          checked={words}
          onChecked={setWords}
        />
        <CheckField
          label={t("kit.sheet")}
          hint={t("kit.sheetHint")}
          checked={sheet}
          onChecked={setSheet}
        />
        <CheckField
          label={t("kit.file")}
          hint={t("kit.fileHint")}
          checked={file}
          onChecked={setFile}
        />
      </fieldset>
      {inForce === null ? null : (
        <CheckField
          label={t("kit.replace", {
            at: formatInstant(inForce.made),
            by: shown(inForce.by),
          })}
          hint={t("kit.replaceHint")}
          checked={replace}
          onChecked={setReplace}
        />
      )}
      {tried && (none || unsure) ? (
        <Notice tone="bad" role="alert">
          <p>{t(none ? "kit.noForm" : "kit.replaceMissing")}</p>
        </Notice>
      ) : null}
      {refused === null ? null : <FailureNotice failure={refused} />}
    </DialogForm>
  );
}

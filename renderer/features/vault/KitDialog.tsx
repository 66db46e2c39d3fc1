// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { KitView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { KitForms } from "./KitForms.tsx";
import { CheckWords, ShowWords } from "./KitWords.tsx";

type Made = Response<"vault.recoveryKit">;

type Step =
  | { readonly at: "forms" }
  | { readonly at: "words" | "check"; readonly words: readonly string[] }
  | { readonly at: "done"; readonly checked: boolean | null };

const titles = {
  forms: "kit.title",
  words: "kit.wordsTitle",
  check: "kit.checkTitle",
  done: "kit.done",
} as const;

interface KitDialogProps {
  /** The kit that a new one would replace. */
  readonly inForce: KitView | null;
  readonly onClose: () => void;
  /** Called once the kit is made and, where there are words, they were dealt with. */
  readonly onMade?: () => void;
}

/** Makes a kit: its forms, its words, and whether they were written down right. */
export function KitDialog({ inForce, onClose, onMade }: KitDialogProps) {
  const [step, setStep] = useState<Step>({ at: "forms" });
  // What the vault says changes with the new kit; the sheet goes on about the one from before.
  const [before] = useState(inForce);
  const [files, setFiles] = useState<readonly string[]>([]);
  const made = (kit: Made) => {
    setFiles(kit.files);
    setStep(
      kit.words === null
        ? { at: "done", checked: null }
        : { at: "words", words: kit.words },
    );
  };
  const end = onMade ?? onClose;
  const leaves = { forms: onClose, words: null, check: null, done: end };
  return (
    <Dialog title={t(titles[step.at])} onClose={leaves[step.at]}>
      {step.at === "forms" ? (
        <KitForms inForce={before} onCancel={onClose} onMade={made} />
      ) : null}
      {step.at === "words" ? (
        <ShowWords
          words={step.words}
          onWritten={() => {
            setStep({ at: "check", words: step.words });
          }}
        />
      ) : null}
      {step.at === "check" ? (
        <CheckWords
          words={step.words}
          onBack={() => {
            setStep({ at: "words", words: step.words });
          }}
          onDone={(checked) => {
            setStep({ at: "done", checked });
          }}
        />
      ) : null}
      {step.at === "done" ? (
        <KitDone files={files} checked={step.checked} onClose={end} />
      ) : null}
    </Dialog>
  );
}

interface KitDoneProps {
  readonly files: readonly string[];
  /** Null when there were no words on the screen. */
  readonly checked: boolean | null;
  readonly onClose: () => void;
}

function KitDone({ files, checked, onClose }: KitDoneProps) {
  return (
    <>
      <DialogBody>
        <Notice tone={checked === false ? "warn" : "ok"} role="status">
          {files.length === 0 ? null : (
            <p>{t("kit.wrote", { files: files.map(shown).join(", ") })}</p>
          )}
          {checked === null ? null : (
            <p>{t(checked ? "kit.checked" : "kit.unchecked")}</p>
          )}
          <p>{t("kit.doneNext")}</p>
        </Notice>
      </DialogBody>
      <footer>
        <Button tone="primary" data-autofocus onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type {
  BreachFacts,
  DisclosureView,
} from "../../../shared/ipc/disclosureContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { dateTimeInputOf, midnightAfter } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { type BreachFields, breachFacts } from "./breach.ts";
import { BreachFieldsForm } from "./BreachFieldsForm.tsx";

interface BreachDialogProps {
  readonly audit: AuditId;
  readonly disclosures: readonly DisclosureView[];
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

const usualAddressee = "security@kubernetes.io";

/** From what is shown, the text that must be sent when something has leaked. It is never sent from here. */
export function BreachDialog({
  audit,
  disclosures,
  people,
  onClose,
}: BreachDialogProps) {
  const draft = useCall("disclosure.breachDraft");
  const [tried, setTried] = useState(false);
  const [fields, setFields] = useState<BreachFields>(() => ({
    leaks: new Map(),
    addressee: usualAddressee,
    reporter: people[0]?.person ?? null,
    noticed: dateTimeInputOf(midnightAfter(Date.now(), 0)),
    ...{ how: "", leakedTo: "", done: "" },
  }));
  const facts = breachFacts(audit, fields);
  if (draft.value !== null && facts !== null)
    return (
      <DraftDialog
        text={draft.value.text}
        facts={facts}
        onChange={draft.reset}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={t("breach.title")} width="broad" onClose={onClose}>
      <DialogForm
        onSubmit={() => {
          setTried(true);
          if (facts !== null && !draft.busy) void draft.run({ facts });
        }}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={draft.busy}>
              {t("breach.go")}
            </Button>
          </>
        }
      >
        <p>{t("breach.what")}</p>
        <BreachFieldsForm
          disclosures={disclosures}
          people={people}
          fields={fields}
          tried={tried}
          onFields={setFields}
        />
        {draft.failure === null ? null : (
          <FailureNotice failure={draft.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}

interface DraftDialogProps {
  readonly text: string;
  readonly facts: BreachFacts;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

function DraftDialog({ text, facts, onChange, onClose }: DraftDialogProps) {
  const choose = useCall("dialog.save");
  const save = useCall("disclosure.breachDraft");
  const [file, setFile] = useState("");
  const run = async () => {
    const suggestedName = `${facts.audit}-breach-draft.txt`;
    const chosen = await choose.run({ purpose: "breach-draft", suggestedName });
    if (!chosen.ok || chosen.value.chosen === null) return;
    setFile(shown(chosen.value.chosen.name));
    await save.run({ facts, file: chosen.value.chosen.grant });
  };
  const refused = choose.failure ?? save.failure;
  const words = save.value?.text ?? text;
  return (
    <Dialog title={t("breach.draft")} width="broad" onClose={onClose}>
      <DialogBody>
        <div className="with-copy">
          <TextSheet text={words} label={t("breach.draft")} />
          <CopyButton text={words} label={t("breach.draft")} />
        </div>
        {save.value === null ? null : (
          <p role="status">{t("breach.saved", { file })}</p>
        )}
        {refused === null ? null : <FailureNotice failure={refused} />}
      </DialogBody>
      <footer>
        <Button onClick={onChange}>{t("breach.change")}</Button>
        <Button busy={save.busy} onClick={() => void run()}>
          {t("breach.save")}
        </Button>
        <Button tone="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </Dialog>
  );
}

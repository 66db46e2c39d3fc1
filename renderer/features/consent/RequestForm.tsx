// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { LongForm } from "../../ui/LongForm.tsx";
import { Panel } from "../../ui/Screen.tsx";
import type { Candidate } from "../release/proposal.ts";
import { AudienceField } from "./AudienceField.tsx";
import {
  askedFor,
  type Beginning,
  firstRequest,
  requestFaults,
} from "./request.ts";
import { RequestFilesField } from "./RequestFilesField.tsx";
import { RequestWords } from "./RequestWords.tsx";

interface RequestFormProps {
  readonly audit: AuditId;
  readonly candidates: readonly Candidate[];
  readonly people: readonly PersonView[];
  readonly beginning: Beginning;
}

/** The request as a form; its statement is shown before it is fixed. */
export function RequestForm({
  audit,
  candidates,
  people,
  beginning,
}: RequestFormProps) {
  const navigate = useNavigate();
  const [fields, setFields] = useState(() =>
    firstRequest(people, candidates, beginning, Date.now()),
  );
  const [tried, setTried] = useState(false);
  const draft = useCall("consent.draft");
  const fix = useCall("consent.request");
  const faults = tried ? requestFaults(fields) : null;
  const asked = askedFor(audit, fields);
  const show = () => {
    setTried(true);
    if (asked !== null) void draft.run(asked);
    return asked !== null;
  };
  const fixIt = async () => {
    if (asked === null) return;
    const result = await fix.run(asked);
    if (!result.ok) return;
    announce(t("ask.done"));
    navigate({ at: "consent", audit, consent: result.value.consent });
  };
  return (
    <LongForm
      action={t("ask.show")}
      busy={draft.busy}
      failure={draft.failure}
      onCancel={() => {
        navigate({ at: "consent", audit });
      }}
      onSubmit={show}
    >
      <Panel title={t("ask.files")}>
        <RequestFilesField
          candidates={candidates}
          fields={fields}
          fault={faults?.files ?? null}
          onFields={setFields}
        />
      </Panel>
      <Panel title={t("ask.people")}>
        <AudienceField
          people={people}
          fields={fields}
          fault={faults?.audience ?? null}
          onFields={setFields}
        />
      </Panel>
      <Panel title={t("ask.words")}>
        <RequestWords
          people={people}
          fields={fields}
          faults={faults}
          onFields={setFields}
        />
      </Panel>
      {draft.value === null ? null : (
        <ReviewDialog
          text={draft.value.text}
          fixing={fix}
          onFix={() => void fixIt()}
          onClose={() => {
            fix.reset();
            draft.reset();
          }}
        />
      )}
    </LongForm>
  );
}

interface ReviewDialogProps {
  readonly text: string;
  readonly fixing: Pick<
    ReturnType<typeof useCall<"consent.request">>,
    "busy" | "failure"
  >;
  readonly onFix: () => void;
  readonly onClose: () => void;
}

function ReviewDialog({ text, fixing, onFix, onClose }: ReviewDialogProps) {
  return (
    <Dialog title={t("ask.reviewTitle")} width="broad" onClose={onClose}>
      <DialogBody>
        <p>{t("ask.review")}</p>
        <TextSheet text={text} label={t("statement.text")} />
        {fixing.failure === null ? null : (
          <FailureNotice failure={fixing.failure} />
        )}
      </DialogBody>
      <footer>
        <Button onClick={onClose}>{t("ask.back")}</Button>
        <Button tone="primary" busy={fixing.busy} onClick={onFix}>
          {t("ask.fix")}
        </Button>
      </footer>
    </Dialog>
  );
}

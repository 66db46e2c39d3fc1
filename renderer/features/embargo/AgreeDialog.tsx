// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, PersonId, ReleaseId } from "../../../shared/ids.ts";
import type { EmbargoDateView } from "../../../shared/ipc/embargoContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { ChoiceField, SelectField, TextArea } from "../../ui/Field.tsx";

interface AgreeDialogProps {
  readonly audit: AuditId;
  readonly date: EmbargoDateView;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

/** Whoever is asked and missing comes first; who has agreed comes no more. */
function candidates(
  people: readonly PersonView[],
  { missing, agreed }: EmbargoDateView,
): readonly PersonView[] {
  const isMissing = ({ person }: PersonView) => missing.includes(person);
  const others = people.filter(
    (each) =>
      !isMissing(each) && !agreed.some(({ person }) => person === each.person),
  );
  return [...people.filter(isMissing), ...others];
}

/** Records that somebody agreed to a date: in their words, or by an approval that they signed. */
export function AgreeDialog({
  audit,
  date,
  people,
  onClose,
}: AgreeDialogProps) {
  const agree = useCall("embargo.agree");
  const releases = useResource("release.list", { audit });
  const those = candidates(people, date);
  const fitting = (
    releases.state === "ready" ? releases.value.releases : []
  ).filter(
    ({ statement, notBefore }) => statement !== null && notBefore === date.ends,
  );
  const [person, setPerson] = useState<PersonId | null>(null);
  const [kind, setKind] = useState<"words" | "statement">("words");
  const [words, setWords] = useState("");
  const [release, setRelease] = useState<ReleaseId | null>(null);
  const [tried, setTried] = useState(false);
  const who = person ?? those[0]?.person ?? null;
  const which = release ?? fitting[0]?.release ?? null;
  const said = words.trim();
  const submit = async () => {
    setTried(true);
    if (who === null || agree.busy) return;
    const inWords =
      said === "" ? null : ({ kind: "words", words: said } as const);
    const signed =
      which === null ? null : ({ kind: "statement", release: which } as const);
    const how = kind === "words" ? inWords : signed;
    if (how === null) return;
    const result = await agree.run({ audit, person: who, how });
    if (!result.ok) return;
    announce(t("embargoAgree.done"));
    onClose();
  };
  return (
    <Dialog title={t("embargoAgree.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={agree.busy}>
              {t("embargoAgree.go")}
            </Button>
          </>
        }
      >
        <p>{t("embargoAgree.what", { when: formatInstant(date.ends) })}</p>
        <SelectField
          label={t("embargoAgree.person")}
          options={those.map((each) => ({
            ...{ value: each.person, label: each.name },
          }))}
          value={who ?? ("" as PersonId)}
          onValue={setPerson}
        />
        <ChoiceField
          legend={t("embargoAgree.how")}
          options={[
            { value: "words", label: t("embargoAgree.words") },
            { value: "statement", label: t("embargoAgree.statement") },
          ]}
          value={kind}
          onValue={setKind}
        />
        {kind === "words" ? (
          <TextArea
            label={t("embargoAgree.said")}
            rows={2}
            value={words}
            maxLength={1000}
            fault={tried && said === "" ? t("embargoAgree.saidMissing") : null}
            onChange={(event) => {
              setWords(event.target.value);
            }}
          />
        ) : which === null ? (
          <FaultLine fault={t("embargoAgree.noRelease")} />
        ) : (
          <SelectField
            label={t("embargoAgree.release")}
            options={fitting.map((each) => ({
              ...{ value: each.release, label: each.purpose },
            }))}
            value={which}
            onValue={setRelease}
          />
        )}
        {agree.failure === null ? null : (
          <FailureNotice failure={agree.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}

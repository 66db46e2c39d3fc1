// SPDX-License-Identifier: Apache-2.0
import { Eye } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { cancelJob } from "../../api/job.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { ConditionList } from "../../ui/ConditionList.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { SealedNotice, type Written } from "./SealedNotice.tsx";

type Judged = Request<"review.show">["request"];

interface ReviewPanelProps {
  readonly audit: AuditId;
  readonly request: Judged;
  readonly nameOf: (person: PersonId) => string;
  /** What was shown before. */
  readonly children?: ReactNode;
}

/** Shows the files of a request to some or all of the people whom it asks, so that they can judge it. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { request, children } = props;
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t("review.title")} icon={Eye}>
      {children}
      {open ? (
        <Reviewers {...props} request={request} />
      ) : (
        <div className="row nowrap top">
          <Button
            icon={Eye}
            className="no-shrink"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t("review.open")}
          </Button>
          <p className="small quiet beside-button">{t("review.why")}</p>
        </div>
      )}
    </Panel>
  );
}

function Reviewers({ audit, request, nameOf }: ReviewPanelProps) {
  const judged = useResource("review.show", { request });
  return (
    <Loaded of={judged}>
      {({ asked, unmet }) => (
        <>
          {unmet.length === 0 ? null : (
            <ConditionList unmet={unmet} nameOf={nameOf} />
          )}
          {asked.length === 0 ? null : (
            <ReviewForm
              {...{ audit, request, asked, nameOf }}
              key={asked.join(" ")}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

interface ReviewFormProps extends Omit<ReviewPanelProps, "children"> {
  readonly asked: readonly PersonId[];
}

function ReviewForm({ audit, request, asked, nameOf }: ReviewFormProps) {
  const [without, setWithout] = useState<readonly PersonId[]>([]);
  const [nobody, setNobody] = useState(false);
  const showing = useShowing(audit, request);
  const to = asked.filter((person) => !without.includes(person));
  const { job, progress, failure, written } = showing;
  return (
    <div className="stack">
      <fieldset className="stack tight">
        <legend className="field-label">{t("review.people")}</legend>
        {asked.map((person) => (
          <CheckField
            key={person}
            label={nameOf(person)}
            checked={!without.includes(person)}
            onChecked={(checked) => {
              const others = without.filter((each) => each !== person);
              setWithout(checked ? others : [...others, person]);
            }}
          />
        ))}
      </fieldset>
      {nobody && to.length === 0 ? (
        <p className="fault-line" role="alert">
          {t("review.nobody")}
        </p>
      ) : null}
      {job === null ? null : <JobProgress facts={progress} />}
      {failure === null ? null : <FailureNotice failure={failure} />}
      {written === null ? null : (
        <SealedNotice
          title={t("review.written")}
          written={written}
          nameOf={nameOf}
        />
      )}
      <div>
        {job === null ? (
          <Button
            icon={Eye}
            onClick={() => {
              setNobody(to.length === 0);
              if (to.length > 0) void showing.run(to);
            }}
          >
            {t("review.go")}
          </Button>
        ) : (
          <CancelButton onCancel={() => cancelJob(job)} />
        )}
      </div>
    </div>
  );
}

/** Asks for a place, seals there, and remembers what was written where. */
function useShowing(audit: AuditId, request: Judged) {
  const save = useCall("dialog.save");
  const create = useWork("review.create", JSON.stringify(request));
  const [written, setWritten] = useState<Written | null>(null);
  const { job, progress } = create;
  const run = async (to: readonly PersonId[]) => {
    setWritten(null);
    const suggestedName = `${audit}-review.tar.age`;
    const chosen = await save.run({ purpose: "review", suggestedName });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const { grant: file, name } = chosen.value.chosen;
    const result = await create.run({ request, to: [...to], file });
    if (!result.ok) return;
    const sha256 = result.value.parcel ?? "";
    setWritten({ file: shown(name), sha256, to });
    announce(t("review.written"));
  };
  const failure = save.failure ?? create.failure;
  return { run, job, progress, failure, written };
}

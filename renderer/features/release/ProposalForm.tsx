// SPDX-License-Identifier: Apache-2.0
import { useReducer, useState } from "react";
import type {
  AuditId,
  FindingId,
  Instant,
  PersonId,
  ReleaseId,
} from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import type {
  GrantView,
  PersonView,
  ReleaseView,
} from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { LongForm } from "../../ui/LongForm.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { BaseField } from "./BaseField.tsx";
import { labelsOf } from "./carveOut.ts";
import { CarveOutField } from "./CarveOutField.tsx";
import { LandingPanel } from "./LandingPanel.tsx";
import { FilesField } from "./FilesField.tsx";
import {
  type Candidate,
  choiceLike,
  chosenFiles,
  collisionFault,
  firstChoice,
  pathFault,
  placeOf,
  reduceFiles,
  removesFault,
  removesOf,
} from "./proposal.ts";
import { faultsOf, fieldsLike, firstFields, timesOf } from "./publicFields.ts";
import { PublicFieldsForm } from "./PublicFieldsForm.tsx";
import { SupersedesField } from "./SupersedesField.tsx";

interface ProposalFormProps {
  readonly audit: AuditId;
  readonly candidates: readonly Candidate[];
  /** Who may ask for the release; never empty. */
  readonly people: readonly PersonView[];
  readonly findings: readonly FindingRow[];
  readonly releases: readonly ReleaseView[];
  /** What the form begins with. */
  readonly like: ReleaseView | null;
}

export function ProposalForm({
  audit,
  candidates,
  people,
  findings,
  releases,
  like,
}: ProposalFormProps) {
  const propose = useCall("release.propose");
  const navigate = useNavigate();
  const [choice, change] = useReducer(reduceFiles, null, () =>
    like === null ? firstChoice(audit) : choiceLike(like, candidates),
  );
  const [fields, setFields] = useState(() => {
    const first = firstFields(people, Date.now());
    return like === null ? first : fieldsLike(like, first, people);
  });
  const [clone, setClone] = useState<GrantView | null>(null);
  const [removesText, setRemovesText] = useState("");
  const [carved, setCarved] = useState<ReadonlySet<FindingId>>(
    () => new Set(like?.carveOuts.map(({ finding }) => finding)),
  );
  const [supersedes, setSupersedes] = useState<ReleaseId | null>(
    like?.supersedes ?? null,
  );
  const [tried, setTried] = useState(false);

  const files = chosenFiles(choice, candidates);
  const place = placeOf(choice);
  // Without a clone nobody knows what is there to remove.
  const carveOuts = labelsOf(findings, carved);
  const removes = clone === null ? [] : removesOf(removesText);
  const times = timesOf(fields);
  const faults = faultsOf(fields);
  const fileFault =
    files.length === 0
      ? t("proposal.chooseFiles")
      : collisionFault(files, place);
  const pathsSound =
    fileFault === null &&
    removesFault(removes) === null &&
    pathFault(place) === null &&
    files.every((file) => pathFault(file.path) === null);
  const sound =
    Object.values(faults).every((fault) => fault === null) && pathsSound;
  const tree = {
    ...{ audit, files: [...files], place },
    ...(clone === null ? {} : { clone: clone.grant }),
    ...(removes.length === 0 ? {} : { removes: [...removes] }),
  };

  const run = async (requester: PersonId, expires: Instant) => {
    const result = await propose.run({
      ...tree,
      requester,
      purpose: fields.purpose.trim(),
      author: fields.author.trim(),
      expires,
      ...(times.notBefore === null ? {} : { notBefore: times.notBefore }),
      ...(carveOuts.length === 0 ? {} : { carveOuts: [...carveOuts] }),
      ...(supersedes === null ? {} : { supersedes }),
    });
    if (!result.ok) return;
    announce(t("proposal.done"));
    navigate({ at: "releases", audit, release: result.value.release });
  };
  const submit = () => {
    setTried(true);
    const { requester } = fields;
    if (!sound || requester === null || times.expires === null) return false;
    void run(requester, times.expires);
    return true;
  };

  return (
    <LongForm
      action={t("proposal.go")}
      busy={propose.busy}
      failure={propose.failure}
      onCancel={() => {
        navigate({ at: "releases", audit });
      }}
      onSubmit={submit}
    >
      <Panel title={t("proposal.files")}>
        <FilesField
          audit={audit}
          candidates={candidates}
          choice={choice}
          fault={tried ? fileFault : null}
          onChange={change}
        />
      </Panel>
      {findings.length === 0 ? null : (
        <CarveOutField rows={findings} carved={carved} onCarved={setCarved} />
      )}
      <Panel title={t("proposal.words")}>
        <PublicFieldsForm
          people={people}
          fields={fields}
          faults={tried ? faults : null}
          onFields={setFields}
        />
        <SupersedesField
          releases={releases}
          supersedes={supersedes}
          onSupersedes={setSupersedes}
        />
        <BaseField clone={clone} onClone={setClone} />
        {clone === null ? null : (
          <TextArea
            mono
            label={t("proposal.removes")}
            hint={t("proposal.removesHint")}
            rows={2}
            value={removesText}
            fault={removesFault(removes)}
            onChange={(event) => {
              setRemovesText(event.target.value);
            }}
          />
        )}
      </Panel>
      <LandingPanel asked={pathsSound ? tree : null} />
    </LongForm>
  );
}

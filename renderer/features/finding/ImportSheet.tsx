// SPDX-License-Identifier: Apache-2.0
import { FileSearch } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { FindingLook } from "../../../shared/ipc/findingContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { newSubject } from "../../api/job.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { RunningInSheet } from "../work/RunningInSheet.tsx";
import { namedVersions } from "../lineage/versionNames.ts";
import type { ColumnChoice } from "./importChoice.ts";
import { ProposalsForm } from "./ProposalsForm.tsx";

interface ImportSheetProps {
  readonly audit: AuditId;
  /** One that was dropped on the window. */
  readonly file: GrantView | null;
  readonly onClose: () => void;
}

type From = Request<"finding.look">["from"];

/** Looks at a file or a report, shows what it says of findings, and records what a person chose of that. */
export function ImportSheet({ audit, file, onClose }: ImportSheetProps) {
  const [subject] = useState(newSubject);
  const look = useWork("finding.look", subject);
  const take = useCall("finding.take");
  const { job } = look;
  const [from, setFrom] = useState<From | null>(null);
  const run = async (of: From, columns: ColumnChoice = []) => {
    setFrom(of);
    await look.run({ audit, from: of, columns });
  };
  const record = async (looked: FindingLook, chosen: readonly number[]) => {
    const result = await take.run({ look: looked.look, chosen: [...chosen] });
    if (!result.ok) return;
    const { recorded, changed } = result.value;
    announce(t("findingImport.done", { recorded, changed }));
    onClose();
  };
  const looked = job === null ? look.value : null;
  return (
    <Dialog
      title={
        looked === null
          ? t("findingImport.title")
          : t("findingImport.titleOf", { name: looked.name })
      }
      width="broad"
      onClose={job === null ? onClose : null}
    >
      {job === null ? null : <RunningInSheet work={look} />}
      {job !== null || looked !== null ? null : (
        <ChooseForm audit={audit} file={file} onCancel={onClose} onFrom={run}>
          {look.failure === null ? null : (
            <FailureNotice failure={look.failure} />
          )}
        </ChooseForm>
      )}
      {looked === null || from === null ? null : (
        <ProposalsForm
          key={looked.look}
          looked={looked}
          busy={take.busy}
          failure={take.failure}
          onColumns={(columns) => void run(from, columns)}
          onOther={() => {
            look.reset();
            take.reset();
          }}
          onTake={(chosen) => void record(looked, chosen)}
        />
      )}
    </Dialog>
  );
}

interface ChooseFormProps extends Pick<ImportSheetProps, "audit" | "file"> {
  readonly onCancel: () => void;
  readonly onFrom: (from: From) => Promise<void>;
  readonly children: ReactNode;
}

function ChooseForm({
  audit,
  file,
  onCancel,
  onFrom,
  children,
}: ChooseFormProps) {
  const choose = useCall("dialog.open");
  const list = useResource("deliverable.list", { audit });
  const versions =
    list.state === "ready"
      ? namedVersions(list.value.deliverables).toReversed()
      : [];
  const [version, setVersion] = useState<VersionId | "">("");
  const chooseFile = async () => {
    const result = await choose.run({ purpose: "findings" });
    const chosen = result.ok ? result.value.chosen[0] : undefined;
    if (chosen !== undefined) await onFrom({ file: chosen.grant });
  };
  return (
    <>
      <DialogBody>
        <p>{t("findingImport.what")}</p>
        {file === null ? null : (
          <div className="row">
            <Button
              tone="primary"
              icon={FileSearch}
              data-autofocus
              onClick={() => void onFrom({ file: file.grant })}
            >
              {t("findingImport.lookIn", { name: shown(file.name) })}
            </Button>
          </div>
        )}
        <div className="row">
          <Button
            tone={file === null ? "primary" : "plain"}
            icon={FileSearch}
            data-autofocus={file === null || undefined}
            busy={choose.busy}
            onClick={() => void chooseFile()}
          >
            {t("findingImport.choose")}
          </Button>
          <span className="quiet">{t("findingImport.formats")}</span>
        </div>
        {versions.length === 0 ? null : (
          <>
            <SelectField
              label={t("findingImport.version")}
              hint={t("findingImport.versionHint")}
              options={[
                { value: "" as const, label: t("findingImport.noVersion") },
                ...versions.map(({ version: value, name }) => ({
                  value,
                  label: name,
                })),
              ]}
              value={version}
              onValue={setVersion}
            />
            {version === "" ? null : (
              <div>
                <Button
                  icon={FileSearch}
                  onClick={() => void onFrom({ version })}
                >
                  {t("findingImport.look")}
                </Button>
              </div>
            )}
          </>
        )}
        {choose.failure === null ? null : (
          <FailureNotice failure={choose.failure} />
        )}
        {children}
      </DialogBody>
      <footer>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </footer>
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { RekeyReport } from "../../../shared/ipc/rekeyContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { rekeyKeepsCopies, rekeyNext } from "../../../shared/text/rekey.ts";
import { call } from "../../api/bridge.ts";
import { cancelJob } from "../../api/job.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { useWork } from "../../api/useWork.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { CheckField, ChoiceField } from "../../ui/Field.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useNewPassphrase } from "./NewPassphrase.tsx";
import type { OpenVault } from "./openVault.ts";
import { SlotForm } from "./SlotForm.tsx";

interface RekeyDialogProps {
  readonly vault: OpenVault;
  readonly onClose: () => void;
}

/** Passphrases and folder, progress, and what is left to do then. */
export function RekeyDialog({ vault, onClose }: RekeyDialogProps) {
  const [done, setDone] = useState<RekeyReport | null>(null);
  return done === null ? (
    <RekeyForm vault={vault} onClose={onClose} onDone={setDone} />
  ) : (
    <Rekeyed report={done} onClose={onClose} />
  );
}

interface RekeyFormProps extends RekeyDialogProps {
  readonly onDone: (report: RekeyReport) => void;
}

/** The two calls: where to, then the sealing, which can be watched and cancelled. */
function useRekey(onDone: (report: RekeyReport) => void) {
  const choose = useCall("dialog.save");
  const rekey = useWork("vault.rekey");
  const run = async (
    given: Omit<Parameters<typeof rekey.run>[0], "folder">,
  ) => {
    const purpose = "rekeyed-vault";
    const chosen = await choose.run({ purpose, suggestedName: "" });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const folder = chosen.value.chosen.grant;
    const result = await rekey.run({ ...given, folder });
    refreshAll();
    if (result.ok && result.value.finished) onDone(result.value);
  };
  return {
    run,
    job: rekey.job,
    progress: rekey.progress,
    busy: choose.busy || rekey.job !== null,
    failure: choose.failure ?? rekey.failure,
    stopped: rekey.value,
  };
}

function RekeyForm({ vault, onClose, onDone }: RekeyFormProps) {
  const { run, job, progress, busy, failure, stopped } = useRekey(onDone);
  const passphrase = useNewPassphrase({
    label: t("rekey.passphrase"),
    repeat: t("rekey.repeat"),
  });
  const [kit, setKit] = useState<"drop" | "keep">("drop");
  const [withoutDamaged, setWithoutDamaged] = useState(false);
  const begun = vault.standing.rekey;
  const to = shown(begun?.to ?? "");
  return (
    <SlotForm
      title={t(begun === null ? "rekey.sheet" : "rekey.resumeSheet")}
      explanation={
        begun === null ? t("rekey.what") : t("rekey.resumeWhat", { to })
      }
      action={t("rekey.choose")}
      tone="primary"
      busy={busy}
      failure={failure}
      onClose={onClose}
      check={passphrase.check}
      onPresent={(present) =>
        void run({
          ...{ present, withoutDamaged },
          passphrase: passphrase.take(),
          keepKit: kit === "keep",
        })
      }
    >
      {passphrase.fields}
      {vault.recoveryKit === null ? null : (
        <KitChoice kit={kit} onKit={setKit} />
      )}
      {stopped === null ? null : (
        <>
          <Stopped report={stopped} />
          <CheckField
            label={t("rekey.withoutDamaged")}
            hint={t("rekey.withoutDamagedHint")}
            checked={withoutDamaged}
            onChecked={setWithoutDamaged}
          />
        </>
      )}
      {job === null ? null : (
        <>
          <JobProgress facts={progress} />
          <div>
            <CancelButton onCancel={() => cancelJob(job)} />
          </div>
        </>
      )}
    </SlotForm>
  );
}

interface KitChoiceProps {
  readonly kit: "drop" | "keep";
  readonly onKit: (kit: "drop" | "keep") => void;
}

function KitChoice({ kit, onKit }: KitChoiceProps) {
  return (
    <ChoiceField
      legend={t("rekey.kit")}
      value={kit}
      onValue={onKit}
      options={[
        {
          value: "drop",
          label: t("rekey.kitDrop"),
          hint: t("rekey.kitDropHint"),
        },
        {
          value: "keep",
          label: t("rekey.kitKeep"),
          hint: t("rekey.kitKeepHint"),
        },
      ]}
    />
  );
}

function Stopped({ report }: { readonly report: RekeyReport }) {
  return (
    <Notice tone="bad" role="alert" title={t("rekey.stopped")}>
      {report.problems.map(({ object, name, what }) => (
        <p key={object}>{t(`rekey.${what}`, { name: shown(name) })}</p>
      ))}
      <p>{t("rekey.stoppedNext")}</p>
    </Notice>
  );
}

interface RekeyedProps {
  readonly report: RekeyReport;
  readonly onClose: () => void;
}

function Rekeyed({ report, onClose }: RekeyedProps) {
  const { whole, bytes } = report;
  return (
    <Dialog title={t("rekey.doneSheet")} onClose={onClose}>
      <DialogBody>
        <Notice
          tone="ok"
          role="status"
          title={t("rekey.done", { whole, bytes: formatBytes(bytes) })}
        />
        <ul className="lined dots">
          {rekeyNext(report).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="quiet">{rekeyKeepsCopies}</p>
      </DialogBody>
      <footer>
        <Button onClick={onClose}>{t("close")}</Button>
        <Button
          tone="primary"
          data-autofocus
          onClick={() => void call("vault.lock", {})}
        >
          {t("rekey.lock")}
        </Button>
      </footer>
    </Dialog>
  );
}

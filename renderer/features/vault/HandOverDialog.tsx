// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { HandOverView, KitView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { handOverFacts } from "../../../shared/text/handOver.ts";
import { call } from "../../api/bridge.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { ChoiceField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { KitDialog } from "./KitDialog.tsx";
import { useNewPassphrase } from "./NewPassphrase.tsx";
import { SlotForm } from "./SlotForm.tsx";
import { useSlotName } from "./useSlotName.tsx";

type Step =
  | { readonly at: "begin" }
  | { readonly at: "kit" | "remove" | "done"; readonly running: HandOverView };

interface HandOverDialogProps {
  /** The hand-over to go on with; null for a new one. */
  readonly running: HandOverView | null;
  readonly kit: KitView | null;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** The new owner's passphrase, the recovery kit, the old owner's passphrase, and what stands then. */
export function HandOverDialog({
  running,
  kit,
  taken,
  onClose,
}: HandOverDialogProps) {
  // What the vault says moves on with each step; the sheet does so when the person is ready.
  const [step, setStep] = useState<Step>(
    running === null ? { at: "begin" } : { at: running.step, running },
  );
  if (step.at === "begin")
    return (
      <BeginForm
        taken={taken}
        hasKit={kit !== null}
        onClose={onClose}
        onBegun={(begun) => {
          setStep({ at: begun.step, running: begun });
        }}
      />
    );
  if (step.at === "kit")
    return (
      <KitDialog
        inForce={kit}
        onClose={onClose}
        onMade={() => {
          setStep({ at: "remove", running: step.running });
        }}
      />
    );
  if (step.at === "remove")
    return (
      <FinishForm
        running={step.running}
        onClose={onClose}
        onDone={() => {
          setStep({ at: "done", running: step.running });
        }}
      />
    );
  return <HandedOver running={step.running} onClose={onClose} />;
}

interface BeginFormProps {
  readonly taken: readonly string[];
  readonly hasKit: boolean;
  readonly onClose: () => void;
  readonly onBegun: (running: HandOverView) => void;
}

function BeginForm({ taken, hasKit, onClose, onBegun }: BeginFormProps) {
  const begin = useCall("handOver.begin");
  const name = useSlotName(taken);
  const passphrase = useNewPassphrase({
    label: t("slot.new"),
    repeat: t("slot.repeat"),
  });
  const [kit, setKit] = useState<"new" | "keep">("new");
  const check = () => {
    const named = name.check();
    return passphrase.check() && named;
  };
  const send = async (present: string) => {
    const result = await begin.run({
      present,
      name: name.written,
      passphrase: passphrase.take(),
      keepKit: kit === "keep",
    });
    if (!result.ok || result.value.state !== "open") return;
    refreshAll();
    if (result.value.handOver !== null) onBegun(result.value.handOver);
  };
  return (
    <SlotForm
      title={t("handOver.title")}
      explanation={t("handOver.what")}
      action={t("handOver.begin")}
      tone="primary"
      busy={begin.busy}
      failure={begin.failure}
      onClose={onClose}
      check={check}
      onPresent={(present) => void send(present)}
    >
      {name.field(t("slot.name"), t("slot.nameHint"))}
      {passphrase.fields}
      {hasKit ? (
        <ChoiceField
          legend={t("handOver.kit")}
          value={kit}
          onValue={setKit}
          options={[
            {
              value: "new",
              label: t("handOver.kitNew"),
              hint: t("handOver.kitNewHint"),
            },
            {
              value: "keep",
              label: t("handOver.kitKeep"),
              hint: t("handOver.kitKeepHint"),
            },
          ]}
        />
      ) : null}
    </SlotForm>
  );
}

interface FinishFormProps {
  readonly running: HandOverView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function FinishForm({ running, onClose, onDone }: FinishFormProps) {
  const finish = useCall("handOver.finish");
  const from = shown(running.from);
  const to = shown(running.to);
  const send = async (passphrase: string) => {
    const result = await finish.run({ passphrase });
    if (!result.ok) return;
    refreshAll();
    onDone();
  };
  return (
    <SlotForm
      title={t("handOver.finishTitle", { from })}
      explanation={t("handOver.finishWhat", { from, to })}
      action={t("handOver.finish", { from })}
      tone="danger"
      busy={finish.busy}
      failure={finish.failure}
      onClose={onClose}
      present={{
        label: t("handOver.theirs", { to }),
        hint: t("handOver.theirsHint"),
        missing: t("handOver.theirsMissing"),
      }}
      onPresent={(passphrase) => void send(passphrase)}
    />
  );
}

interface HandedOverProps {
  readonly running: HandOverView;
  readonly onClose: () => void;
}

function HandedOver({ running, onClose }: HandedOverProps) {
  return (
    <Dialog title={t("handOver.doneTitle")} onClose={onClose}>
      <DialogBody>
        <Notice
          tone="ok"
          role="status"
          title={t("handOver.done", { to: shown(running.to) })}
        />
        <ul className="lined dots">
          {handOverFacts(running).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </DialogBody>
      <footer>
        <Button onClick={onClose}>{t("close")}</Button>
        <Button
          tone="primary"
          data-autofocus
          onClick={() => void call("vault.lock", {})}
        >
          {t("handOver.lock")}
        </Button>
      </footer>
    </Dialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { PersonAct } from "../../../shared/ipc/rosterContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import type { Result } from "../../../shared/result.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { EffectsList } from "./EffectsList.tsx";

/** What every act on a person's keys and terms is about. */
export interface ActProps {
  readonly audit: AuditId;
  readonly person: PersonView;
  readonly onClose: () => void;
}

interface ActSheetProps extends ActProps {
  readonly title: string;
  readonly what: string;
  readonly action: string;
  readonly tone?: "primary" | "danger";
  /** Where the reason will be read. */
  readonly hint?: string;
  /** Null while the fields do not say it yet: then it is not done either. */
  readonly act: PersonAct | null;
  /** The reason is there, the act is not. */
  readonly onUnready?: () => void;
  readonly onReason: (
    act: PersonAct,
    reason: string,
  ) => Promise<Result<unknown, Failure>> | null;
  readonly done: string;
  /** What follows once it is done; the sheet closes when absent. */
  readonly onDone?: () => void;
  readonly children?: ReactNode;
}

/** Says what an act voids and keeps before it is done, and asks for the reason. */
export function ActSheet({
  audit,
  person,
  act,
  what,
  done,
  children,
  onReason,
  onUnready,
  onClose,
  onDone = onClose,
  ...sheet
}: ActSheetProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (reason: string) => {
    if (act === null) {
      onUnready?.();
      return;
    }
    const doing = onReason(act, reason);
    if (doing === null) return;
    setBusy(true);
    setFailure(null);
    const result = await doing;
    setBusy(false);
    if (!result.ok) setFailure(result.error);
    else {
      announce(done);
      onDone();
    }
  };
  return (
    <ReasonDialog
      {...sheet}
      explanation={what}
      width="normal"
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onReason={(reason) => void run(reason)}
    >
      {children}
      {act === null || busy ? null : (
        <EffectsList audit={audit} person={person.person} act={act} />
      )}
    </ReasonDialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";

export type Written = Result<{ readonly files: readonly string[] }, Failure>;

interface WriteOutProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly explanation: string;
  readonly done: string;
  readonly next: string;
  readonly purpose:
    | "charter-folder"
    | "request-folder"
    | "agreement-folder"
    | "carry-out-folder";
  readonly primary?: boolean;
  readonly onFolder: (folder: GrantId) => Promise<Written>;
}

/** Asks for a folder, writes into it, and says which files now lie there. */
export function WriteOut({
  icon,
  label,
  explanation,
  done,
  next,
  purpose,
  primary = false,
  onFolder,
}: WriteOutProps) {
  const save = useCall("dialog.save");
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<{
    readonly folder: string;
    readonly result: Written;
  } | null>(null);
  const run = async () => {
    setWritten(null);
    const chosen = await save.run({ purpose, suggestedName: "" });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const { grant, name } = chosen.value.chosen;
    setBusy(true);
    const result = await onFolder(grant);
    setBusy(false);
    setWritten({ folder: shown(name), result });
    if (result.ok) announce(done);
  };
  const result = written?.result;
  const refused = result?.ok === false ? result.error : save.failure;
  return (
    <div className="stack tight">
      <div className="row nowrap top">
        <Button
          icon={icon}
          tone={primary ? "primary" : "plain"}
          busy={busy}
          className="no-shrink"
          onClick={() => void run()}
        >
          {label}
        </Button>
        <p className="small quiet beside-button">{explanation}</p>
      </div>
      {refused === null ? null : <FailureNotice failure={refused} />}
      {written !== null && result?.ok === true ? (
        <Notice
          tone="ok"
          title={done}
          onDismiss={() => {
            setWritten(null);
          }}
        >
          <p>
            {t("written.where", { folder: written.folder })}{" "}
            {result.value.files.map((file) => (
              <code key={file} className="file-name">
                {file}
              </code>
            ))}
          </p>
          <p>{next}</p>
        </Notice>
      ) : null}
    </div>
  );
}

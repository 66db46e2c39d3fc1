// SPDX-License-Identifier: Apache-2.0
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { formatBytes, formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Notice } from "../../ui/Notice.tsx";

interface CopyResultProps {
  readonly report: CopyReport;
  readonly done: string;
  readonly partly: string;
}

/** What a backup, a restore or a rehearsal found. */
export function CopyResult({ report, done, partly }: CopyResultProps) {
  const { problems, checkpoint, whole, bytes } = report;
  const isWhole = problems.length === 0;
  return (
    <Notice
      tone={isWhole ? "ok" : "bad"}
      role="status"
      title={isWhole ? done : partly}
    >
      <p>
        {t("copy.facts", {
          seq: formatCount(checkpoint.seq),
          whole,
          bytes: formatBytes(bytes),
        })}
      </p>
      {problems.map(({ object, name, what }) => (
        <p key={object}>{t(`copy.${what}`, { name: shown(name) })}</p>
      ))}
    </Notice>
  );
}

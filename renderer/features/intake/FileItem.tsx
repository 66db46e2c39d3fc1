// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { Dispatch } from "react";
import type { StagedFile } from "../../../shared/ipc/intakeContract.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { noteWords } from "../../../shared/text/handedOver.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Chip } from "../../ui/Notice.tsx";
import {
  canTake,
  type ChoiceAction,
  type Choices,
  intoOf,
  variantOf,
} from "./choices.ts";
import { IntoSelect } from "./IntoSelect.tsx";
import { SignatureChip } from "./SignatureChip.tsx";
import { VariantSelect } from "./VariantSelect.tsx";

interface FileItemProps {
  readonly file: StagedFile;
  readonly choices: Choices;
  readonly deliverables: readonly DeliverableView[];
  readonly onChoice: Dispatch<ChoiceAction>;
}

/** One file: whether it is taken in, what is known of it, and what it becomes. */
export function FileItem({
  file,
  choices,
  deliverables,
  onChoice,
}: FileItemProps) {
  const { index, path, size } = file;
  const name = shown(path);
  const taken = choices.taken.has(index) && canTake(file);
  const facts = (
    <span className="handed-name">
      <code className="wrap">{name}</code>
      <span className="row">
        <SignatureChip state={file.signature} />
        <span className="quiet small">{formatBytes(size)}</span>
        <Remarks file={file} />
      </span>
    </span>
  );
  return (
    <li className="handed-file">
      {canTake(file) ? (
        <label className="check">
          <input
            type="checkbox"
            aria-label={t("intake.takeFile", { name })}
            checked={taken}
            onChange={() => {
              onChoice({ do: "toggle", index });
            }}
          />
          {facts}
        </label>
      ) : (
        <div className="check">
          <CircleCheck size={16} className="ink-quiet" aria-hidden />
          {facts}
        </div>
      )}
      {taken ? (
        <>
          <IntoSelect
            label={t("intake.intoOf", { name })}
            into={intoOf(choices, file)}
            deliverables={deliverables}
            onInto={(into) => {
              onChoice({ do: "into", indexes: [index], into });
            }}
          />
          <VariantSelect
            label={t("intake.variantOf", { name })}
            variant={variantOf(choices, file)}
            onVariant={(variant) => {
              onChoice({ do: "variant", indexes: [index], variant });
            }}
          />
        </>
      ) : null}
    </li>
  );
}

function Remarks({ file }: { readonly file: StagedFile }) {
  const { listed, known, isEvidence, notes } = file;
  return (
    <>
      {listed === "changed" ? (
        <Chip tone="bad" icon={CircleAlert}>
          {t("intake.listedChanged")}
        </Chip>
      ) : null}
      {listed === "same" ? (
        <Chip tone="ok" icon={CircleCheck}>
          {t("intake.listedSame")}
        </Chip>
      ) : null}
      {known === null ? null : (
        <span className="quiet small wrap">
          {t("intake.known", { name: shown(known.name) })}
        </span>
      )}
      {isEvidence ? (
        <span className="quiet small">{t("intake.evidence")}</span>
      ) : null}
      {notes.map((note) => (
        <span key={note} className="row nowrap small">
          <Info size={14} className="ink-warn" aria-hidden />
          {noteWords[note]}
        </span>
      ))}
    </>
  );
}

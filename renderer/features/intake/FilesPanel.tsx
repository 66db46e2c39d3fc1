// SPDX-License-Identifier: Apache-2.0
import { CircleX, FileType2 } from "lucide-react";
import type { Dispatch } from "react";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { refusalWords } from "../../../shared/text/handedOver.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { CappedList } from "./CappedList.tsx";
import {
  canTake,
  type ChoiceAction,
  type Choices,
  isInOrder,
} from "./choices.ts";
import { FileItem } from "./FileItem.tsx";
import { IntoSelect } from "./IntoSelect.tsx";
import { goodFiles, headingOf } from "./stages.ts";
import { VariantSelect } from "./VariantSelect.tsx";

interface FilesPanelProps {
  readonly summary: IntakeSummary;
  readonly choices: Choices;
  readonly deliverables: readonly DeliverableView[];
  readonly onChoice: Dispatch<ChoiceAction>;
}

/** Refused files with the reason; the others, each with what it becomes. */
export function FilesPanel({
  summary,
  choices,
  deliverables,
  onChoice,
}: FilesPanelProps) {
  const refused = summary.files.filter((file) => file.refused !== null);
  const good = goodFiles(summary);
  return (
    <Panel
      id={headingOf("names")}
      title={t("intake.filesTitle")}
      icon={FileType2}
      flush
    >
      {refused.length === 0 ? null : <RefusedList files={refused} />}
      {good.length === 0 ? (
        <p className="panel-body quiet">{t("intake.noFiles")}</p>
      ) : (
        <>
          <ForAll files={good} onChoice={onChoice} />
          <CappedList
            items={good}
            className="items"
            label={t("intake.filesTitle")}
          >
            {(file) => (
              <FileItem
                key={file.index}
                file={file}
                choices={choices}
                deliverables={deliverables}
                onChoice={onChoice}
              />
            )}
          </CappedList>
        </>
      )}
    </Panel>
  );
}

function RefusedList({ files }: { readonly files: readonly StagedFile[] }) {
  const title = t("intake.refusedTitle", { count: files.length });
  return (
    <div className="stack tight intake-refused">
      <h3>{title}</h3>
      <CappedList items={files} className="lined" label={title} step={20}>
        {({ index, path, refused }) => (
          <li key={index}>
            <CircleX size={16} className="ink-bad" aria-hidden />
            <p className="wrap">
              <code>{shown(path)}</code>{" "}
              {refused === null ? null : refusalWords[refused]}
            </p>
          </li>
        )}
      </CappedList>
    </div>
  );
}

interface ForAllProps {
  readonly files: readonly StagedFile[];
  readonly onChoice: Dispatch<ChoiceAction>;
}

/** One word for every file; each can still be told apart below. */
function ForAll({ files, onChoice }: ForAllProps) {
  const indexes = files.map(({ index }) => index);
  const inOrder = files.filter(isInOrder).map(({ index }) => index);
  if (files.filter(canTake).length < 2) return null;
  return (
    <div
      className="handed-file for-all"
      role="group"
      aria-label={t("intake.forAll")}
    >
      <div className="row">
        <Button
          size="small"
          onClick={() => {
            onChoice({ do: "take", indexes: inOrder });
          }}
        >
          {t("intake.takeAll")}
        </Button>
        <Button
          size="small"
          tone="quiet"
          onClick={() => {
            onChoice({ do: "take", indexes: [] });
          }}
        >
          {t("intake.takeNone")}
        </Button>
      </div>
      <IntoSelect
        label={t("intake.forAllInto")}
        into={null}
        // Several files are hardly all versions of one deliverable.
        deliverables={[]}
        onInto={(into) => {
          onChoice({ do: "into", indexes, into });
        }}
      />
      <VariantSelect
        label={t("intake.forAllVariant")}
        variant={null}
        onVariant={(variant) => {
          onChoice({ do: "variant", indexes, variant });
        }}
      />
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, FileInput, Send } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { AnswersPanel } from "./AnswersPanel.tsx";
import { DisposeDialog } from "./DisposeDialog.tsx";
import { DispositionsSheet } from "./DispositionsSheet.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { ExportsPanel } from "./ExportsPanel.tsx";
import { HandOverDialog } from "./HandOverDialog.tsx";
import { HandOversPanel } from "./HandOversPanel.tsx";

type Sheet =
  | { readonly is: "none" | "hand-over" | "take" | "export" }
  | { readonly is: "dispose"; readonly finding: FindingRow };

/** What the response committee is handed of findings, what it says of them, and what leaves for the public's tools. */
export function SrcReviewScreen({ audit }: { readonly audit: AuditId }) {
  const navigate = useNavigate();
  const list = useResource("finding.list", { audit, filter: {} });
  const extracts = useResource("extract.list", { audit });
  const [sheet, setSheet] = useState<Sheet>({ is: "none" });
  const rows = list.state === "ready" ? list.value.findings : [];
  const open = (is: "hand-over" | "take" | "export") => () => {
    setSheet({ is });
  };
  return (
    <Screen
      title={t("src.title")}
      under={t("src.under")}
      actions={
        <>
          <Button
            icon={ArrowLeft}
            onClick={() => {
              navigate({ at: "findings", audit });
            }}
          >
            {t("section.findings")}
          </Button>
          <Button icon={FileInput} onClick={open("take")}>
            {t("src.take")}
          </Button>
          {rows.length === 0 ? null : (
            <Button tone="primary" icon={Send} onClick={open("hand-over")}>
              {t("src.handOver")}
            </Button>
          )}
        </>
      }
    >
      <Loaded of={extracts}>
        {({ handOvers, exports }) => (
          <div className="stack">
            <HandOversPanel audit={audit} handOvers={handOvers} />
            <AnswersPanel
              rows={rows}
              onDispose={(finding) => {
                setSheet({ is: "dispose", finding });
              }}
            />
            <ExportsPanel
              exports={exports}
              canMake={rows.length > 0}
              onMake={open("export")}
            />
          </div>
        )}
      </Loaded>
      <OpenSheet
        audit={audit}
        rows={rows}
        sheet={sheet}
        onClose={() => {
          setSheet({ is: "none" });
        }}
      />
    </Screen>
  );
}

interface OpenSheetProps {
  readonly audit: AuditId;
  readonly rows: readonly FindingRow[];
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

function OpenSheet({ audit, rows, sheet, onClose }: OpenSheetProps) {
  const common = { audit, onClose };
  switch (sheet.is) {
    case "none":
      return null;
    case "hand-over":
      return <HandOverDialog {...common} rows={rows} />;
    case "take":
      return <DispositionsSheet {...common} />;
    case "export":
      return <ExportDialog {...common} rows={rows} />;
    case "dispose":
      return <DisposeDialog {...common} rows={rows} finding={sheet.finding} />;
  }
}

// SPDX-License-Identifier: Apache-2.0
import { Bug, FileDown, Plus, Scale } from "lucide-react";
import { useState } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { FindingDetail } from "./FindingDetail.tsx";
import { FindingDialog } from "./FindingDialog.tsx";
import { FindingList } from "./FindingList.tsx";
import { ImportSheet } from "./ImportSheet.tsx";

interface FindingsScreenProps {
  readonly route: Extract<Route, { at: "findings" }>;
}

/** What is open over the list; a file that was dropped begins the import. */
type Sheet =
  | { readonly is: "none" }
  | { readonly is: "add" }
  | { readonly is: "import"; readonly file: GrantView | null };

/** What the audit found, one finding at a time. */
export function FindingsScreen({ route }: FindingsScreenProps) {
  const { audit, finding } = route;
  const navigate = useNavigate();
  const list = useResource("finding.list", { audit, filter: {} });
  const [sheet, setSheet] = useState<Sheet>({ is: "none" });
  const close = () => {
    setSheet({ is: "none" });
  };
  useDropTarget(
    sheet.is === "none"
      ? {
          label: t("findings.drop"),
          onDrop: (result) => {
            const file = result.ok ? result.value.chosen[0] : undefined;
            if (file !== undefined) setSheet({ is: "import", file });
          },
        }
      : null,
  );
  const total = list.state === "ready" ? list.value.total : 0;
  const takeIn = (
    <Button
      tone={total === 0 ? "primary" : "plain"}
      icon={FileDown}
      onClick={() => {
        setSheet({ is: "import", file: null });
      }}
    >
      {t("findings.import")}
    </Button>
  );
  return (
    <Screen
      title={t("section.findings")}
      why={t("why.findings")}
      split
      under={
        list.state === "ready" && total > 0
          ? t("findings.under", {
              total,
              unresolved: list.value.unresolved,
            })
          : t("findings.what")
      }
      actions={
        <>
          <Button
            icon={Scale}
            onClick={() => {
              navigate({ at: "src-review", audit });
            }}
          >
            {t("src.open")}
          </Button>
          {total > 0 ? takeIn : null}
          <Button
            tone={total > 0 ? "primary" : "plain"}
            icon={Plus}
            onClick={() => {
              setSheet({ is: "add" });
            }}
          >
            {t("findings.add")}
          </Button>
        </>
      }
    >
      <Loaded of={list}>
        {({ findings, components }) =>
          findings.length === 0 ? (
            <Empty icon={Bug} action={takeIn}>
              {t("findings.empty")}
            </Empty>
          ) : (
            <>
              <FindingList
                audit={audit}
                rows={findings}
                components={components}
                opened={finding}
                onOpen={(id) => {
                  navigate({ at: "findings", audit, finding: id });
                }}
              />
              {finding === undefined ||
              !findings.some((row) => row.finding === finding) ? null : (
                <FindingDetail
                  key={finding}
                  audit={audit}
                  finding={finding}
                  components={components}
                  onClose={() => {
                    navigate({ at: "findings", audit });
                  }}
                />
              )}
            </>
          )
        }
      </Loaded>
      {sheet.is === "add" ? (
        <FindingDialog
          audit={audit}
          finding={null}
          components={list.state === "ready" ? list.value.components : []}
          onClose={close}
          onDone={(id) => {
            navigate({ at: "findings", audit, finding: id });
          }}
        />
      ) : null}
      {sheet.is === "import" ? (
        <ImportSheet audit={audit} file={sheet.file} onClose={close} />
      ) : null}
    </Screen>
  );
}

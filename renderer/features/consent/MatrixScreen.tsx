// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, Table2 } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { ConsentMatrixView } from "../../../shared/ipc/consentViews.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { CellPane } from "./CellPane.tsx";
import type { CellPlace } from "./matrixKeys.ts";
import { MatrixTable } from "./MatrixTable.tsx";

const rowsAtOnce = 50;

/** To where what the matrix lacks is added. */
function WayOn({
  audit,
  at,
}: {
  readonly audit: AuditId;
  readonly at: "deliverables" | "people";
}) {
  const navigate = useNavigate();
  return (
    <Button
      onClick={() => {
        navigate({ at, audit });
      }}
    >
      {t(`matrix.to.${at}`)}
    </Button>
  );
}

/** Versions by audiences: what each consent adds up to, and what is missing. */
export function MatrixScreen({ audit }: { readonly audit: AuditId }) {
  const navigate = useNavigate();
  const [from, setFrom] = useState(0);
  const matrix = useResource("consent.matrix", {
    ...{ audit, from, limit: rowsAtOnce },
  });
  return (
    <Screen
      title={t("matrix.title")}
      under={t("matrix.what")}
      actions={
        <Button
          icon={ArrowLeft}
          onClick={() => {
            navigate({ at: "consent", audit });
          }}
        >
          {t("consent.requests")}
        </Button>
      }
    >
      <Loaded of={matrix}>
        {(view) =>
          view.total === 0 || view.audiences.length === 0 ? (
            <Empty
              icon={Table2}
              action={
                <WayOn
                  audit={audit}
                  at={view.total === 0 ? "deliverables" : "people"}
                />
              }
            >
              {t(view.total === 0 ? "matrix.empty" : "matrix.noAudience")}
            </Empty>
          ) : (
            <Matrix
              key={from}
              audit={audit}
              view={view}
              from={from}
              onFrom={setFrom}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

interface MatrixProps {
  readonly audit: AuditId;
  readonly view: ConsentMatrixView;
  readonly from: number;
  readonly onFrom: (from: number) => void;
}

function Matrix({ audit, view, from, onFrom }: MatrixProps) {
  const nameOf = rosterNames(usePeople(audit));
  const [place, setPlace] = useState<CellPlace | null>(null);
  const last = from + view.rows.length;
  return (
    <div className="stack">
      <MatrixTable
        view={view}
        nameOf={nameOf}
        chosen={place}
        onChoose={setPlace}
      />
      {view.total <= rowsAtOnce ? null : (
        <div className="row">
          <span className="small quiet">
            {t("matrix.rows", { from: from + 1, to: last, total: view.total })}
          </span>
          {from === 0 ? null : (
            <Button
              size="small"
              onClick={() => {
                onFrom(Math.max(0, from - rowsAtOnce));
              }}
            >
              {t("matrix.earlier")}
            </Button>
          )}
          {last >= view.total ? null : (
            <Button
              size="small"
              onClick={() => {
                onFrom(from + rowsAtOnce);
              }}
            >
              {t("matrix.later")}
            </Button>
          )}
        </div>
      )}
      <CellPane audit={audit} view={view} place={place} nameOf={nameOf} />
    </div>
  );
}

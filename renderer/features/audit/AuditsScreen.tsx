// SPDX-License-Identifier: Apache-2.0
import { Library, Plus } from "lucide-react";
import { useState } from "react";
import type { AuditView } from "../../../shared/ipc/views.ts";
import { useNavigate } from "../../app/navigation.ts";
import { formatCount, formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { moveInList } from "../../ui/listKeys.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { CharterChip } from "../charter/CharterChip.tsx";
import { NewAuditDialog } from "./NewAuditDialog.tsx";

interface AuditsScreenProps {
  readonly audits: readonly AuditView[];
  readonly hasKit: boolean;
}

export function AuditsScreen({ audits, hasKit }: AuditsScreenProps) {
  const [creating, setCreating] = useState(false);
  const createButton = (
    <Button
      tone="primary"
      icon={Plus}
      onClick={() => {
        setCreating(true);
      }}
    >
      {t("audits.new")}
    </Button>
  );
  return (
    <Screen
      title={t("audits.title")}
      actions={audits.length > 0 ? createButton : null}
    >
      {hasKit ? null : <KitNotice />}
      {audits.length === 0 ? (
        <Empty icon={Library} action={createButton}>
          {t("audits.empty")}
        </Empty>
      ) : (
        <AuditTable audits={audits} />
      )}
      {creating ? (
        <NewAuditDialog
          taken={audits.map((audit) => audit.audit)}
          onClose={() => {
            setCreating(false);
          }}
        />
      ) : null}
    </Screen>
  );
}

/** Said where a new vault begins, before anything is in it that could be lost. */
function KitNotice() {
  const navigate = useNavigate();
  return (
    <Notice tone="warn">
      <p>{t("recovery.missing")}</p>
      <div>
        <Button
          size="small"
          onClick={() => {
            navigate({ at: "vault" });
          }}
        >
          {t("recovery.toKit")}
        </Button>
      </div>
    </Notice>
  );
}

function AuditTable({ audits }: Pick<AuditsScreenProps, "audits">) {
  const navigate = useNavigate();
  return (
    <div className="panel table-panel">
      <table className="table">
        <caption className="unseen">{t("audits.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("audits.column.title")}</th>
            <th scope="col">{t("audits.column.charter")}</th>
            <th scope="col" className="end wide-only">
              {t("audits.column.people")}
            </th>
            <th scope="col" className="end wide-only">
              {t("audits.column.deliverables")}
            </th>
            <th scope="col" className="end wide-only">
              {t("audits.column.releases")}
            </th>
            <th scope="col" className="wide-only">
              {t("audits.column.created")}
            </th>
          </tr>
        </thead>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons within */}
        <tbody onKeyDown={moveInList}>
          {audits.map((audit) => (
            <tr
              key={audit.audit}
              data-selectable
              onClick={() => {
                navigate({ at: "deliverables", audit: audit.audit });
              }}
            >
              <td>
                <button type="button" className="row-button" data-row>
                  {audit.title}
                </button>
                <code className="quiet">{audit.audit}</code>
              </td>
              <td>
                <CharterChip state={audit.charter} />
              </td>
              <td className="end number wide-only">
                {formatCount(audit.people)}
              </td>
              <td className="end number wide-only">
                {formatCount(audit.deliverables)}
              </td>
              <td className="end number wide-only">
                {formatCount(audit.releases)}
              </td>
              <td className="tight number wide-only">
                {formatDay(audit.created)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

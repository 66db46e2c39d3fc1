// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { ShortDigest } from "../../ui/Digest.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { wayInWords } from "./way.ts";

interface DisclosureTableProps {
  readonly audit: AuditId;
  /** In the order to show them. */
  readonly disclosures: readonly DisclosureView[];
  readonly nameOf: (person: string) => string;
}

const rowsAtOnce = 100;

export function DisclosureTable({
  audit,
  disclosures,
  nameOf,
}: DisclosureTableProps) {
  const [rows, setRows] = useState(rowsAtOnce);
  const consents = useResource("consent.list", { audit });
  const known = new Set<string>(
    consents.state === "ready"
      ? consents.value.consents.map(({ consent }) => consent)
      : [],
  );
  if (disclosures.length === 0)
    return <p className="quiet">{t("disclosures.none")}</p>;
  return (
    <>
      <div className="panel table-panel disclosures">
        <table className="table">
          <caption className="unseen">{t("disclosures.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("disclosures.when")}</th>
              <th scope="col">{t("disclosures.who")}</th>
              <th scope="col">{t("disclosures.files")}</th>
              <th scope="col">{t("disclosures.how")}</th>
              <th scope="col">{t("disclosures.receipts")}</th>
            </tr>
          </thead>
          <tbody>
            {disclosures.slice(0, rows).map((each) => (
              <DisclosureRow
                key={each.id}
                audit={audit}
                disclosure={each}
                known={known}
                nameOf={nameOf}
              />
            ))}
          </tbody>
        </table>
      </div>
      {disclosures.length <= rows ? null : (
        <div>
          <Button
            onClick={() => {
              setRows(rows + rowsAtOnce);
            }}
          >
            {t("disclosures.more")}
          </Button>
        </div>
      )}
    </>
  );
}

interface DisclosureRowProps {
  readonly audit: AuditId;
  readonly disclosure: DisclosureView;
  readonly known: ReadonlySet<string>;
  readonly nameOf: (person: string) => string;
}

function DisclosureRow({
  audit,
  disclosure,
  known,
  nameOf,
}: DisclosureRowProps) {
  const navigate = useNavigate();
  const { at, to, from, files, purpose, statement, receipts } = disclosure;
  return (
    <tr>
      <td className="tight">
        <Moment at={at} />
      </td>
      <td>
        {formatList(to.map(nameOf))}
        {from === null ? null : (
          <span className="quiet block">
            {t("disclosures.from", { name: nameOf(from) })}
          </span>
        )}
      </td>
      <td>
        <ul className="stack tight">
          {files.map(({ path, sha256 }) => (
            <li key={path}>
              <span className="wrap">{path}</span>{" "}
              {sha256 === null ? null : (
                <ShortDigest digest={sha256} label={t("digest")} />
              )}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {wayInWords(disclosure)}
        <span className="quiet block wrap">{purpose}</span>
        {statement === null || !known.has(statement) ? null : (
          <Button
            size="small"
            onClick={() => {
              navigate({ at: "consent", audit, consent: statement });
            }}
          >
            {t("disclosures.openConsent")}
          </Button>
        )}
      </td>
      <td>
        {receipts.length === 0 ? (
          <span className="quiet">{t("disclosures.nobody")}</span>
        ) : (
          formatList(receipts.map(nameOf))
        )}
      </td>
    </tr>
  );
}

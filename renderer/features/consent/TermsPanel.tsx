// SPDX-License-Identifier: Apache-2.0
import { FileLock2 } from "lucide-react";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { ShortDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";

interface TermsPanelProps {
  readonly consent: ConsentView;
  readonly people: readonly PersonView[];
}

/** What the statement names, in plain words: files, people with their keys, terms and times. */
export function TermsPanel({ consent, people }: TermsPanelProps) {
  return (
    <Panel title={t("consent.terms")} icon={FileLock2} flush>
      <FilesTable consent={consent} />
      <div className="panel-foot">
        <Facts>
          <Fact name={t("consent.audience")}>
            <AudienceKeys consent={consent} people={people} />
          </Fact>
          <Fact name={t("consent.conditions")}>
            {consent.terms.length === 0
              ? t("consent.noConditions")
              : consent.terms.join("\n")}
          </Fact>
          {consent.notBefore === null ? null : (
            <Fact name={t("consent.notBefore")}>
              <Moment at={consent.notBefore} />
            </Fact>
          )}
          <Fact name={t("consent.expires")}>
            <Moment at={consent.expires} />
          </Fact>
        </Facts>
      </div>
    </Panel>
  );
}

function AudienceKeys({ consent, people }: TermsPanelProps) {
  const nameOf = rosterNames(people);
  const cards = new Map(
    people.flatMap(({ sealKeys }) => sealKeys.map((card) => [card.key, card])),
  );
  return (
    <ul className="stack tight">
      {consent.audience.map(({ person, recipient }) => {
        const card = cards.get(recipient);
        return (
          <li key={`${person} ${recipient}`}>
            {nameOf(person)}{" "}
            <code className="small quiet wrap">
              {card === undefined
                ? recipient
                : `${card.type} ${card.fingerprint}`}
            </code>
          </li>
        );
      })}
    </ul>
  );
}

function FilesTable({ consent }: { readonly consent: ConsentView }) {
  return (
    <div className="table-panel">
      <table className="table">
        <caption className="unseen">{t("consent.files")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("consent.path")}</th>
            <th scope="col" className="end">
              {t("files.size")}
            </th>
            <th scope="col">{t("digest")}</th>
          </tr>
        </thead>
        <tbody>
          {consent.files.map((file) => (
            <tr key={file.path}>
              <td>
                <code className="wrap">{file.path}</code>
                <span className="quiet block wrap">
                  {t("files.from", { name: file.name })}
                </span>
              </td>
              <td className="end tight number">{formatBytes(file.size)}</td>
              <td className="tight">
                <ShortDigest digest={file.sha256} label={t("digest")} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { FileLock2 } from "lucide-react";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { FilesTable } from "../signature/FilesTable.tsx";

interface TermsPanelProps {
  readonly consent: ConsentView;
  readonly people: readonly PersonView[];
}

/** What the statement names, in plain words: files, people with their keys, terms and times. */
export function TermsPanel({ consent, people }: TermsPanelProps) {
  return (
    <Panel title={t("consent.terms")} icon={FileLock2} flush>
      <FilesTable
        caption={t("consent.files")}
        pathHead={t("consent.path")}
        files={consent.files}
      />
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

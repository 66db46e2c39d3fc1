// SPDX-License-Identifier: Apache-2.0
import { History } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type {
  EmbargoDateView,
  EmbargoView,
} from "../../../shared/ipc/embargoContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface DatesPanelProps {
  readonly view: EmbargoView;
  readonly nameOf: (person: PersonId) => string;
}

/** Every date that was proposed, the newest first, and who agreed to it how. */
export function DatesPanel({ view, nameOf }: DatesPanelProps) {
  return (
    <Panel title={t("embargo.dates")} icon={History} flush>
      <div className="table-panel">
        <table className="table">
          <caption className="unseen">{t("embargo.dates")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("embargo.date")}</th>
              <th scope="col">{t("embargo.dateState")}</th>
              <th scope="col">{t("embargo.agreedBy")}</th>
              <th scope="col">{t("embargo.why")}</th>
            </tr>
          </thead>
          <tbody>
            {view.dates.toReversed().map((date) => (
              <DateRow key={date.embargo} date={date} nameOf={nameOf} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface DateRowProps {
  readonly date: EmbargoDateView;
  readonly nameOf: (person: PersonId) => string;
}

function DateRow({ date, nameOf }: DateRowProps) {
  const { ends, state, agreed, missing, reason, lifted } = date;
  return (
    <tr>
      <td className="tight">
        <Moment at={ends} />
      </td>
      <td>{t(`embargo.date.${state}`)}</td>
      <td>
        {agreed.length === 0 ? t("embargo.nobody") : null}
        {agreed.map(({ person, words }) => (
          <span key={person} className="block wrap">
            {words === null
              ? t("embargo.saidBySignature", { name: nameOf(person) })
              : t("embargo.saidInWords", {
                  name: nameOf(person),
                  words: shown(words),
                })}
          </span>
        ))}
        {missing.length === 0 ? null : (
          <span className="block quiet">
            {t("embargo.waitsFor")} {formatList(missing.map(nameOf))}
          </span>
        )}
      </td>
      <td className="wrap">
        {shown(reason)}
        {lifted === null ? null : (
          <span className="block">{shown(lifted.reason)}</span>
        )}
      </td>
    </tr>
  );
}

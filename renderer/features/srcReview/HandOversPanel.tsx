// SPDX-License-Identifier: Apache-2.0
import { Send } from "lucide-react";
import type { AuditId } from "../../../shared/ids.ts";
import type { HandOverView } from "../../../shared/ipc/extractContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useNavigate } from "../../app/navigation.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { requestFor } from "./requestFor.ts";

interface HandOversPanelProps {
  readonly audit: AuditId;
  /** Newest first. */
  readonly handOvers: readonly HandOverView[];
}

/** What was made for the committee, whom it went to, and what is not answered since when. */
export function HandOversPanel({ audit, handOvers }: HandOversPanelProps) {
  const people = usePeople(audit);
  const nameOf = rosterNames(people);
  return (
    <Panel title={t("src.handOvers")} icon={Send} flush={handOvers.length > 0}>
      {handOvers.length === 0 ? (
        <p className="quiet">{t("src.noHandOver")}</p>
      ) : (
        <div className="table-panel">
          <table className="table">
            <caption className="unseen">{t("src.handOvers")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("src.what")}</th>
                <th scope="col">{t("src.wentTo")}</th>
                <th scope="col">{t("src.answers")}</th>
              </tr>
            </thead>
            <tbody>
              {handOvers.map((each) => (
                <HandOverRow
                  key={each.handOver}
                  audit={audit}
                  made={each}
                  people={people}
                  nameOf={nameOf}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

interface HandOverRowProps {
  readonly audit: AuditId;
  readonly made: HandOverView;
  readonly people: readonly PersonView[];
  readonly nameOf: ReturnType<typeof rosterNames>;
}

function HandOverRow({ audit, made, people, nameOf }: HandOverRowProps) {
  const navigate = useNavigate();
  const { title, removed, findings, shares, unanswered } = made;
  const labels = findings.flatMap(({ label }) => label ?? []);
  const to = [...new Set(shares.flatMap((share) => share.to))];
  return (
    <tr>
      <td className="wrap">
        <span className="strong block">{title}</span>
        <span className="quiet block">{formatList(labels.slice(0, 8))}</span>
        {labels.length > 8 ? (
          <span className="quiet block">
            {t("src.more", { count: labels.length - 8 })}
          </span>
        ) : null}
        {removed ? <Chip tone="warn">{t("src.removed")}</Chip> : null}
      </td>
      <td className="wrap">
        {to.length > 0 ? (
          <>
            {formatList(to.map(nameOf))}
            <span className="quiet block">
              {shares[0] === undefined ? null : <Moment at={shares[0].at} />}
            </span>
          </>
        ) : removed ? (
          t("src.nobody")
        ) : (
          <>
            <span className="block">{t("src.notYet")}</span>
            <Button
              size="small"
              onClick={() => {
                navigate(requestFor(audit, made, people));
              }}
            >
              {t("src.ask")}
            </Button>
            <Button
              size="small"
              onClick={() => {
                navigate({ at: "consent", audit });
              }}
            >
              {t("src.toConsent")}
            </Button>
          </>
        )}
      </td>
      <td>
        {unanswered === 0 ? (
          <Chip tone="ok">{t("src.allAnswered")}</Chip>
        ) : (
          <>
            <Chip tone="warn">
              {t("src.unanswered", {
                count: unanswered,
                total: findings.length,
              })}
            </Chip>
            {made.unansweredSince === null ? null : (
              <span className="quiet block">
                {t("src.since")} <Moment at={made.unansweredSince} />
              </span>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

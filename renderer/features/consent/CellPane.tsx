// SPDX-License-Identifier: Apache-2.0
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type {
  ConsentMatrixView,
  ConsentView,
} from "../../../shared/ipc/consentViews.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { ConditionList } from "../../ui/ConditionList.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { audiencePeople } from "./audiences.ts";
import { ConsentChip } from "./ConsentChip.tsx";
import type { CellPlace } from "./matrixKeys.ts";
import { cellAt } from "./MatrixTable.tsx";

interface CellPaneProps {
  readonly audit: AuditId;
  readonly view: ConsentMatrixView;
  readonly place: CellPlace | null;
  readonly nameOf: (person: PersonId) => string;
}

/** The cell at hand: how it stands, who could complete it, and the statements behind it. */
export function CellPane({ audit, view, place, nameOf }: CellPaneProps) {
  const navigate = useNavigate();
  const row = place === null ? undefined : view.rows[place.row];
  const audience = place === null ? undefined : view.audiences[place.column];
  if (place === null || row === undefined || audience === undefined)
    return <p className="quiet">{t("matrix.choose")}</p>;
  const cell = cellAt(view, place);
  const people =
    audience.kind === "person" ? [audience.person] : audience.people;
  return (
    <Panel title={`${row.title}: ${audiencePeople(audience, nameOf)}`}>
      <div>
        <ConsentChip state={cell?.state ?? "none"} />
      </div>
      {cell === undefined || cell.members.length === 0 ? null : (
        <ul aria-label={t("matrix.each")}>
          {cell.members.map(({ person, state }) => (
            <li key={person}>
              {t("matrix.member", {
                name: nameOf(person),
                state: t(`consent.state.${state}`),
              })}
            </li>
          ))}
        </ul>
      )}
      {cell === undefined || cell.unmet.length === 0 ? null : (
        <ConditionList unmet={cell.unmet} nameOf={nameOf} />
      )}
      {cell?.declinedAfterSigning.map((person) => (
        <p key={person}>
          <span className="strong">{nameOf(person)}</span>:{" "}
          {t("answer.afterSigning")}
        </p>
      ))}
      <Behind audit={audit} consents={cell?.consents ?? []} />
      <div>
        <Button
          onClick={() => {
            const { version } = row;
            navigate({
              at: "consent-request",
              audit,
              versions: [version],
              people,
            });
          }}
        >
          {t("matrix.ask")}
        </Button>
      </div>
    </Panel>
  );
}

interface BehindProps {
  readonly audit: AuditId;
  readonly consents: readonly ConsentView["consent"][];
}

function Behind({ audit, consents }: BehindProps) {
  const navigate = useNavigate();
  const list = useResource("consent.list", { audit });
  if (consents.length === 0)
    return <p className="quiet">{t("matrix.noneBehind")}</p>;
  return (
    <Loaded of={list}>
      {(all) => (
        <ul className="stack tight" aria-label={t("matrix.behind")}>
          {consents.map((consent) => {
            const known = all.consents.find((one) => one.consent === consent);
            return known === undefined ? null : (
              <li key={consent} className="stack tight">
                <div className="row">
                  <span className="strong wrap">{known.purpose}</span>
                  <ConsentChip state={known.state} />
                  <Button
                    size="small"
                    onClick={() => {
                      navigate({ at: "consent", audit, consent });
                    }}
                  >
                    {t("matrix.openRequest")}
                  </Button>
                </div>
                <Disclosure label={t("statement.text")}>
                  <TextSheet text={known.text} label={t("statement.text")} />
                </Disclosure>
              </li>
            );
          })}
        </ul>
      )}
    </Loaded>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { TriangleAlert, Users } from "lucide-react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { AuditStanding } from "../../../shared/ipc/agreementContract.ts";
import { describeCondition } from "../../../shared/text/conditions.ts";
import { conflictNotice } from "../../../shared/text/conflictNotice.ts";
import { useNavigate } from "../../app/navigation.ts";
import { useResource } from "../../api/resource.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel, Screen } from "../../ui/Screen.tsx";
import { PersonStandingItem } from "./PersonStandingItem.tsx";
import { TextsPanel } from "./TextsPanel.tsx";

/** Of each person: roles with terms, what they agreed to, what they declared; and what that blocks. */
export function StandingScreen({ audit }: { readonly audit: AuditId }) {
  const standing = useResource("agreement.show", { audit });
  const navigate = useNavigate();
  return (
    <Screen
      title={t("standing.title")}
      actions={
        <Button
          onClick={() => {
            navigate({ at: "people", audit });
          }}
        >
          {t("section.people")}
        </Button>
      }
    >
      <Loaded of={standing}>{(value) => <Page standing={value} />}</Loaded>
    </Screen>
  );
}

function Page({ standing }: { readonly standing: AuditStanding }) {
  const names = new Map(
    standing.people.map(({ person, name }) => [person, name]),
  );
  const nameOf = (person: PersonId): string => names.get(person) ?? person;
  return (
    <div className="stack">
      <Blocked standing={standing} nameOf={nameOf} />
      <div className="columns">
        <Panel flush title={t("standing.people")} icon={Users}>
          <ul className="items">
            {standing.people.map((person) => (
              <PersonStandingItem
                key={person.person}
                audit={standing.audit}
                standing={person}
              />
            ))}
          </ul>
        </Panel>
        <div className="stack">
          <TextsPanel standing={standing} nameOf={nameOf} />
          <Tell standing={standing} nameOf={nameOf} />
        </div>
      </div>
    </div>
  );
}

interface PartProps {
  readonly standing: AuditStanding;
  readonly nameOf: (person: PersonId) => string;
}

function Blocked({ standing, nameOf }: PartProps) {
  const { blocked, stuck } = standing;
  if (blocked.length === 0 && stuck.length === 0) return null;
  return (
    <Notice tone="warn" title={t("standing.blocked")}>
      {blocked.map(({ kind, id, purpose, unmet, canBeMet, withdrawn }) => (
        <div key={id}>
          <p className="strong">{t(`turnover.of.${kind}`, { purpose })}</p>
          <ul>
            {(withdrawn ? [] : unmet).map((each) => (
              <li key={JSON.stringify(each)}>
                {describeCondition(each, nameOf)}
              </li>
            ))}
            <li>
              {withdrawn
                ? t("standing.withdrawn")
                : t(canBeMet ? "standing.canBeMet" : "standing.cannotBeMet")}
            </li>
          </ul>
        </div>
      ))}
      {stuck.length === 0 ? null : (
        <p>{t("standing.stuck", { acts: formatList(stuck) })}</p>
      )}
    </Notice>
  );
}

/** Whom the process asks to be told, and a message that holds nothing confidential. */
function Tell({ standing, nameOf }: PartProps) {
  const { audit, people, tell } = standing;
  const recused = people.filter(({ recusals }) => recusals.length > 0);
  if (recused.length === 0) return null;
  const to = tell.map(nameOf);
  return (
    <Panel title={t("standing.tell")} icon={TriangleAlert}>
      <p>{t("standing.tellWhat", { names: formatList(to) })}</p>
      {recused.map(({ person, name, recusals }) => {
        const aboutVendor = recusals.every(({ vendor }) => vendor !== null);
        const about = { audit, title: audit, name, aboutVendor, to };
        const text = conflictNotice(about);
        const label = t("standing.notice", { name });
        return (
          <div key={person} className="stack tight">
            <TextSheet text={text} label={label} />
            <div>
              <CopyButton text={text} label={label} />
            </div>
          </div>
        );
      })}
    </Panel>
  );
}

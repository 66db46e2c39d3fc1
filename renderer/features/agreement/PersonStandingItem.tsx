// SPDX-License-Identifier: Apache-2.0
import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  FilePen,
  History,
  UserX,
} from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { PersonStanding } from "../../../shared/ipc/agreementContract.ts";
import { formatDay, monogramOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { DeclareDialog } from "./DeclareDialog.tsx";
import { RecuseDialog } from "./RecuseDialog.tsx";

interface PersonStandingItemProps {
  readonly audit: AuditId;
  readonly standing: PersonStanding;
}

const chips = {
  agreed: { tone: "ok", icon: CircleCheck },
  outdated: { tone: "warn", icon: History },
  expired: { tone: "warn", icon: History },
  missing: { tone: "plain", icon: CircleDashed },
} as const;

/** One person: roles with terms, agreements, declarations and recusals. */
export function PersonStandingItem({
  audit,
  standing,
}: PersonStandingItemProps) {
  const [declaring, setDeclaring] = useState(false);
  const [recusing, setRecusing] = useState(false);
  const { person, name, roles, agreements, comments } = standing;
  return (
    <li className="person">
      <span className="monogram" aria-hidden>
        {monogramOf(name)}
      </span>
      <div className="stack tight">
        <p>
          <span className="strong wrap">{name}</span>{" "}
          <code className="quiet">{person}</code>
        </p>
        <ul className="small">
          {roles.map(({ role, from, until }) => (
            <li key={`${role} ${from}`}>
              {t("people.term", {
                role: t(`role.${role}`),
                from: formatDay(from),
                until: formatDay(until),
              })}
            </li>
          ))}
        </ul>
        <ul className="stack tight small">
          {agreements.map(({ name: text, state, until }) => (
            <li key={text} className="row">
              <Chip {...chips[state]}>{t(`standing.state.${state}`)}</Chip>
              <span className="wrap">
                {until === null
                  ? text
                  : t("standing.until", { text, day: formatDay(until) })}
              </span>
            </li>
          ))}
          {comments.map(({ url, text, at }) => (
            <li key={`${at} ${url}`} className="quiet">
              {t("standing.comment")} <span className="wrap">{url}</span>
              <blockquote className="wrap">{text}</blockquote>
            </li>
          ))}
        </ul>
        <Declarations standing={standing} />
        <div className="row">
          {standing.inCharter ? (
            <Button
              size="small"
              icon={FilePen}
              onClick={() => {
                setDeclaring(true);
              }}
            >
              {t("standing.declare")}
            </Button>
          ) : null}
          <Button
            size="small"
            icon={UserX}
            onClick={() => {
              setRecusing(true);
            }}
          >
            {t("standing.recuse")}
          </Button>
        </div>
        {declaring ? (
          <DeclareDialog
            audit={audit}
            person={person}
            name={name}
            onClose={() => {
              setDeclaring(false);
            }}
          />
        ) : null}
        {recusing ? (
          <RecuseDialog
            audit={audit}
            person={person}
            name={name}
            onClose={() => {
              setRecusing(false);
            }}
          />
        ) : null}
      </div>
    </li>
  );
}

function Declarations({ standing }: Pick<PersonStandingItemProps, "standing">) {
  const { declarations, recusals } = standing;
  const interests = declarations.flatMap((each) => each.interests);
  return (
    <ul className="stack tight small">
      {declarations.length === 0 && recusals.length === 0 ? (
        <li className="quiet">{t("standing.noDeclaration")}</li>
      ) : null}
      {declarations.some(({ recused }) => !recused) ? (
        <li>{t("standing.declared")}</li>
      ) : null}
      {recusals.map(({ vendor, by, reason, at }) => (
        <li key={`${at} ${by} ${vendor ?? ""}`} className="row">
          <Chip tone="warn" icon={CircleSlash}>
            {t("standing.recused")}
          </Chip>
          <span className="wrap">
            {vendor === null
              ? t("standing.recusedFrom")
              : t("standing.recusedVendor", { vendor })}
            {", "}
            {by === "signed"
              ? t("standing.bySigned")
              : t("standing.byOwner", { reason: reason ?? "" })}
          </span>
        </li>
      ))}
      {[...new Set(interests)].map((each) => (
        <li key={each} className="wrap">
          {each}
        </li>
      ))}
    </ul>
  );
}

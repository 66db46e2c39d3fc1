// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import type { FileType } from "../../../shared/domain/inspection.ts";
import { settledByCleanCopy } from "../../../shared/domain/settledByCleanCopy.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type {
  FindingView,
  UnseenView,
} from "../../../shared/ipc/inspectionContract.ts";
import { visible } from "../../../shared/text/facts.ts";
import {
  describeCheck,
  describePlace,
  unseenWords,
} from "../../../shared/text/inspection.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { isDecidable } from "./report.ts";

interface ItemFrameProps {
  readonly title: string;
  readonly item: FindingView | UnseenView;
  /** A note needs no decision, and cannot be chosen. */
  readonly decidable: boolean;
  readonly decidedWords: "inspection.decided" | "inspection.lookedAt";
  readonly chosen: boolean;
  readonly nameOf: (person: PersonId) => string;
  readonly onToggle: () => void;
  readonly onReopen: () => void;
  readonly children: ReactNode;
}

export type ItemActions = Pick<
  ItemFrameProps,
  "chosen" | "nameOf" | "onToggle" | "onReopen"
>;

/** One thing of a report, to be chosen while it waits, with its decision when it has one. */
function ItemFrame({
  title,
  item,
  decidable,
  decidedWords,
  chosen,
  nameOf,
  onToggle,
  onReopen,
  children,
}: ItemFrameProps) {
  const { resolution } = item;
  return (
    <li className="finding">
      {decidable && resolution === null ? (
        <label className="check">
          <input
            type="checkbox"
            aria-label={t("inspection.choose", { what: title })}
            checked={chosen}
            onChange={onToggle}
          />
          <span className="strong">{title}</span>
        </label>
      ) : (
        <p className="strong">{title}</p>
      )}
      <div className="finding-body">
        {children}
        {resolution === null ? null : (
          <div className="decision">
            <p className="small quiet">
              {t(decidedWords, {
                name: nameOf(resolution.person),
                at: formatInstant(resolution.at),
              })}
            </p>
            <p className="wrap">{visible(resolution.reason)}</p>
            <Button size="small" onClick={onReopen}>
              {t("inspection.reopen")}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** A finding: where, what was seen, why it matters, what to do. */
export function FindingItem({
  finding,
  type,
  ...actions
}: {
  readonly finding: FindingView;
  readonly type: FileType;
} & ItemActions) {
  const { check, severity, members, place, times, seen } = finding;
  const { title, why, next } = describeCheck(check);
  return (
    <ItemFrame
      title={title}
      item={finding}
      decidable={isDecidable({ check, severity })}
      decidedWords="inspection.decided"
      {...actions}
    >
      <Facts>
        <Fact name={t("inspection.where")}>
          {visible(describePlace(members, place, times))}
        </Fact>
        {seen === "" ? null : (
          <Fact name={t("inspection.seen")}>
            <code className="seen">{visible(seen)}</code>
          </Fact>
        )}
        <Fact name={t("inspection.why")}>{why}</Fact>
        <Fact name={t("inspection.do")}>{next}</Fact>
        {settledByCleanCopy(type, finding) ? (
          <Fact name={t("clean.settled")}>{t("clean.settledWords")}</Fact>
        ) : null}
      </Facts>
    </ItemFrame>
  );
}

/** Something that the inspector could not see: it waits for a person who has looked. */
export function UnseenItem({
  unseen,
  ...actions
}: { readonly unseen: UnseenView } & ItemActions) {
  const { reason, members, place, what } = unseen;
  return (
    <ItemFrame
      title={unseenWords[reason]}
      item={unseen}
      decidable
      decidedWords="inspection.lookedAt"
      {...actions}
    >
      <Facts>
        <Fact name={t("inspection.where")}>
          {visible(describePlace(members, place))}
        </Fact>
        {what === "" ? null : (
          <Fact name={t("inspection.what.unseen")}>{visible(what)}</Fact>
        )}
      </Facts>
    </ItemFrame>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { Ban, EyeOff, Info, MessageCircleQuestionMark } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type {
  FindingView,
  InspectionView,
} from "../../../shared/ipc/inspectionContract.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { DecideDialog } from "./DecideDialog.tsx";
import { FindingItem, type ItemActions, UnseenItem } from "./FindingItem.tsx";
import { ofSeverity, waitingOf } from "./report.ts";

const groups = ["block", "warn"] as const;

const groupIcons = {
  block: Ban,
  warn: MessageCircleQuestionMark,
  unseen: EyeOff,
  note: Info,
} as const;

interface ReportProps {
  readonly audit: AuditId;
  readonly inspection: InspectionView;
}

/** The findings, the worst first, what could not be seen, and the decisions about them. */
export function Report({ audit, inspection }: ReportProps) {
  const people = usePeople(audit);
  const nameOf = rosterNames(people);
  const [chosen, setChosen] = useState<ReadonlySet<ItemId>>(new Set());
  const [deciding, setDeciding] = useState(false);
  const [reopening, setReopening] = useState<ItemId | null>(null);
  const reopen = useCall("inspection.reopen");
  const waiting = waitingOf(inspection);
  // What was decided elsewhere meanwhile is not chosen any more.
  const items = waiting.filter((item) => chosen.has(item));
  const looks = new Set(inspection.unseen.map(({ item }) => item));
  const actionsFor = (item: ItemId): ItemActions => ({
    chosen: chosen.has(item),
    nameOf,
    onToggle: () => {
      const next = new Set(chosen);
      if (!next.delete(item)) next.add(item);
      setChosen(next);
    },
    onReopen: () => {
      setReopening(item);
    },
  });
  const found = (finding: FindingView) => (
    <FindingItem
      key={finding.item}
      finding={finding}
      type={inspection.type}
      {...actionsFor(finding.item)}
    />
  );
  const { version, findings, unseen } = inspection;
  return (
    <>
      {waiting.length === 0 ? null : (
        <DecideBar
          chosen={items.length}
          isLook={items.every((item) => looks.has(item))}
          onAll={() => {
            setChosen(new Set(waiting));
          }}
          onNone={() => {
            setChosen(new Set());
          }}
          onDecide={() => {
            setDeciding(true);
          }}
        />
      )}
      {findings.length + unseen.length === 0 ? (
        <p className="quiet">{t("inspection.nothing")}</p>
      ) : null}
      {groups.map((severity) => (
        <Group key={severity} of={severity}>
          {ofSeverity(inspection, severity).map(found)}
        </Group>
      ))}
      <Group of="unseen">
        {unseen.map((each) => (
          <UnseenItem
            key={each.item}
            unseen={each}
            {...actionsFor(each.item)}
          />
        ))}
      </Group>
      <Group of="note">{ofSeverity(inspection, "note").map(found)}</Group>
      {deciding ? (
        <DecideDialog
          version={version}
          items={items}
          people={people}
          onClose={(isDecided) => {
            setDeciding(false);
            if (isDecided) setChosen(new Set());
          }}
        />
      ) : null}
      {reopening === null ? null : (
        <ReasonDialog
          title={t("decide.back")}
          explanation={t("decide.backWhat")}
          action={t("decide.backGo")}
          busy={reopen.busy}
          failure={reopen.failure}
          onCancel={() => {
            setReopening(null);
          }}
          onReason={(reason) => {
            void reopen
              .run({ version, items: [reopening], reason })
              .then((result) => {
                if (result.ok) setReopening(null);
              });
          }}
        />
      )}
    </>
  );
}

interface GroupProps {
  readonly of: keyof typeof groupIcons;
  readonly children: readonly ReactElement[];
}

/** What the report says of one kind; nothing when there is none of it. */
function Group({ of, children }: GroupProps) {
  if (children.length === 0) return null;
  return (
    <Panel title={t(`inspection.group.${of}`)} icon={groupIcons[of]} flush>
      <p className="group-hint">{t(`inspection.group.${of}Hint`)}</p>
      <ul className="items">{children}</ul>
    </Panel>
  );
}

interface DecideBarProps {
  readonly chosen: number;
  /** Nothing was found in what is chosen: somebody has looked instead of the inspector. */
  readonly isLook: boolean;
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly onDecide: () => void;
}

/** Stays in sight, so that a decision about something far down is one press away. */
function DecideBar({
  chosen,
  isLook,
  onAll,
  onNone,
  onDecide,
}: DecideBarProps) {
  return (
    <div className="decide-bar">
      <div className="row">
        <Button size="small" onClick={chosen === 0 ? onAll : onNone}>
          {t(chosen === 0 ? "inspection.chooseAll" : "inspection.unchoose")}
        </Button>
        <span className="small quiet" role="status">
          {t("inspection.chosen", { count: chosen })}
        </span>
      </div>
      {chosen === 0 ? null : (
        <Button tone="primary" size="small" onClick={onDecide}>
          {t(isLook ? "inspection.tick" : "inspection.accept")}
        </Button>
      )}
    </div>
  );
}

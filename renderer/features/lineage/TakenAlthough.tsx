// SPDX-License-Identifier: Apache-2.0
import { TriangleAlert } from "lucide-react";
import { flawsAbout } from "../../../shared/domain/wholeness.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { t } from "../../text/text.ts";
import { Fact, Moment } from "../../ui/Facts.tsx";
import { FlawList } from "../intake/FlawList.tsx";

type HandedOver = NonNullable<
  DeliverableView["versions"][number]["handedOver"]
>;

interface TakenAlthoughProps {
  readonly audit: AuditId;
  readonly handedOver: HandedOver;
}

/** Who took in the hand-over of a version although it was not whole, and why; nothing where nobody had to. */
export function TakenAlthough({ audit, handedOver }: TakenAlthoughProps) {
  const list = useResource("intake.list", { audit });
  if (list.state !== "ready") return null;
  const intake = list.value.intakes.find(
    (each) => each.intake === handedOver.intake,
  );
  if (intake === undefined || intake.accepted.length === 0) return null;
  return (
    <Fact name={t("lineage.although")}>
      <ul className="stack tight">
        {intake.accepted.map(({ at, by, reason, flaws, flawCount }, index) => {
          const own = flawsAbout(flaws, intake.packages, handedOver);
          const others = flawCount - own.length;
          return (
            <li key={index} className="stack tight">
              <p className="wrap">
                <TriangleAlert size={14} className="ink-warn" aria-hidden />{" "}
                {t("past.accepted", { by: shown(by), reason: shown(reason) })}{" "}
                <span className="small quiet">
                  <Moment at={at} />
                </span>
              </p>
              <FlawList flaws={own} />
              {others === 0 ? null : (
                <p className="small quiet">
                  {t("lineage.othersNotWhole", { count: others })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Fact>
  );
}

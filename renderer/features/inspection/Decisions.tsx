// SPDX-License-Identifier: Apache-2.0
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import { visible } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Fact } from "../../ui/Facts.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { decisionsOf } from "./report.ts";

interface DecisionsProps {
  readonly audit: AuditId;
  readonly version: VersionId;
}

/** Among a version's facts: who accepted what its inspection found, or looked where it could not, and why. */
export function Decisions({ audit, version }: DecisionsProps) {
  const nameOf = rosterNames(usePeople(audit));
  const found = useResource("inspection.show", { version });
  const inspection = found.state === "ready" ? found.value.inspection : null;
  const decisions = inspection === null ? [] : decisionsOf(inspection);
  if (decisions.length === 0) return null;
  return (
    <Fact name={t("inspection.decisions")}>
      <ul className="stack tight">
        {decisions.map(({ person, reason, at, count }) => (
          <li key={`${person} ${reason}`}>
            <p className="wrap">{visible(reason)}</p>
            <p className="quiet">
              {t("inspection.decisionOf", {
                name: nameOf(person),
                at: formatInstant(at),
                count,
              })}
            </p>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

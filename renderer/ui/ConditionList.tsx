// SPDX-License-Identifier: Apache-2.0
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { UnmetCondition } from "../../shared/domain/conditions.ts";
import type { PersonId } from "../../shared/ids.ts";
import { describeCondition } from "../../shared/text/conditions.ts";

interface ConditionListProps {
  readonly unmet: readonly UnmetCondition[];
  readonly nameOf: (person: PersonId) => string;
  /** What the holder can do about it, there and then. */
  readonly actionFor?: (condition: UnmetCondition) => ReactNode;
}

/** Everything that stands in the way, by name, each with the way to meet it. */
export function ConditionList({
  unmet,
  nameOf,
  actionFor,
}: ConditionListProps) {
  return (
    <ul className="gate">
      {unmet.map((condition, index) => (
        // One name may stand here twice, for two people.
        <li key={index} data-problem>
          <CircleAlert size={16} className="ink-warn" aria-hidden />
          <span>{describeCondition(condition, nameOf)}</span>
          {actionFor?.(condition) ?? <span />}
        </li>
      ))}
    </ul>
  );
}

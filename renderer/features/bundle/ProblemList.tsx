// SPDX-License-Identifier: Apache-2.0
import { CircleAlert } from "lucide-react";
import type { Verdict } from "../../../shared/domain/verdict.ts";
import { describeProblem } from "../../../shared/text/problems.ts";

/** Every problem by name, with what it means and what it is about; nothing where there is none. */
export function ProblemList({ problems }: Pick<Verdict, "problems">) {
  if (problems.length === 0) return null;
  return (
    <ul className="lined">
      {problems.map(({ name, about }) => (
        <li key={`${name} ${about}`}>
          <CircleAlert size={16} className="ink-bad" aria-hidden />
          <div>
            <p>{describeProblem(name)}</p>
            <p className="small">
              <code className="quiet">{name}</code>{" "}
              {about === "" ? null : <code className="wrap">{about}</code>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

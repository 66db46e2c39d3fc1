// SPDX-License-Identifier: Apache-2.0
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type {
  BreachFacts,
  DisclosureView,
} from "../../../shared/ipc/disclosureContract.ts";
import { instantOfDateTime } from "../../text/instants.ts";
import { linesOf } from "./filters.ts";

/** What the holder says of a breach, as the form holds it. */
export interface BreachFields {
  /** Paths that leaked, by the disclosure that let them out. */
  readonly leaks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly addressee: string;
  readonly reporter: PersonId | null;
  readonly noticed: string;
  readonly how: string;
  readonly leakedTo: string;
  readonly done: string;
}

export function toggledLeak(
  leaks: BreachFields["leaks"],
  { id }: DisclosureView,
  path: string,
): BreachFields["leaks"] {
  const next = new Map(leaks);
  const paths = new Set(next.get(id));
  if (!paths.delete(path)) paths.add(path);
  if (paths.size === 0) next.delete(id);
  else next.set(id, paths);
  return next;
}

/** The facts for the draft; null while something that it needs is missing. */
export function breachFacts(
  audit: AuditId,
  fields: BreachFields,
): BreachFacts | null {
  const { reporter, leaks } = fields;
  const noticed = instantOfDateTime(fields.noticed);
  const addressee = fields.addressee.trim();
  const how = fields.how.trim();
  if (reporter === null || noticed === null || leaks.size === 0) return null;
  if (addressee === "" || how === "") return null;
  return {
    ...{ audit, addressee, reporter, noticed, how },
    leaks: [...leaks].map(([disclosure, paths]) => ({
      disclosure,
      paths: [...paths],
    })),
    leakedTo: linesOf(fields.leakedTo),
    done: linesOf(fields.done),
  };
}

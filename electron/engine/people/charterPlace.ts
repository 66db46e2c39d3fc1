// SPDX-License-Identifier: Apache-2.0
import { parseCharter } from "../../../shared/formats/charterText.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import type {
  AuditState,
  CharterState,
  PersonState,
} from "../catalog/state.ts";

function names({ text }: CharterState, { person }: PersonState): boolean {
  return text.includes(`\nRole: ${person} `);
}

/** Where the audit's charters have someone who is enrolled. */
export function charterPlaceOf(
  audit: AuditState,
  person: PersonState,
): PersonView["charter"] {
  const inForce = audit.charters.findLast((charter) => charter.inForce);
  if (inForce !== undefined && names(inForce, person)) return "in-force";
  if (audit.charters.some((each) => !each.inForce && names(each, person)))
    return "draft";
  return inForce !== undefined && wasLeftOut(audit, inForce, person)
    ? "former"
    : "none";
}

/** Someone who was enrolled anew under an old id, after the charter that left them out, is a newcomer. */
function wasLeftOut(
  audit: AuditState,
  inForce: CharterState,
  person: PersonState,
): boolean {
  const charter = parseCharter(inForce.text);
  if (!charter.ok) throw new Error("a recorded charter does not parse");
  return (
    person.enrolled <= charter.value.issued &&
    audit.charters.some((each) => names(each, person))
  );
}

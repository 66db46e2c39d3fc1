// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";

/** An audit's people, for screens that speak of them by name; none while they are not known yet. */
export function usePeople(audit: AuditId): readonly PersonView[] {
  const people = useResource("person.list", { audit });
  return people.state === "ready" ? people.value.people : [];
}

// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import type { HandOverView } from "../../../shared/ipc/extractContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import type { Route } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { canReceive } from "../consent/request.ts";

interface HandedOver {
  readonly versions: HandOverView["versions"];
  readonly findings: readonly unknown[];
}

/** The form in which consent is asked to share a hand-over with the committee, as it opens. */
export function requestFor(
  audit: AuditId,
  { versions, findings }: HandedOver,
  people: readonly PersonView[],
): Extract<Route, { at: "consent-request" }> {
  const committee = people.filter(
    (person) =>
      canReceive(person) && person.roles.some(({ role }) => role === "src"),
  );
  return {
    at: "consent-request",
    audit,
    versions: versions.map(({ version }) => version),
    people: committee.map(({ person }) => person),
    purpose: t("srcHandOver.purpose", { count: findings.length }),
  };
}

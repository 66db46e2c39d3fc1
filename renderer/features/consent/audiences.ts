// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { MatrixAudience } from "../../../shared/ipc/consentViews.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";

/** What a column of the matrix is called. */
export function audienceLabel(
  audience: MatrixAudience,
  nameOf: (person: PersonId) => string,
): string {
  return audience.kind === "person"
    ? nameOf(audience.person)
    : t(`role.${audience.role}`);
}

/** Who makes up a role, for where there is room. */
export function audiencePeople(
  audience: MatrixAudience,
  nameOf: (person: PersonId) => string,
): string {
  return audience.kind === "person"
    ? nameOf(audience.person)
    : t("matrix.roleOf", {
        role: t(`role.${audience.role}`),
        names: formatList(audience.people.map(nameOf)),
      });
}

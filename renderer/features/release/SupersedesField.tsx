// SPDX-License-Identifier: Apache-2.0
import type { ReleaseId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { SelectField } from "../../ui/Field.tsx";

interface SupersedesFieldProps {
  readonly releases: readonly ReleaseView[];
  readonly supersedes: ReleaseId | null;
  readonly onSupersedes: (release: ReleaseId | null) => void;
}

/** Of the requests before, the one whose place this release takes; nothing while there is none. */
export function SupersedesField({
  releases,
  supersedes,
  onSupersedes,
}: SupersedesFieldProps) {
  const requests = releases.filter(({ statement }) => statement !== null);
  if (requests.length === 0) return null;
  return (
    <SelectField
      label={t("supersedes.label")}
      hint={t("supersedes.hint")}
      options={[
        { value: "" as const, label: t("supersedes.none") },
        ...requests.toReversed().map(({ release, purpose, proposed }) => ({
          value: release,
          label: t("supersedes.option", { purpose, day: formatDay(proposed) }),
        })),
      ]}
      value={supersedes ?? ""}
      onValue={(value) => {
        onSupersedes(value === "" ? null : value);
      }}
    />
  );
}

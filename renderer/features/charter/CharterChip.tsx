// SPDX-License-Identifier: Apache-2.0
import { CircleCheck, CircleDashed, PenLine } from "lucide-react";
import type { AuditView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Chip } from "../../ui/Notice.tsx";

/** Where an audit's charter stands, in a word. */
export function CharterChip({
  state,
}: {
  readonly state: AuditView["charter"];
}) {
  switch (state) {
    case "none":
      return <Chip icon={CircleDashed}>{t("charter.state.none")}</Chip>;
    case "draft":
      return (
        <Chip tone="warn" icon={PenLine}>
          {t("charter.state.draft")}
        </Chip>
      );
    case "in-force":
      return (
        <Chip tone="ok" icon={CircleCheck}>
          {t("charter.state.in-force")}
        </Chip>
      );
  }
}

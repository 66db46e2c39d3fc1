// SPDX-License-Identifier: Apache-2.0
import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  type LucideIcon,
  PackageCheck,
  PenLine,
  Replace,
} from "lucide-react";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";

const looks: Readonly<
  Record<
    ReleaseView["state"],
    { readonly tone: Tone; readonly icon: LucideIcon }
  >
> = {
  proposed: { tone: "plain", icon: CircleDashed },
  requested: { tone: "warn", icon: PenLine },
  exported: { tone: "ok", icon: PackageCheck },
  abandoned: { tone: "plain", icon: CircleSlash },
};

type Standing = Pick<ReleaseView, "state" | "supersededBy" | "unmet">;

/** How a release stands: replaced once a later one that names it was exported. */
export function ReleaseChip({ state, supersededBy, unmet }: Standing) {
  if (supersededBy?.state === "exported")
    return (
      <Chip tone="warn" icon={Replace}>
        {t("release.superseded")}
      </Chip>
    );
  if (state === "requested" && unmet.length === 0)
    return (
      <Chip tone="ok" icon={CircleCheck}>
        {t("release.ready")}
      </Chip>
    );
  const { tone, icon } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`release.state.${state}`)}
    </Chip>
  );
}

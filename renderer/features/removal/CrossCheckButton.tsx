// SPDX-License-Identifier: Apache-2.0
import { EyeOff } from "lucide-react";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";

interface CrossCheckButtonProps {
  readonly audit: AuditId;
  readonly version: VersionId;
  readonly name: string;
  readonly back: Route;
  readonly size?: "small";
}

/** To what is removed from a version before it is public, and whether it is absent. */
export function CrossCheckButton({
  audit,
  version,
  name,
  back,
  size,
}: CrossCheckButtonProps) {
  const navigate = useNavigate();
  return (
    <Button
      {...(size === undefined ? {} : { size })}
      icon={EyeOff}
      aria-label={t("removal.openNamed", { name })}
      onClick={() => {
        navigate({ at: "cross-check", audit, version, name, back });
      }}
    >
      {t("removal.open")}
    </Button>
  );
}

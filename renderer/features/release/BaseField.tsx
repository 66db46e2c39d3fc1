// SPDX-License-Identifier: Apache-2.0
import { FolderGit2 } from "lucide-react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

interface BaseFieldProps {
  readonly clone: GrantView | null;
  readonly onClone: (clone: GrantView | null) => void;
}

/** The commit that the release will stand on: the HEAD of a local clone, or none. */
export function BaseField({ clone, onClone }: BaseFieldProps) {
  const choose = useCall("dialog.open");
  const chooseClone = async () => {
    const result = await choose.run({ purpose: "clone" });
    const chosen = result.ok ? result.value.chosen[0] : undefined;
    if (chosen !== undefined) onClone(chosen);
  };
  return (
    <fieldset className="field">
      <legend className="field-label">{t("base.label")}</legend>
      <div className="row">
        <span className={clone === null ? "quiet" : "strong wrap"}>
          {clone === null
            ? t("base.none")
            : t("base.of", { name: shown(clone.name) })}
        </span>
        <Button
          size="small"
          icon={FolderGit2}
          onClick={() => void chooseClone()}
        >
          {t(clone === null ? "base.choose" : "base.chooseOther")}
        </Button>
        {clone === null ? null : (
          <Button
            size="small"
            tone="quiet"
            onClick={() => {
              onClone(null);
            }}
          >
            {t("base.without")}
          </Button>
        )}
      </div>
      <p className="hint">{t("base.hint")}</p>
      {choose.failure === null ? null : (
        <FailureNotice failure={choose.failure} />
      )}
    </fieldset>
  );
}

// SPDX-License-Identifier: Apache-2.0
import {
  CircleAlert,
  FilePlus2,
  FolderPlus,
  Package,
  PackageOpen,
} from "lucide-react";
import { useState } from "react";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { StagedList } from "../../ui/StagedList.tsx";
import { LimitsField } from "./LimitsField.tsx";
import { parseLimits } from "./limits.ts";
import { SecretsField } from "./SecretsField.tsx";
import type { Intake } from "./useIntake.ts";

interface ChoosePanelProps {
  readonly intake: Intake;
  readonly onOpen: () => void;
}

/** The first step: what was handed over, what opens it, and how far it may go. */
export function ChoosePanel({ intake, onOpen }: ChoosePanelProps) {
  const { chosen, change, look } = intake;
  const choose = useCall("dialog.open");
  const [tried, setTried] = useState(false);
  const add = async (purpose: "import" | "package-folder") => {
    const result = await choose.run({ purpose });
    if (result.ok) change({ files: [...chosen.files, ...result.value.chosen] });
  };
  const isReady =
    chosen.files.length > 0 && parseLimits(chosen.limits) !== null;
  return (
    <>
      <Panel
        title={t("intake.chosen")}
        icon={Package}
        actions={
          <>
            <Button
              size="small"
              icon={FilePlus2}
              onClick={() => void add("import")}
            >
              {t("intake.addFiles")}
            </Button>
            <Button
              size="small"
              icon={FolderPlus}
              onClick={() => void add("package-folder")}
            >
              {t("intake.addFolder")}
            </Button>
          </>
        }
      >
        <p className="quiet">{t("intake.chosenHint")}</p>
        <ChosenFiles intake={intake} />
        {tried && chosen.files.length === 0 ? (
          <p className="fault-line" role="alert">
            <CircleAlert size={14} aria-hidden />
            {t("intake.missing")}
          </p>
        ) : null}
        {choose.failure === null ? null : (
          <FailureNotice failure={choose.failure} />
        )}
      </Panel>
      <Panel title={t("intake.opens")}>
        <p className="quiet">{t("intake.opensHint")}</p>
        <SecretsField intake={intake} />
        <LimitsField
          limits={chosen.limits}
          onLimits={(limits) => {
            change({ limits });
          }}
        />
        {look.failure === null ? null : (
          <FailureNotice failure={look.failure} />
        )}
        <div className="form-actions">
          <Button
            tone="primary"
            icon={PackageOpen}
            onClick={() => {
              setTried(true);
              if (isReady) onOpen();
            }}
          >
            {t("intake.look")}
          </Button>
        </div>
      </Panel>
    </>
  );
}

function ChosenFiles({ intake }: { readonly intake: Intake }) {
  const { chosen, change } = intake;
  if (chosen.files.length === 0)
    return <p className="intake-empty">{t("intake.nothing")}</p>;
  return (
    <StagedList
      files={chosen.files}
      icon={Package}
      removeLabel={(name) => t("intake.remove", { name })}
      onRemove={(removed) => {
        change({
          files: chosen.files.filter(({ grant }) => grant !== removed),
        });
      }}
    />
  );
}

// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, Clock, Lock, Sun } from "lucide-react";
import { useState } from "react";
import {
  idlePresets,
  type Settings,
} from "../../../shared/ipc/settingsContract.ts";
import { commandTitles } from "../../../shared/text/commands.ts";
import { refreshAll, useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatBoth } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField } from "../../ui/Field.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel, Screen } from "../../ui/Screen.tsx";
import { useNow } from "../embargo/Remains.tsx";

interface SettingsScreenProps {
  /** Present while no vault is open: the way back to the first screen. */
  readonly onBack?: () => void;
}

/** When it locks and how it looks. A choice holds at once. */
export function SettingsScreen({ onBack }: SettingsScreenProps) {
  const settings = useResource("settings.show", {});
  const change = useCall("settings.change");
  // Shown at once, and taken back where the disk does not take it.
  const [wanted, setWanted] = useState<Settings | null>(null);
  const choose = async (next: Settings) => {
    setWanted(next);
    const changed = await change.run(next);
    if (!changed.ok) setWanted(null);
    refreshAll();
  };
  return (
    <Screen
      title={commandTitles.settings}
      under={t("settings.under")}
      actions={
        onBack === undefined ? null : (
          <Button icon={ArrowLeft} onClick={onBack}>
            {t("back")}
          </Button>
        )
      }
    >
      <div className="stack settings">
        {change.failure === null ? null : (
          <FailureNotice failure={change.failure} />
        )}
        <Loaded of={settings}>
          {(value) => (
            <Choices
              value={wanted ?? value}
              onChoose={(next) => void choose(next)}
            />
          )}
        </Loaded>
      </div>
    </Screen>
  );
}

interface ChoicesProps {
  readonly value: Settings;
  readonly onChoose: (next: Settings) => void;
}

function Choices({ value, onChoose }: ChoicesProps) {
  const now = useNow();
  return (
    <>
      <Panel title={t("settings.lock")} icon={Lock}>
        <div className="stack">
          <ChoiceField
            legend={t("settings.idle")}
            value={String(value.idleMinutes)}
            options={idlePresets.map((minutes) => ({
              value: String(minutes),
              label: t("settings.minutes", { minutes }),
            }))}
            onValue={(chosen) => {
              const idleMinutes =
                idlePresets.find((minutes) => String(minutes) === chosen) ?? 1;
              onChoose({ ...value, idleMinutes });
            }}
          />
          <p className="small quiet">{t("settings.lockAlso")}</p>
        </div>
      </Panel>
      <Panel title={t("settings.look")} icon={Sun}>
        <div className="stack">
          <ChoiceField
            legend={t("settings.theme")}
            value={value.theme}
            options={(["system", "light", "dark"] as const).map((theme) => ({
              value: theme,
              label: t(`settings.theme.${theme}`),
            }))}
            onValue={(theme) => {
              onChoose({ ...value, theme });
            }}
          />
          <ChoiceField
            legend={t("settings.contrast")}
            value={value.contrast}
            options={(["system", "more"] as const).map((contrast) => ({
              value: contrast,
              label: t(`settings.contrast.${contrast}`),
            }))}
            onValue={(contrast) => {
              onChoose({ ...value, contrast });
            }}
          />
          <p className="small quiet">{t("settings.motion")}</p>
        </div>
      </Panel>
      <Panel title={t("settings.times")} icon={Clock}>
        <div className="stack">
          <ChoiceField
            legend={t("settings.timesShown")}
            value={value.times}
            options={[
              { value: "utc", label: t("settings.times.utc") },
              { value: "both", label: t("settings.times.both") },
            ]}
            onValue={(times) => {
              onChoose({ ...value, times });
            }}
          />
          <p className="small quiet">
            {t("settings.timesExample", {
              time: formatBoth(now),
            })}
          </p>
        </div>
      </Panel>
    </>
  );
}

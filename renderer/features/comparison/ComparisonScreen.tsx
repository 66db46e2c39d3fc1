// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, ArrowLeftRight, Columns2 } from "lucide-react";
import { useState } from "react";
import type { VersionId } from "../../../shared/ids.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { type NamedVersion, namedVersions } from "../lineage/versionNames.ts";
import { Found } from "./Found.tsx";

interface ComparisonScreenProps {
  readonly route: Extract<Route, { at: "comparison" }>;
}

/** Any two versions of an audit, side by side. */
export function ComparisonScreen({ route }: ComparisonScreenProps) {
  const navigate = useNavigate();
  const listed = useResource("deliverable.list", { audit: route.audit });
  const [before, setBefore] = useState(route.before);
  const [after, setAfter] = useState<VersionId | null>(route.after);
  return (
    <Screen
      title={t("comparison.title")}
      actions={
        <Button
          icon={ArrowLeft}
          onClick={() => {
            navigate(route.back);
          }}
        >
          {t("comparison.back")}
        </Button>
      }
    >
      <div className="stack comparison">
        <Loaded of={listed}>
          {({ deliverables }) => {
            const named = namedVersions(deliverables);
            return (
              <>
                <div className="chosen">
                  <VersionField
                    label={t("comparison.before")}
                    named={named}
                    chosen={before}
                    onChosen={setBefore}
                  />
                  <Button
                    icon={ArrowLeftRight}
                    onClick={() => {
                      setBefore(after);
                      setAfter(before);
                    }}
                  >
                    {t("comparison.swap")}
                  </Button>
                  <VersionField
                    label={t("comparison.after")}
                    named={named}
                    chosen={after}
                    onChosen={setAfter}
                  />
                </div>
                {before === null || after === null ? (
                  <Empty icon={Columns2}>{t("comparison.choose")}</Empty>
                ) : (
                  <Found
                    key={`${before} ${after}`}
                    before={before}
                    after={after}
                  />
                )}
              </>
            );
          }}
        </Loaded>
      </div>
    </Screen>
  );
}

interface VersionFieldProps {
  readonly label: string;
  readonly named: readonly NamedVersion[];
  readonly chosen: VersionId | null;
  readonly onChosen: (version: VersionId | null) => void;
}

function VersionField({ label, named, chosen, onChosen }: VersionFieldProps) {
  return (
    <SelectField
      label={label}
      options={[
        { value: "" as const, label: t("comparison.none") },
        ...named.map(({ version, name }) => ({ value: version, label: name })),
      ]}
      value={chosen ?? ""}
      onValue={(value) => {
        onChosen(value === "" ? null : value);
      }}
    />
  );
}

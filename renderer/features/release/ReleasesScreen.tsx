// SPDX-License-Identifier: Apache-2.0
import { PackageCheck, PackagePlus } from "lucide-react";
import type { AuditId, ReleaseId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { formatDay, formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { moveInList } from "../../ui/listKeys.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { ReleaseChip } from "./ReleaseChip.tsx";
import { ReleaseDetail } from "./ReleaseDetail.tsx";
import { stillNeeded } from "./gate.ts";

interface ReleasesScreenProps {
  readonly route: Extract<Route, { at: "releases" }>;
}

export function ReleasesScreen({ route }: ReleasesScreenProps) {
  const navigate = useNavigate();
  const { audit } = route;
  const list = useResource("release.list", { audit });
  const propose = (
    <Button
      tone="primary"
      icon={PackagePlus}
      onClick={() => {
        navigate({ at: "proposal", audit });
      }}
    >
      {t("releases.propose")}
    </Button>
  );
  const some = list.state === "ready" && list.value.releases.length > 0;
  return (
    <Screen title={t("section.releases")} split actions={some ? propose : null}>
      <Loaded of={list}>
        {(value) =>
          value.releases.length === 0 ? (
            <Empty icon={PackageCheck} action={propose}>
              {t("releases.empty")}
            </Empty>
          ) : (
            <ListAndDetail
              audit={audit}
              releases={value.releases.toReversed()}
              selected={route.release}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

interface ListAndDetailProps {
  readonly audit: AuditId;
  readonly releases: readonly ReleaseView[];
  readonly selected: ReleaseId | undefined;
}

function ListAndDetail({ audit, releases, selected }: ListAndDetailProps) {
  const navigate = useNavigate();
  const people = usePeople(audit);
  const shown = releases.find((entry) => entry.release === selected);
  return (
    <>
      <div className="split-list short" data-covered={shown !== undefined}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons within */}
        <ul className="release-list" onKeyDown={moveInList}>
          {releases.map((release) => (
            <li key={release.release}>
              <ReleaseRow
                release={release}
                selected={release.release === selected}
                waiting={stillNeeded(release, rosterNames(people))}
                onSelect={() => {
                  navigate({
                    at: "releases",
                    audit,
                    release: release.release,
                  });
                }}
              />
            </li>
          ))}
        </ul>
      </div>
      {shown === undefined ? (
        <div className="detail nothing">
          <p className="quiet">{t("releases.choose")}</p>
        </div>
      ) : (
        <ReleaseDetail
          key={shown.release}
          release={shown}
          people={people}
          onClose={() => {
            navigate({ at: "releases", audit });
          }}
        />
      )}
    </>
  );
}

interface ReleaseRowProps {
  readonly release: ReleaseView;
  readonly selected: boolean;
  readonly waiting: readonly string[];
  readonly onSelect: () => void;
}

function ReleaseRow({ release, selected, waiting, onSelect }: ReleaseRowProps) {
  return (
    <button
      type="button"
      className="release-row"
      data-row
      aria-current={selected ? "true" : undefined}
      onClick={onSelect}
    >
      <span className="release-purpose">{release.purpose}</span>
      <span className="row apart">
        <ReleaseChip state={release.state} />
        <span className="small quiet number">
          {formatDay(release.proposed)}
        </span>
      </span>
      {waiting.length === 0 ? null : (
        <span className="small quiet">
          {t("releases.waitingFor", { names: formatList(waiting) })}
        </span>
      )}
    </button>
  );
}

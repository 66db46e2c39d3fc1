// SPDX-License-Identifier: Apache-2.0
import { PackageCheck, PackagePlus } from "lucide-react";
import type { AuditId, ReleaseId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { RowWords, SplitList } from "../../ui/SplitList.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { ReleaseChip } from "./ReleaseChip.tsx";
import { ReleaseDetail } from "./ReleaseDetail.tsx";
import { waitingNotes } from "./gate.ts";

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
  return (
    <SplitList
      items={releases}
      keyOf={({ release }) => release}
      selected={selected}
      rowOf={(release) => (
        <RowWords
          title={release.purpose}
          chip={<ReleaseChip {...release} />}
          day={formatDay(release.proposed)}
          notes={
            release.state === "requested"
              ? waitingNotes(release, rosterNames(people))
              : []
          }
        />
      )}
      onSelect={(release) => {
        navigate({ at: "releases", audit, release });
      }}
      detailOf={(release) => (
        <ReleaseDetail
          release={release}
          people={people}
          onClose={() => {
            navigate({ at: "releases", audit });
          }}
        />
      )}
      choose={t("releases.choose")}
    />
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type {
  EffectsView,
  PersonAct,
} from "../../../shared/ipc/rosterContract.ts";
import { useResource } from "../../api/resource.ts";
import { t } from "../../text/text.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { TurnoverList } from "../charter/TurnoverList.tsx";
import { rosterNames } from "./rosterNames.ts";
import { usePeople } from "./usePeople.ts";

interface EffectsListProps {
  readonly audit: AuditId;
  readonly person: PersonId;
  readonly act: PersonAct;
}

/** What an act would void and keep, and why, as the engine judges it now. */
export function EffectsList({ audit, person, act }: EffectsListProps) {
  const effects = useResource("person.effects", { audit, person, act });
  return (
    <section className="effects" aria-label={t("effects.title")}>
      <Loaded of={effects}>
        {(value) => <Effects audit={audit} effects={value} />}
      </Loaded>
    </section>
  );
}

interface EffectsProps {
  readonly audit: AuditId;
  readonly effects: EffectsView;
}

function Effects({ audit, effects }: EffectsProps) {
  const nameOf = rosterNames(usePeople(audit));
  const { counts, obstacle, requests, atOnce } = effects;
  const touches = requests.length + atOnce.length > 0;
  return (
    <>
      <p>{t(`effects.counts.${counts}`)}</p>
      {obstacle === null ? null : (
        <Notice tone="warn" title={t("effects.obstacleTitle")}>
          <p>{t("effects.obstacle", { reason: obstacle })}</p>
        </Notice>
      )}
      {touches || obstacle !== null ? null : (
        <p className="quiet">{t("effects.none")}</p>
      )}
      <TurnoverList
        title={t("effects.atOnce")}
        turnovers={atOnce}
        nameOf={nameOf}
      />
      <TurnoverList
        title={t("effects.voids")}
        turnovers={requests.filter(({ voids }) => voids)}
        nameOf={nameOf}
      />
      <TurnoverList
        title={t("effects.keeps")}
        turnovers={requests.filter(({ voids }) => !voids)}
        nameOf={nameOf}
      />
    </>
  );
}

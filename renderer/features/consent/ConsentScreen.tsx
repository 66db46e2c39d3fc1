// SPDX-License-Identifier: Apache-2.0
import { Handshake, Table2 } from "lucide-react";
import type { AuditId, StatementId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { formatDay, formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { RowWords, SplitList } from "../../ui/SplitList.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { waitingNotes } from "../release/gate.ts";
import { ConsentChip } from "./ConsentChip.tsx";
import { ConsentDetail } from "./ConsentDetail.tsx";
import { audienceOf } from "./consents.ts";

interface ConsentScreenProps {
  readonly route: Extract<Route, { at: "consent" }>;
}

/** Every request for consent of an audit, newest first, and one of them in full. */
export function ConsentScreen({ route }: ConsentScreenProps) {
  const { audit } = route;
  const list = useResource("consent.list", { audit });
  const some = list.state === "ready" && list.value.consents.length > 0;
  return (
    <Screen
      title={t("section.consent")}
      split
      actions={some ? <Actions audit={audit} /> : null}
    >
      <Loaded of={list}>
        {({ consents }) =>
          consents.length === 0 ? (
            <Empty icon={Handshake} action={<Actions audit={audit} />}>
              {t("consent.empty")}
            </Empty>
          ) : (
            <ListAndDetail
              audit={audit}
              consents={consents.toReversed()}
              selected={route.consent}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Actions({ audit }: { readonly audit: AuditId }) {
  const navigate = useNavigate();
  return (
    <div className="row">
      <Button
        icon={Table2}
        onClick={() => {
          navigate({ at: "matrix", audit });
        }}
      >
        {t("consent.matrix")}
      </Button>
      <Button
        tone="primary"
        icon={Handshake}
        onClick={() => {
          navigate({ at: "consent-request", audit });
        }}
      >
        {t("consent.ask")}
      </Button>
    </div>
  );
}

interface ListAndDetailProps {
  readonly audit: AuditId;
  readonly consents: readonly ConsentView[];
  readonly selected: StatementId | undefined;
}

function ListAndDetail({ audit, consents, selected }: ListAndDetailProps) {
  const navigate = useNavigate();
  const people = usePeople(audit);
  const nameOf = rosterNames(people);
  return (
    <SplitList
      items={consents}
      keyOf={({ consent }) => consent}
      selected={selected}
      rowOf={(view) => <ConsentRow view={view} nameOf={nameOf} />}
      onSelect={(consent) => {
        navigate({ at: "consent", audit, consent });
      }}
      detailOf={(consent) => (
        <ConsentDetail
          consent={consent}
          people={people}
          onClose={() => {
            navigate({ at: "consent", audit });
          }}
        />
      )}
      choose={t("consent.choose")}
    />
  );
}

interface ConsentRowProps {
  readonly view: ConsentView;
  readonly nameOf: ReturnType<typeof rosterNames>;
}

function ConsentRow({ view, nameOf }: ConsentRowProps) {
  const { state, purpose, issued } = view;
  return (
    <RowWords
      title={purpose}
      chip={<ConsentChip state={state} />}
      day={formatDay(issued)}
      notes={[
        t("consent.to", { names: formatList(audienceOf(view).map(nameOf)) }),
        ...(state === "partial" ? waitingNotes(view, nameOf) : []),
      ]}
    />
  );
}

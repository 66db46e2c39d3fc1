// SPDX-License-Identifier: Apache-2.0
import { Handshake } from "lucide-react";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { candidatesOf } from "../release/proposal.ts";
import { askersAmong } from "./request.ts";
import { RequestForm } from "./RequestForm.tsx";

interface RequestScreenProps {
  readonly route: Extract<Route, { at: "consent-request" }>;
}

/** Asking for consent: nothing leaves by it. */
export function RequestScreen({ route }: RequestScreenProps) {
  const { audit, versions = [] } = route;
  const navigate = useNavigate();
  const deliverables = useResource("deliverable.list", { audit });
  const people = useResource("person.list", { audit });
  const consents = useResource("consent.list", { audit });
  const missing = (at: "deliverables" | "people") => (
    <Empty
      icon={Handshake}
      action={
        <Button
          tone="primary"
          onClick={() => {
            navigate({ at, audit });
          }}
        >
          {t(at === "people" ? "proposal.toPeople" : "proposal.toDeliverables")}
        </Button>
      }
    >
      {t(at === "people" ? "ask.noPeople" : "ask.noFiles")}
    </Empty>
  );
  return (
    <Screen
      title={t("ask.title")}
      under={t("ask.what")}
      why={t("why.consent-request")}
    >
      <Loaded of={deliverables}>
        {(files) => (
          <Loaded of={people}>
            {(roster) => (
              <Loaded of={consents}>
                {(asked) => {
                  const all = candidatesOf(files.deliverables);
                  const begun = all.filter(({ version }) =>
                    versions.includes(version),
                  );
                  // What the form begins with stands at its head, however much else there is.
                  const candidates = [...new Set([...begun, ...all])];
                  if (candidates.length === 0) return missing("deliverables");
                  if (askersAmong(roster.people).length === 0)
                    return missing("people");
                  const like = asked.consents.find(
                    ({ consent }) => consent === route.like,
                  );
                  return (
                    <RequestForm
                      // What was made a moment ago may come into the list after the form is shown.
                      key={begun.length}
                      audit={audit}
                      candidates={candidates}
                      people={roster.people}
                      beginning={{ ...route, like }}
                    />
                  );
                }}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  );
}

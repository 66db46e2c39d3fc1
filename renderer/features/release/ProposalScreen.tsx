// SPDX-License-Identifier: Apache-2.0
import { PackagePlus } from "lucide-react";
import type { AuditId, ReleaseId } from "../../../shared/ids.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { candidatesOf } from "./proposal.ts";
import { ProposalForm } from "./ProposalForm.tsx";

interface ProposalScreenProps {
  readonly audit: AuditId;
  /** An earlier proposal, which the form begins with. */
  readonly like: ReleaseId | undefined;
}

/** Proposing a release: nothing leaves by it, and nothing is asked of anybody yet. */
export function ProposalScreen({ audit, like }: ProposalScreenProps) {
  const navigate = useNavigate();
  const deliverables = useResource("deliverable.list", { audit });
  const people = useResource("person.list", { audit });
  const findings = useResource("finding.list", { audit, filter: {} });
  const releases = useResource("release.list", { audit });
  return (
    <Screen
      title={t("proposal.title")}
      under={t("proposal.what")}
      why={t("why.proposal")}
    >
      <Loaded of={deliverables}>
        {(files) => (
          <Loaded of={people}>
            {(roster) => {
              const candidates = candidatesOf(files.deliverables);
              const askers = roster.people.filter((person) =>
                person.roles.some((term) => term.role !== "reviewer"),
              );
              if (candidates.length === 0)
                return (
                  <Empty
                    icon={PackagePlus}
                    action={
                      <Button
                        tone="primary"
                        onClick={() => {
                          navigate({ at: "deliverables", audit });
                        }}
                      >
                        {t("proposal.toDeliverables")}
                      </Button>
                    }
                  >
                    {t("proposal.noFiles")}
                  </Empty>
                );
              if (askers.length === 0)
                return (
                  <Empty
                    icon={PackagePlus}
                    action={
                      <Button
                        tone="primary"
                        onClick={() => {
                          navigate({ at: "people", audit });
                        }}
                      >
                        {t("proposal.toPeople")}
                      </Button>
                    }
                  >
                    {t("proposal.noPeople")}
                  </Empty>
                );
              return (
                <Loaded of={findings}>
                  {(found) => (
                    <Loaded of={releases}>
                      {(before) => (
                        <ProposalForm
                          audit={audit}
                          candidates={candidates}
                          people={askers}
                          findings={found.findings}
                          releases={before.releases}
                          like={
                            before.releases.find(
                              ({ release }) => release === like,
                            ) ?? null
                          }
                        />
                      )}
                    </Loaded>
                  )}
                </Loaded>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  );
}

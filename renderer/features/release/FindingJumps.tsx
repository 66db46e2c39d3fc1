// SPDX-License-Identifier: Apache-2.0
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";

/** More findings than these are better looked at in their list. */
const mostJumps = 4;

interface FindingJumpsProps {
  readonly condition: Extract<
    UnmetCondition,
    { readonly name: "finding-unresolved" | "finding-embargoed" }
  >;
  readonly release: ReleaseView;
}

/** From what a finding has against a release to that finding, and to a proposal that carves it out. */
export function FindingJumps({ condition, release }: FindingJumpsProps) {
  const navigate = useNavigate();
  const { audit } = release;
  const { findings } = condition;
  return (
    <span className="row end">
      {findings.length > mostJumps ? (
        <Button
          size="small"
          onClick={() => {
            navigate({ at: "findings", audit });
          }}
        >
          {t("gate.findings")}
        </Button>
      ) : (
        findings.map(({ finding, label }) => (
          <Button
            key={finding}
            size="small"
            onClick={() => {
              navigate({ at: "findings", audit, finding });
            }}
          >
            {t("gate.findingNamed", { label })}
          </Button>
        ))
      )}
      <Button
        size="small"
        onClick={() => {
          navigate({ at: "proposal", audit, like: release.release });
        }}
      >
        {t("gate.proposal")}
      </Button>
    </span>
  );
}

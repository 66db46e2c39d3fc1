// SPDX-License-Identifier: Apache-2.0
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import type { FindingView } from "../../../shared/ipc/findingContract.ts";
import { useResource } from "../../api/resource.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DetailPane } from "../../ui/DetailPane.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Chip, Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { EntriesButton } from "../ledger/EntriesButton.tsx";
import { LookInside } from "../preview/LookInside.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { DispositionPanel } from "./DispositionPanel.tsx";
import { FindingDialog } from "./FindingDialog.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { RemoveFindingsDialog } from "./RemoveFindingsDialog.tsx";
import { SeverityMark } from "./SeverityMark.tsx";
import { VectorTable } from "./VectorTable.tsx";

interface FindingDetailProps {
  readonly audit: AuditId;
  readonly finding: FindingId;
  readonly components: readonly string[];
  readonly onClose: () => void;
}

/** One finding in full: what is known of it, what was said of it, and what can be done. */
export function FindingDetail({
  audit,
  finding,
  components,
  onClose,
}: FindingDetailProps) {
  const shown = useResource("finding.show", { finding });
  const label = shown.state === "ready" ? shown.value.label : "";
  return (
    <DetailPane
      title={shown.state === "ready" ? `${label} · ${shown.value.title}` : ""}
      under={
        shown.state === "ready" ? <StandingChips finding={shown.value} /> : null
      }
      onClose={onClose}
    >
      <Loaded of={shown}>
        {(view) => (
          <Whole
            audit={audit}
            finding={view}
            components={components}
            onClose={onClose}
          />
        )}
      </Loaded>
    </DetailPane>
  );
}

function StandingChips({ finding }: { readonly finding: FindingView }) {
  const { severity, status, isUnresolved, isEmbargoed } = finding;
  return (
    <>
      <SeverityMark severity={severity} />
      <Chip>{t(`findingStatus.${status}`)}</Chip>
      {isUnresolved ? (
        <Chip tone="warn">{t("findings.unresolved")}</Chip>
      ) : null}
      {isEmbargoed ? <Chip tone="warn">{t("findings.embargoed")}</Chip> : null}
    </>
  );
}

interface WholeProps extends Pick<
  FindingDetailProps,
  "audit" | "components" | "onClose"
> {
  readonly finding: FindingView;
}

function Whole({ audit, finding, components, onClose }: WholeProps) {
  const [sheet, setSheet] = useState<"edit" | "remove" | null>(null);
  const people = usePeople(audit);
  const nameOf = rosterNames(people);
  const { disputed, score, severity } = finding;
  const close = () => {
    setSheet(null);
  };
  return (
    <>
      {disputed === null || score === null ? null : (
        <Notice tone="info">
          <p>
            {t("finding.disputed", {
              score: score.toFixed(1),
              scored: t(`severity.${disputed}`).toLowerCase(),
              stated: t(`severity.${severity}`).toLowerCase(),
            })}
          </p>
        </Notice>
      )}
      <div className="row">
        <Button
          icon={Pencil}
          onClick={() => {
            setSheet("edit");
          }}
        >
          {t("finding.edit")}
        </Button>
        <Button
          tone="quiet"
          icon={Trash2}
          onClick={() => {
            setSheet("remove");
          }}
        >
          {t("findings.remove")}
        </Button>
        <EntriesButton subject={{ id: finding.id, name: finding.label }} />
      </div>
      {finding.description === "" ? null : (
        <p className="finding-text">{finding.description}</p>
      )}
      <FindingFacts finding={finding} nameOf={nameOf} />
      <EvidencePanel finding={finding} />
      <DispositionPanel finding={finding} audit={audit} nameOf={nameOf} />
      <HistoryPanel finding={finding} />
      {sheet === "edit" ? (
        <FindingDialog
          audit={audit}
          finding={finding}
          components={components}
          onClose={close}
          onDone={close}
        />
      ) : null}
      {sheet === "remove" ? (
        <RemoveFindingsDialog
          findings={[{ finding: finding.id, label: finding.label }]}
          onClose={close}
          onDone={onClose}
        />
      ) : null}
    </>
  );
}

interface FindingFactsProps {
  readonly finding: FindingView;
  readonly nameOf: ReturnType<typeof rosterNames>;
}

function FindingFacts({ finding, nameOf }: FindingFactsProps) {
  const { cvss, score, component, owner, embargoUntil, source } = finding;
  return (
    <div className="stack tight">
      <Facts>
        <Fact name={t("findings.component")}>
          {component === "" ? t("finding.none") : component}
        </Fact>
        <Fact name={t("findings.owner")}>
          {owner === null ? t("findings.nobody") : nameOf(owner)}
        </Fact>
        <Fact name={t("findings.embargo")}>
          {embargoUntil === null
            ? t("finding.none")
            : formatInstant(embargoUntil)}
        </Fact>
        <ListFact name={t("finding.fixVersions")} items={finding.fixVersions} />
        <ListFact name={t("finding.cves")} items={finding.cves} />
        <ListFact name={t("finding.links")} items={finding.links} />
        <Fact name={t("findings.source")}>
          {source.kind === "file"
            ? t("finding.fromFile", { name: source.name })
            : t(`findingSource.${source.kind}`)}
        </Fact>
        <Fact name={t("finding.recorded")}>
          <Moment at={finding.recorded} />
        </Fact>
        {cvss === null || score === null ? null : (
          <Fact name={t("finding.cvss")}>
            <code>{cvss}</code> · {score.toFixed(1)}
          </Fact>
        )}
      </Facts>
      {cvss === null ? null : (
        <Disclosure label={t("finding.vectorWords")}>
          <VectorTable vector={cvss} />
        </Disclosure>
      )}
    </div>
  );
}

interface ListFactProps {
  readonly name: string;
  readonly items: readonly string[];
}

/** Text alone: nothing here opens an address. */
function ListFact({ name, items }: ListFactProps) {
  return items.length === 0 ? null : (
    <Fact name={name}>{items.join("\n")}</Fact>
  );
}

function EvidencePanel({ finding }: { readonly finding: FindingView }) {
  const { evidence } = finding;
  if (evidence.length === 0) return null;
  return (
    <Panel title={t("finding.evidence")} flush>
      <ul className="items">
        {evidence.map(({ version, page, note, name }, index) => (
          <li key={index} className="row apart nowrap">
            <span className="wrap">
              {name ?? t("lineage.gone")}
              {page === null ? null : (
                <span className="quiet"> {t("finding.onPage", { page })}</span>
              )}
              {note === "" ? null : <span className="quiet block">{note}</span>}
            </span>
            {name === null ? null : (
              <LookInside of={{ version }} name={name} page={page} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { FilePlus2, Trash2 } from "lucide-react";
import { useState } from "react";
import type { AuditId, IntakeId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { formatBytes, formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DetailPane } from "../../ui/DetailPane.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { CompareButton } from "../comparison/CompareButton.tsx";
import { Decisions } from "../inspection/Decisions.tsx";
import { InspectionLine } from "../inspection/InspectionLine.tsx";
import { VendorReceipt } from "../intake/VendorReceipt.tsx";
import { EntriesButton } from "../ledger/EntriesButton.tsx";
import { CustodyReport } from "../lineage/CustodyReport.tsx";
import { VersionActs } from "../lineage/VersionActs.tsx";
import { namedVersions } from "../lineage/versionNames.ts";
import { VersionStory } from "../lineage/VersionStory.tsx";
import { LookInside } from "../preview/LookInside.tsx";
import { CrossCheckButton } from "../removal/CrossCheckButton.tsx";
import { kindName, variantName } from "./kinds.ts";
import { RemoveDialog } from "./RemoveDialog.tsx";

interface DeliverableDetailProps {
  readonly audit: AuditId;
  readonly deliverable: DeliverableView;
  /** All of the audit, which a version may come from. */
  readonly deliverables: readonly DeliverableView[];
  readonly onClose: () => void;
  readonly onAddVersion: () => void;
}

/** What its versions came with, each once. */
function intakesOf(versions: DeliverableView["versions"]): IntakeId[] {
  const all = versions.flatMap(({ handedOver }) => handedOver?.intake ?? []);
  return [...new Set(all)];
}

export function DeliverableDetail({
  audit,
  deliverable,
  deliverables,
  onClose,
  onAddVersion,
}: DeliverableDetailProps) {
  const [removing, setRemoving] = useState(false);
  const { deliverable: id } = deliverable;
  const named = namedVersions(deliverables);
  const versions = deliverable.versions.toReversed();
  return (
    <DetailPane
      title={deliverable.title}
      under={<Chip>{kindName(deliverable.kind)}</Chip>}
      onClose={onClose}
    >
      <ol className="stack wide">
        {versions.map((version, index) => (
          <li key={version.version} className="stack tight">
            <h3 className="row">
              {t("version.number", { number: versions.length - index })}
              <Chip>{variantName(version.variant)}</Chip>
            </h3>
            <Facts>
              <Fact name={t("version.name")}>{version.name}</Fact>
              <Fact name={t("version.size")}>
                {version.size < 1024
                  ? formatBytes(version.size)
                  : t("version.sizeExact", {
                      rounded: formatBytes(version.size),
                      bytes: formatCount(version.size),
                    })}
              </Fact>
              <Fact name={t("digest")}>
                <FullDigest digest={version.sha256} label={t("digest")} />
              </Fact>
              <Fact name={t("version.from")}>{version.from}</Fact>
              <Fact name={t("version.channel")}>{version.channel}</Fact>
              <Fact name={t("version.imported")}>
                <Moment at={version.imported} />
              </Fact>
              <Fact name={t("inspection.fact")}>
                <InspectionLine
                  audit={audit}
                  version={version.version}
                  name={version.name}
                  back={{ at: "deliverables", audit, deliverable: id }}
                />
              </Fact>
              <VersionStory audit={audit} version={version} named={named} />
              <Decisions audit={audit} version={version.version} />
            </Facts>
            <div className="row">
              <LookInside
                of={{ version: version.version }}
                name={version.name}
              />
              <CompareButton
                audit={audit}
                version={version}
                previous={versions[index + 1]?.version ?? null}
                back={{ at: "deliverables", audit, deliverable: id }}
              />
              <CrossCheckButton
                size="small"
                audit={audit}
                version={version.version}
                name={version.name}
                back={{ at: "deliverables", audit, deliverable: id }}
              />
              <VersionActs version={version} named={named} />
            </div>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon={FilePlus2} onClick={onAddVersion}>
          {t("version.add")}
        </Button>
        <Button
          icon={Trash2}
          tone="danger"
          onClick={() => {
            setRemoving(true);
          }}
        >
          {t("remove.open")}
        </Button>
      </div>
      {intakesOf(versions).map((intake) => (
        <VendorReceipt key={intake} audit={audit} intake={intake} />
      ))}
      <CustodyReport deliverable={deliverable} />
      <div className="row">
        <EntriesButton subject={{ id, name: deliverable.title }} />
      </div>
      {removing ? (
        <RemoveDialog
          deliverable={deliverable}
          onCancel={() => {
            setRemoving(false);
          }}
          onRemoved={onClose}
        />
      ) : null}
    </DetailPane>
  );
}

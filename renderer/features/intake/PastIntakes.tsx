// SPDX-License-Identifier: Apache-2.0
import { CircleCheck, History, TriangleAlert } from "lucide-react";
import { flawsOf } from "../../../shared/domain/wholeness.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { IntakeView } from "../../../shared/ipc/intakeContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { refusalWords } from "../../../shared/text/handedOver.ts";
import { useResource } from "../../api/resource.ts";
import { formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { CappedList } from "./CappedList.tsx";
import { FlawList } from "./FlawList.tsx";
import { VendorReceipt } from "./VendorReceipt.tsx";

/** What was handed over before, newest first, with what was refused then. */
export function PastIntakes({ audit }: { readonly audit: AuditId }) {
  const list = useResource("intake.list", { audit });
  return (
    <Panel title={t("past.title")} icon={History} flush>
      <Loaded of={list}>
        {({ intakes }) =>
          intakes.length === 0 ? (
            <p className="panel-body quiet">{t("past.none")}</p>
          ) : (
            <>
              <CappedList
                items={intakes.toReversed()}
                className="items"
                label={t("past.title")}
                step={20}
              >
                {(each) => (
                  <PastIntake key={each.intake} audit={audit} intake={each} />
                )}
              </CappedList>
              {intakes.some(({ taken }) => taken === null) ? (
                <p className="panel-foot small quiet">{t("past.resume")}</p>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface PastIntakeProps {
  readonly audit: AuditId;
  readonly intake: IntakeView;
}

function PastIntake({ audit, intake }: PastIntakeProps) {
  const { from, channel, handed, packages, files, taken } = intake;
  const { refused, refusedCount } = intake;
  const { accepted } = intake;
  // Also of those intakes of which the record does not say who accepted them.
  const flaws = flawsOf({ packages, manifests: [] }, []);
  const isWhole = flaws.length === 0 && accepted.length === 0;
  return (
    <li className="stack tight">
      <p className="row apart top">
        <span className="strong wrap grow">
          {packages
            .slice(0, 3)
            .map(({ name }) => shown(name))
            .join(" · ")}
          {packages.length > 3 ? " · …" : ""}
        </span>
        {taken === null ? (
          <Chip tone="warn" icon={TriangleAlert}>
            {t("past.brokenOff")}
          </Chip>
        ) : (
          <Chip
            tone={isWhole ? "ok" : "warn"}
            icon={isWhole ? CircleCheck : TriangleAlert}
          >
            {t("past.ended")}
          </Chip>
        )}
      </p>
      <p className="row small quiet">
        <span className="wrap">
          {shown(from)} · {shown(channel)}
        </span>
        <Moment at={handed} />
        <span>
          {t("past.files")}{" "}
          {taken === null
            ? formatCount(files)
            : t("past.taken", { taken, count: files })}
        </span>
      </p>
      {flaws.length === 0 || accepted.length > 0 ? null : (
        <FlawList flaws={flaws} />
      )}
      {accepted.map((each, index) => (
        <AcceptedFlaws key={index} accepted={each} />
      ))}
      {refusedCount === 0 ? null : (
        <Disclosure label={t("past.refused", { count: refusedCount })}>
          <ul className="lined dots">
            {refused.map(({ path, reason }, index) => (
              <li key={index} className="wrap">
                <code>{shown(path)}</code> {refusalWords[reason]}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {taken === null ? null : (
        <Disclosure label={t("receipt.title")}>
          <VendorReceipt audit={audit} intake={intake.intake} />
        </Disclosure>
      )}
    </li>
  );
}

interface AcceptedFlawsProps {
  readonly accepted: IntakeView["accepted"][number];
}

/** Who took in what was not whole, why, and what it was. */
function AcceptedFlaws({
  accepted: { at, by, reason, flaws, flawCount },
}: AcceptedFlawsProps) {
  return (
    <div className="stack tight">
      <p className="wrap">
        {t("past.accepted", { by: shown(by), reason: shown(reason) })}{" "}
        <span className="small quiet">
          <Moment at={at} />
        </span>
      </p>
      <FlawList flaws={flaws} />
      {flawCount === flaws.length ? null : (
        <p className="small quiet">
          {t("past.acceptedMore", { count: flawCount - flaws.length })}
        </p>
      )}
    </div>
  );
}

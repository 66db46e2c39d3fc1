// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { shown, visible } from "../../../shared/text/facts.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Fact } from "../../ui/Facts.tsx";
import { SignatureChip } from "../intake/SignatureChip.tsx";
import { TakenAlthough } from "./TakenAlthough.tsx";
import { type NamedVersion, nameOfVersion } from "./versionNames.ts";

type Version = DeliverableView["versions"][number];

interface VersionStoryProps {
  readonly audit: AuditId;
  readonly version: Version;
  readonly named: readonly NamedVersion[];
}

function stageWords({ lineage }: Version): string {
  if (lineage === null) return t("lineage.stage.none");
  const { stage, round } = lineage;
  return round === null
    ? t(`lineage.stage.${stage}`)
    : t("lineage.stage.reviewRound", { round });
}

/** Among a version's facts: where it comes from, where it stands, and what was said of it. */
export function VersionStory({ audit, version, named }: VersionStoryProps) {
  const { lineage, handedOver, comments } = version;
  return (
    <>
      {handedOver === null ? null : (
        <Fact name={t("lineage.package")}>
          <span className="stack tight">
            <span className="wrap">{shown(handedOver.path)}</span>
            <span>
              <SignatureChip state={handedOver.signature} />
            </span>
          </span>
        </Fact>
      )}
      {handedOver === null ? null : (
        <TakenAlthough audit={audit} handedOver={handedOver} />
      )}
      <Fact name={t("lineage.stage")}>{stageWords(version)}</Fact>
      {lineage?.derivedFrom == null ? null : (
        <Fact name={t("lineage.derivedFrom")}>
          {nameOfVersion(named, lineage.derivedFrom)}
        </Fact>
      )}
      {lineage?.supersedes == null ? null : (
        <Fact name={t("lineage.supersedes")}>
          {nameOfVersion(named, lineage.supersedes)}
        </Fact>
      )}
      {comments.length === 0 ? null : (
        <Fact name={t("lineage.comments")}>
          <ul className="stack tight">
            {comments.map(({ at, by, text }, index) => (
              <li key={index}>
                <p className="wrap">{visible(text)}</p>
                <p className="quiet">
                  {t("lineage.saidBy", {
                    by: shown(by),
                    at: formatInstant(at),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}

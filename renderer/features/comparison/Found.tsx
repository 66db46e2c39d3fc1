// SPDX-License-Identifier: Apache-2.0
import type {
  Comparison,
  Outcome,
  ReadVersion,
} from "../../../shared/domain/comparison.ts";
import type {
  Compared,
  ComparedVersion,
  ComparisonView,
} from "../../../shared/ipc/comparisonContract.ts";
import {
  digestReasonWords,
  leftAside,
  notSeenText,
} from "../../../shared/text/comparison.ts";
import { shown } from "../../../shared/text/facts.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { Differences } from "./Differences.tsx";
import { useComparison } from "./useComparison.ts";

interface FoundProps {
  readonly before: Compared;
  readonly after: Compared;
}

/** How the two differ, once that is known. */
export function Found({ before, after }: FoundProps) {
  const answer = useComparison(before, after);
  switch (answer.state) {
    case "loading":
      return <p role="status">{t("comparison.running")}</p>;
    case "failed":
      return <FailureNotice failure={answer.failure} />;
    case "ready":
      return answer.value.found === null ? (
        <Notice tone="ok" role="status" title={t("comparison.same")} />
      ) : (
        <Shown view={answer.value} found={answer.value.found} />
      );
  }
}

interface ShownProps {
  readonly view: ComparisonView;
  readonly found: Comparison;
}

function Shown({ view, found }: ShownProps) {
  const { outcome } = found;
  return (
    <>
      {outcome.kind === "digests" ? (
        <DigestsPanel view={view} found={found} outcome={outcome} />
      ) : (
        <Differences
          comparison={view.comparison}
          found={found}
          outcome={outcome}
        />
      )}
      <LeftAside found={found} />
    </>
  );
}

interface DigestsPanelProps extends ShownProps {
  readonly outcome: Extract<Outcome, { kind: "digests" }>;
}

function DigestsPanel({ view, found, outcome }: DigestsPanelProps) {
  const { why, alone } = outcome;
  return (
    <Panel title={t("comparison.digestsOnly")}>
      <p role="status">{digestReasonWords[why]}</p>
      <Facts>
        <Digest
          title={t("comparison.before")}
          version={view.before}
          read={found.before}
          alone={alone?.before ?? null}
        />
        <Digest
          title={t("comparison.after")}
          version={view.after}
          read={found.after}
          alone={alone?.after ?? null}
        />
      </Facts>
    </Panel>
  );
}

interface DigestProps {
  readonly title: string;
  readonly version: ComparedVersion;
  readonly read: ReadVersion;
  readonly alone: number | null;
}

function Digest({ title, version, read, alone }: DigestProps) {
  const { name, size, sha256 } = version;
  const counts = [
    formatBytes(size),
    ...(read.lines === null
      ? []
      : [t("comparison.lines", { count: read.lines })]),
    ...(alone === null ? [] : [t("comparison.alone", { count: alone })]),
  ];
  return (
    <Fact name={title}>
      <span className="stack tight">
        <span className="wrap">{shown(name)}</span>
        <FullDigest digest={sha256} label={title} />
        <span className="quiet">{counts.join(", ")}</span>
      </span>
    </Fact>
  );
}

/** What is never compared of such files, and what of these could not be. */
function LeftAside({ found }: { readonly found: Comparison }) {
  const { before, after } = found;
  return (
    <>
      {leftAside(found).map((words) => (
        <p key={words} className="small quiet">
          {words}
        </p>
      ))}
      {before.notSeen.length + after.notSeen.length === 0 ? null : (
        <Notice tone="warn" title={t("comparison.notAll")}>
          <ul>
            {before.notSeen.map((each, index) => (
              <li key={`before ${index}`} className="wrap">
                {t("comparison.notAllBefore", {
                  what: shown(notSeenText(each)),
                })}
              </li>
            ))}
            {after.notSeen.map((each, index) => (
              <li key={`after ${index}`} className="wrap">
                {t("comparison.notAllAfter", {
                  what: shown(notSeenText(each)),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

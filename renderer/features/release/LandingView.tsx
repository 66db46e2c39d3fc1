// SPDX-License-Identifier: Apache-2.0
import {
  isBlocking,
  type Landing,
  type LandingFile,
  type LandingProblem,
} from "../../../shared/domain/landing.ts";
import { GrantId, ReleaseId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { ComparedInBase } from "../../../shared/ipc/comparisonContract.ts";
import { shown, visible } from "../../../shared/text/facts.ts";
import { landingPaths, landingWords } from "../../../shared/text/landing.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { ShortDigest } from "../../ui/Digest.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { usePortion } from "../../ui/Portion.tsx";
import { CompareInDialog } from "../comparison/CompareInDialog.tsx";

interface LandingViewProps {
  readonly landing: Landing;
  /** What it answers. */
  readonly asked: Request<"release.preview">;
}

/** The tree, what it changes, and what would change it. */
export function LandingView({ landing, asked }: LandingViewProps) {
  const { base, files, problems } = landing;
  const blocking = problems.filter(isBlocking);
  const others = problems.filter((problem) => !isBlocking(problem));
  return (
    <div className="stack">
      {base === null ? (
        <Notice tone="info" title={t("landing.noBase")}>
          <p>{t("landing.noBaseWhat")}</p>
        </Notice>
      ) : blocking.length === 0 ? (
        <Notice tone="ok" title={t("landing.clear")}>
          <p>{t("landing.clearWhat")}</p>
        </Notice>
      ) : (
        <Notice
          tone="bad"
          title={t("landing.blocked", { count: blocking.length })}
        >
          <ProblemList problems={blocking} />
        </Notice>
      )}
      {others.length === 0 ? null : (
        <Notice tone="warn" title={t("landing.note")}>
          <ProblemList problems={others} />
        </Notice>
      )}
      {base === null ? null : (
        <Facts>
          <Fact name={t("landing.base")}>
            <code>{base}</code>
          </Fact>
          <Fact name={t("landing.counts")}>{countsOf(landing)}</Fact>
        </Facts>
      )}
      <TreeTable landing={landing} asked={asked} />
      {files.some(({ content }) => content === null) ? (
        <p className="small quiet">{t("landing.toCome")}</p>
      ) : null}
    </div>
  );
}

function countsOf({ files, removed, untouched }: Landing): string {
  const count = (...changes: LandingFile["change"][]): number =>
    files.filter(({ change }) => changes.includes(change)).length;
  return [
    t("landing.added", { count: count("added") }),
    t("landing.changed", { count: count("changed", "other-kind") }),
    t("landing.removed", { count: removed.length }),
    t("landing.untouched", { count: count("unchanged") + untouched }),
  ].join(" · ");
}

function ProblemList({
  problems,
}: {
  readonly problems: readonly LandingProblem[];
}) {
  return (
    <ul className="landing-problems">
      {problems.map((problem) => {
        const { title, remedy } = landingWords(problem);
        return (
          <li key={`${problem.name} ${problem.by}`}>
            <p>
              <span className="strong">{title}: </span>
              <span className="wrap">{landingPaths(problem)}.</span>
            </p>
            <p className="small">{remedy}</p>
          </li>
        );
      })}
    </ul>
  );
}

type Row = Omit<LandingFile, "change"> & {
  readonly change: LandingFile["change"] | "removed";
};

/** What the base has at a path, for a comparison; null where no base was looked at. */
function inBase(
  { landing: { base }, asked }: LandingViewProps,
  path: string,
): ComparedInBase | null {
  if (base === null) return null;
  const file = { commit: base, path };
  if (asked.clone !== undefined)
    return { ...file, clone: GrantId.parse(asked.clone) };
  return "release" in asked
    ? { ...file, release: ReleaseId.parse(asked.release) }
    : null;
}

function TreeTable(of: LandingViewProps) {
  const { files, removed } = of.landing;
  const rows: readonly Row[] = [
    ...files,
    ...removed.map(({ path, content }) => ({
      ...{ path, own: false, content: null },
      ...{ change: "removed" as const, before: content },
    })),
  ];
  const { portion, more } = usePortion(rows);
  return (
    <div className="table-panel">
      <table className="table">
        <caption className="unseen">{t("landing.tree")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("landing.path")}</th>
            <th scope="col">{t("landing.change")}</th>
            <th scope="col" className="end">
              {t("files.size")}
            </th>
            <th scope="col">{t("digest")}</th>
          </tr>
        </thead>
        <tbody>
          {portion.map((row) => (
            <TreeRow key={row.path} row={row} there={inBase(of, row.path)} />
          ))}
        </tbody>
      </table>
      {more}
    </div>
  );
}

interface TreeRowProps {
  readonly row: Row;
  readonly there: ComparedInBase | null;
}

function TreeRow({ row, there }: TreeRowProps) {
  const { path, own, version, content, before, change } = row;
  const differs = before !== null && change !== "unchanged";
  return (
    <tr>
      <td>
        <code className="wrap">{visible(path)}</code>
        {own ? (
          <span className="quiet block small">{t("landing.own")}</span>
        ) : null}
      </td>
      <td className="tight">
        {t(`landing.change.${change}`)}
        {change === "changed" && version !== undefined && there !== null ? (
          <span className="block">
            <CompareInDialog
              label={t("landing.compare")}
              title={t("landing.compareNamed", { path: shown(path) })}
              before={there}
              after={version}
            />
          </span>
        ) : null}
      </td>
      <td className="end tight number">
        {content === null ? null : formatBytes(content.size)}
        {differs ? (
          <span className="quiet block small">
            {t("landing.was", { size: formatBytes(before.size) })}
          </span>
        ) : null}
      </td>
      <td className="tight">
        {content === null ? (
          change === "removed" ? null : (
            <span className="quiet">{t("landing.later")}</span>
          )
        ) : (
          <ShortDigest digest={content.sha256} label={t("digest")} />
        )}
        {differs ? (
          <span className="quiet block">
            <ShortDigest digest={before.sha256} label={t("landing.before")} />
          </span>
        ) : null}
      </td>
    </tr>
  );
}

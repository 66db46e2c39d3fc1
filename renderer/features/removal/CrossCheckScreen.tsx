// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, EyeOff, ScanSearch } from "lucide-react";
import { verdictOf, type Verdict } from "../../../shared/domain/crossCheck.ts";
import type { CrossCheckView } from "../../../shared/ipc/crossCheckContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice, type Tone } from "../../ui/Notice.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { RunningInspection } from "../inspection/RunningInspection.tsx";
import { useInspection } from "../inspection/useInspection.ts";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { MarkForm } from "./MarkForm.tsx";
import { RemovalList } from "./RemovalList.tsx";
import { SideBySide } from "./SideBySide.tsx";

interface CrossCheckScreenProps {
  readonly route: Extract<Route, { at: "cross-check" }>;
}

/** To the report that it was opened from, or else to one that leads where this leads. */
function reportRoute(route: CrossCheckScreenProps["route"]): Route {
  return route.back.at === "inspection" && route.back.version === route.version
    ? route.back
    : { ...route, at: "inspection" };
}

/** What is removed before a version is public, and whether a public version is without it and otherwise the same. */
export function CrossCheckScreen({ route }: CrossCheckScreenProps) {
  const { audit, version, name, back } = route;
  const navigate = useNavigate();
  const crossCheck = useResource("removal.show", { version });
  const { job, failure, progress, inspect } = useInspection(version);
  const view = crossCheck.state === "ready" ? crossCheck.value : null;
  const run = async () => {
    const found = await inspect();
    if (found === null) return;
    const count = found.findings.filter(
      ({ check }) => check === "removed-text",
    ).length;
    announce(t("removal.ran", { count }));
  };
  return (
    <Screen
      title={t("removal.title", { name: shown(name) })}
      under={
        view === null
          ? null
          : t(
              view.variant === "private"
                ? "removal.underPrivate"
                : "removal.underPublic",
            )
      }
      actions={
        <>
          <Button
            icon={ArrowLeft}
            onClick={() => {
              navigate(back);
            }}
          >
            {t("inspection.back")}
          </Button>
          <Button
            icon={ScanSearch}
            onClick={() => {
              navigate(reportRoute(route));
            }}
          >
            {t("removal.toReport")}
          </Button>
          {view?.variant !== "public" || job !== null ? null : (
            <Button
              tone={view.standing === "missing" ? "primary" : "plain"}
              icon={EyeOff}
              onClick={() => void run()}
            >
              {t(
                view.standing === "missing"
                  ? "removal.run"
                  : "removal.runAgain",
              )}
            </Button>
          )}
        </>
      }
    >
      <div className="stack cross-check">
        {failure === null ? null : <FailureNotice failure={failure} />}
        {job === null ? null : (
          <RunningInspection job={job} progress={progress} />
        )}
        <Loaded of={crossCheck}>
          {(found) => <CrossCheck view={found} route={route} audit={audit} />}
        </Loaded>
      </div>
    </Screen>
  );
}

interface CrossCheckProps {
  readonly view: CrossCheckView;
  readonly route: Extract<Route, { at: "cross-check" }>;
  readonly audit: CrossCheckScreenProps["route"]["audit"];
}

function CrossCheck({ view, route, audit }: CrossCheckProps) {
  const navigate = useNavigate();
  const nameOf = rosterNames(usePeople(audit));
  const { base, variant, version } = view;
  return (
    <>
      {variant === "public" ? <Standing view={view} /> : null}
      <RemovalList view={view} />
      <SideBySide
        view={view}
        nameOf={nameOf}
        onEveryLine={() => {
          const before = base?.version ?? null;
          navigate({
            ...{ at: "comparison", audit, before, after: version },
            back: route,
          });
        }}
      />
      <MarkForm view={view} />
    </>
  );
}

const tones: Readonly<Record<Verdict, Tone>> = {
  failed: "bad",
  waits: "warn",
  unknown: "warn",
  passed: "ok",
};

function Standing({ view }: { readonly view: CrossCheckView }) {
  const { base, isBaseMissing, removals } = view;
  const verdict = verdictOf(view);
  return (
    <>
      {removals.length === 0 && base === null ? null : (
        <Notice tone={tones[verdict]} title={t(`removal.verdict.${verdict}`)}>
          <p>{t(`removal.verdictWords.${verdict}`)}</p>
        </Notice>
      )}
      {base !== null ? null : isBaseMissing ? (
        <Notice tone="warn" title={t("removal.baseMissing")}>
          <p>{t("removal.baseMissingWords")}</p>
        </Notice>
      ) : (
        <Notice tone="warn" title={t("removal.noBase")}>
          <p>{t("removal.noBaseWords")}</p>
        </Notice>
      )}
    </>
  );
}

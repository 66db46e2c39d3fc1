// SPDX-License-Identifier: Apache-2.0
import { CopyCheck, Eraser, ScanSearch } from "lucide-react";
import type { VersionId } from "../../../shared/ids.ts";
import type { CleanCopyView } from "../../../shared/ipc/cleanCopyContract.ts";
import { keptWords, removedWords } from "../../../shared/text/cleanCopy.ts";
import { shown, visible } from "../../../shared/text/facts.ts";
import { describePlace } from "../../../shared/text/inspection.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { formatCount, formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface CleanCopiesProps {
  readonly route: Extract<Route, { at: "inspection" }>;
}

/** How this version came to be a clean copy, and which clean copies of it there are. */
export function CleanCopies({ route }: CleanCopiesProps) {
  const { version } = route;
  const found = useResource("cleanCopy.show", { version });
  const navigate = useNavigate();
  if (found.state !== "ready") return null;
  const { made, copies } = found.value;
  const open = (to: VersionId, name: string) => {
    navigate({ ...route, version: to, name });
  };
  return (
    <>
      {made === null ? null : (
        <MadePanel
          made={made}
          onSource={() => {
            open(made.source, made.sourceName);
          }}
        />
      )}
      {copies.length === 0 ? null : (
        <Panel title={t("clean.copies")} icon={CopyCheck} flush>
          <p className="group-hint">{t("clean.copiesHint")}</p>
          <ul className="items">
            {copies.map((each) => (
              <li key={each.copy} className="row">
                <code className="wrap">{shown(each.name)}</code>
                <span className="small quiet">{formatInstant(each.made)}</span>
                <Button
                  size="small"
                  icon={ScanSearch}
                  aria-label={t("inspection.openNamed", { name: each.name })}
                  onClick={() => {
                    open(each.copy, each.name);
                  }}
                >
                  {t("inspection.open")}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function counted(words: string, times: number): string {
  return times === 1 ? words : t("clean.times", { words, times });
}

interface MadePanelProps {
  readonly made: CleanCopyView;
  readonly onSource: () => void;
}

/** What the copy is without, what it keeps for a person to look at, and what was proved. */
function MadePanel({ made, onSource }: MadePanelProps) {
  const { removed, kept, compared, title } = made;
  return (
    <Panel
      title={t("clean.panel")}
      icon={Eraser}
      actions={
        <Button size="small" icon={ScanSearch} onClick={onSource}>
          {t("clean.source")}
        </Button>
      }
    >
      <Facts>
        <Fact name={t("clean.compared")}>
          {t("clean.comparedWords", {
            pages: compared.pages,
            dots: formatCount(compared.dots),
          })}
        </Fact>
        {title === null ? null : (
          <Fact name={t("clean.name")}>{visible(title)}</Fact>
        )}
        <Fact name={t("clean.without")}>
          {removed.length === 0 ? (
            t("clean.withoutNothing")
          ) : (
            <ul className="stack tight">
              {removed.map(({ what, times, seen }) => (
                <li key={what}>
                  <p>{counted(removedWords[what], times)}</p>
                  {seen === "" ? null : (
                    <code className="seen">{visible(seen)}</code>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        {kept.length === 0 ? null : (
          <Fact name={t("clean.kept")}>
            <ul className="stack tight">
              {kept.map(({ what, times, seen, place }) => (
                <li key={what}>
                  <p>{counted(keptWords[what], times)}</p>
                  <p className="small quiet wrap">
                    {visible(describePlace([], place))}
                    {seen === "" ? null : `: ${visible(seen)}`}
                  </p>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}

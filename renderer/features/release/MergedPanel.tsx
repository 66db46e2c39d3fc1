// SPDX-License-Identifier: Apache-2.0
import { FolderGit2, GitMerge } from "lucide-react";
import { useState } from "react";
import { bringsNothing } from "../../../shared/domain/verdict.ts";
import { CommitName } from "../../../shared/ipc/limits.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { GrantView, ReleaseView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { FileField } from "../bundle/FileField.tsx";
import { ProblemList } from "../bundle/ProblemList.tsx";
import { AnnouncementPanel } from "./AnnouncementPanel.tsx";

type Compared = Response<"release.checkMerge">;

/** After the export: whether the public branch holds what was signed, and what to announce once it does. */
export function MergedPanel({ release }: { readonly release: ReleaseView }) {
  const compare = useCall("release.checkMerge");
  const [clone, setClone] = useState<GrantView | null>(null);
  const [commit, setCommit] = useState("");
  const [tried, setTried] = useState(false);
  const sound = CommitName.safeParse(commit).success;
  const run = async (named: string) => {
    setTried(true);
    const isName = CommitName.safeParse(named).success;
    if (clone === null || !isName || compare.busy) return;
    const result = await compare.run({
      release: release.release,
      clone: clone.grant,
      commit: named,
    });
    if (!result.ok) return;
    setTried(false);
    const { outcome } = result.value;
    announce(
      t(outcome === "other-release" ? "merged.other" : outcomes[outcome]),
    );
  };
  const { merged } = release;
  return (
    <>
      <Panel title={t("merged.title")} icon={GitMerge}>
        {merged === null ? (
          <p>{t("merged.what")}</p>
        ) : (
          <Facts>
            <Fact name={t("merged.seen")}>
              <code className="wrap">{merged.commit}</code>
            </Fact>
            <Fact name={t("merged.at")}>
              <Moment at={merged.at} />
            </Fact>
          </Facts>
        )}
        <FileField
          icon={FolderGit2}
          label={t("merged.clone")}
          hint={t("merged.cloneHint")}
          purpose="clone"
          chosen={clone}
          fault={tried && clone === null ? t("merged.cloneMissing") : null}
          onChosen={(chosen) => {
            setClone(chosen);
            compare.reset();
          }}
        />
        <TextField
          label={t("merged.commit")}
          hint={t("merged.commitHint")}
          value={commit}
          fault={tried && !sound ? t("merged.commitMissing") : null}
          onChange={({ target }) => {
            setCommit(target.value.trim());
            compare.reset();
          }}
        />
        <div>
          <Button
            tone={merged === null ? "primary" : "plain"}
            icon={GitMerge}
            busy={compare.busy}
            onClick={() => void run(commit)}
          >
            {t(compare.busy ? "merged.busy" : "merged.go")}
          </Button>
        </div>
        {compare.failure === null ? null : (
          <FailureNotice failure={compare.failure} />
        )}
        {compare.value === null ? null : (
          <Outcome
            compared={compare.value}
            onCommit={(brought) => {
              setCommit(brought);
              void run(brought);
            }}
          />
        )}
      </Panel>
      {merged === null ? null : (
        <AnnouncementPanel key={merged.commit} release={release.release} />
      )}
    </>
  );
}

const outcomes = { merged: "merged.done", differs: "merged.differs" } as const;

interface OutcomeProps {
  readonly compared: Compared;
  readonly onCommit: (commit: string) => void;
}

function Outcome({ compared, onCommit }: OutcomeProps) {
  const { outcome, verdict, broughtBy } = compared;
  if (outcome === "merged")
    return (
      <Notice tone="ok" role="status">
        <p>{t("merged.done")}</p>
      </Notice>
    );
  return (
    <>
      {outcome === "other-release" ? (
        <OtherRelease compared={compared} />
      ) : broughtBy === null && bringsNothing(verdict) ? (
        <Notice tone="warn" role="alert" title={t("merged.notThere")}>
          <p>{t("merged.notThereWhat")}</p>
        </Notice>
      ) : (
        <Notice tone="bad" role="alert" title={t("merged.differs")}>
          <p>{t("merged.differsWhat")}</p>
        </Notice>
      )}
      <ProblemList problems={verdict.problems} />
      {broughtBy === null ? null : (
        <Notice tone="info">
          <p>
            {t("merged.brought")} <code className="wrap">{broughtBy}</code>
          </p>
          <div>
            <Button
              size="small"
              onClick={() => {
                onCommit(broughtBy);
              }}
            >
              {t("merged.useBrought")}
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}

function OtherRelease({ compared }: { readonly compared: Compared }) {
  const { other, release } = compared;
  const list = useResource("release.list", { audit: release.audit });
  const named =
    list.state === "ready"
      ? list.value.releases.find((each) => each.release === other)
      : undefined;
  return (
    <Notice tone="warn" role="alert" title={t("merged.other")}>
      <p>
        {named === undefined
          ? t("merged.otherUnknown")
          : t("merged.otherWhat", { purpose: `“${named.purpose}”` })}
      </p>
    </Notice>
  );
}

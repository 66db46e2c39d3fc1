// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, FolderOpen, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import { parseRepoPath } from "../../../shared/formats/repoPath.ts";
import { CommitName } from "../../../shared/ipc/limits.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { AuditView, GrantView } from "../../../shared/ipc/views.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { Screen } from "../../ui/Screen.tsx";
import {
  CharterField,
  type ChosenCharter,
  fromFile,
  ownCharters,
} from "./CharterField.tsx";
import { FileField } from "./FileField.tsx";
import { InTotoPanel } from "./InTotoPanel.tsx";
import { VerdictCard, verdictId } from "./VerdictCard.tsx";

interface VerifyScreenProps {
  /** Present while no vault is open: the way back to the first screen. */
  readonly onBack?: () => void;
  /** Of the vault that is open: their charters can be trusted, too. */
  readonly audits?: readonly AuditView[];
  /** What the form begins with: a release that was exported just now, and whose charter is its own. */
  readonly exported?: GrantView | null;
  readonly charterOf?: AuditId | null;
}

/** Nothing, or something that git could take for a commit. */
function commitFault(commit: string): string | null {
  return commit === "" || CommitName.safeParse(commit).success
    ? null
    : t("verify.commitFault");
}

/** Nothing, or a folder that a repository can have. */
function placeFault(place: string): string | null {
  return place === "" || parseRepoPath(place).ok
    ? null
    : t("verify.placeFault");
}

/** A release is a folder or packed, a charter a text: a name tells which of the two was dropped. */
function isCharterName(name: string): boolean {
  return name.endsWith(".txt");
}

/** Checks a release as a stranger would, by a charter that one trusts; no vault is needed. */
export function VerifyScreen({
  onBack,
  audits = [],
  exported = null,
  charterOf = null,
}: VerifyScreenProps) {
  const verify = useCall("bundle.verify");
  const [bundle, setBundle] = useState<GrantView | null>(exported);
  const [charter, setCharter] = useState<ChosenCharter | null>(
    ownCharters(audits).find(({ source }) => source.audit === charterOf) ??
      null,
  );
  const [commit, setCommit] = useState("");
  const [place, setPlace] = useState("");
  const [tried, setTried] = useState(false);
  const forget = () => {
    verify.reset();
    setTried(false);
  };
  const [dropFailure, setDropFailure] = useState<Failure | null>(null);
  useDropTarget({
    label: t("verify.drop"),
    onDrop: (result) => {
      setDropFailure(result.ok ? null : result.error);
      if (!result.ok) return;
      forget();
      for (const dropped of result.value.chosen)
        if (isCharterName(dropped.name)) setCharter(fromFile(dropped));
        else setBundle(dropped);
    },
  });
  const asked = {
    ...(commit === "" ? {} : { commit }),
    ...(place === "" ? {} : { place }),
  };
  const run = async () => {
    setTried(true);
    if (bundle === null || verify.busy) return;
    if (commitFault(commit) !== null || placeFault(place) !== null) return;
    const result = await verify.run({
      ...asked,
      bundle: bundle.grant,
      ...(charter === null ? {} : { charter: charter.source }),
    });
    if (!result.ok) return;
    announce(t(`verdict.${result.value.verdict}`));
    requestAnimationFrame(() => {
      focusHeading(verdictId);
    });
  };
  const refused = dropFailure ?? verify.failure;
  return (
    <Screen
      title={t("verify.title")}
      under={t("verify.what")}
      actions={
        onBack === undefined ? null : (
          <Button icon={ArrowLeft} onClick={onBack}>
            {t("back")}
          </Button>
        )
      }
    >
      <div className="stack verify">
        <div className="panel">
          <div className="panel-body">
            <FileField
              icon={FolderOpen}
              label={t("verify.bundle")}
              hint={t("verify.bundleHint")}
              purpose="bundle"
              packed={{ label: t("verify.file"), purpose: "bundle-file" }}
              chosen={bundle}
              fault={
                tried && bundle === null ? t("verify.bundleMissing") : null
              }
              onChosen={(chosen) => {
                setBundle(chosen);
                forget();
              }}
            />
            <CharterField
              audits={audits}
              chosen={charter}
              onChosen={(chosen) => {
                setCharter(chosen);
                forget();
              }}
            />
            <TextField
              label={t("verify.commit")}
              hint={t("verify.commitHint")}
              value={commit}
              fault={tried ? commitFault(commit) : null}
              onChange={({ target }) => {
                setCommit(target.value.trim());
                forget();
              }}
            />
            <TextField
              label={t("verify.place")}
              hint={t("verify.placeHint")}
              value={place}
              fault={tried ? placeFault(place) : null}
              onChange={({ target }) => {
                setPlace(target.value.trim().normalize("NFC"));
                forget();
              }}
            />
            <div className="form-actions">
              <Button
                tone="primary"
                icon={ShieldCheck}
                busy={verify.busy}
                onClick={() => void run()}
              >
                {verify.busy ? t("verify.busy") : t("verify.go")}
              </Button>
            </div>
          </div>
        </div>
        {refused === null ? null : <FailureNotice failure={refused} />}
        {verify.value === null ? null : <VerdictCard verdict={verify.value} />}
        {verify.value?.verdict !== "VERIFIED" ||
        bundle === null ||
        charter === null ? null : (
          <InTotoPanel
            verified={{
              ...asked,
              bundle: bundle.grant,
              charter: charter.source,
            }}
          />
        )}
      </div>
    </Screen>
  );
}

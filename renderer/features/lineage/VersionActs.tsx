// SPDX-License-Identifier: Apache-2.0
import { GitCommitHorizontal, MessageSquarePlus } from "lucide-react";
import { useState } from "react";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CommentDialog } from "./CommentDialog.tsx";
import { DescribeDialog } from "./DescribeDialog.tsx";
import type { NamedVersion } from "./versionNames.ts";

interface VersionActsProps {
  readonly version: DeliverableView["versions"][number];
  readonly named: readonly NamedVersion[];
}

/** What can be said of a version: where it stands, and what a reviewer thinks of it. */
export function VersionActs({ version, named }: VersionActsProps) {
  const [asking, setAsking] = useState<"describe" | "comment" | null>(null);
  const { name } = version;
  const close = () => {
    setAsking(null);
  };
  return (
    <>
      <Button
        size="small"
        icon={GitCommitHorizontal}
        aria-label={t("lineage.describeNamed", { name })}
        onClick={() => {
          setAsking("describe");
        }}
      >
        {t("lineage.describe")}
      </Button>
      <Button
        size="small"
        icon={MessageSquarePlus}
        aria-label={t("lineage.commentNamed", { name })}
        onClick={() => {
          setAsking("comment");
        }}
      >
        {t("lineage.comment")}
      </Button>
      {asking === "describe" ? (
        <DescribeDialog version={version} named={named} onClose={close} />
      ) : null}
      {asking === "comment" ? (
        <CommentDialog version={version.version} name={name} onClose={close} />
      ) : null}
    </>
  );
}

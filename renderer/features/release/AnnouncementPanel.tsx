// SPDX-License-Identifier: Apache-2.0
import { Megaphone } from "lucide-react";
import type { ReleaseId } from "../../../shared/ids.ts";
import type { AnnouncementPart } from "../../../shared/ipc/mergedContract.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { CopyButton } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { SaveButton } from "../saving/SaveButton.tsx";

interface AnnouncementPanelProps {
  readonly release: ReleaseId;
}

/** What can be said in public, now that the release is: drafts to copy, save and finish. */
export function AnnouncementPanel({ release }: AnnouncementPanelProps) {
  const drafts = useResource("release.announcement", { release });
  return (
    <Panel title={t("announcement.title")} icon={Megaphone}>
      <p>{t("announcement.what")}</p>
      <Loaded of={drafts}>
        {({ post, indexLine }) => (
          <>
            <Draft release={release} part="post" text={post} />
            <Draft release={release} part="index-line" text={indexLine} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const names = {
  post: "announcement.post",
  "index-line": "announcement.index",
} as const;
const fileNames = { post: "post.md", "index-line": "readme-line.md" } as const;

interface DraftProps {
  readonly release: ReleaseId;
  readonly part: AnnouncementPart;
  readonly text: string;
}

function Draft({ release, part, text }: DraftProps) {
  const write = useCall("release.exportAnnouncement");
  const name = t(names[part]);
  return (
    <div className="stack tight">
      <div className="row">
        <h3 className="grow">{name}</h3>
        <CopyButton text={text} label={name} />
        <SaveButton
          label={t("announcement.save")}
          hint={t("announcement.saveWhat")}
          purpose="announcement"
          suggestedName={fileNames[part]}
          title={name}
          done={t("announcement.saved")}
          writing={write}
          onPlace={(file) => write.run({ release, part, file })}
        />
      </div>
      <TextSheet text={text} label={name} />
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { FolderTree } from "lucide-react";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { FilesTable } from "../signature/FilesTable.tsx";

/** What leaves, where it will lie, and on what it will stand. */
export function FilesPanel({ release }: { readonly release: ReleaseView }) {
  return (
    <Panel title={t("files.title")} icon={FolderTree} flush>
      <FilesTable
        caption={t("files.title")}
        pathHead={t("files.path")}
        files={release.files}
      />
      <div className="panel-foot">
        <Facts>
          <Fact name={t("release.place")}>
            <code>{release.place}</code>
          </Fact>
          <Fact name={t("release.base")}>
            {release.base === null ? (
              t("release.noBase")
            ) : (
              <code>{release.base}</code>
            )}
          </Fact>
          {release.removes.length === 0 ? null : (
            <Fact name={t("release.removes")}>
              <ul>
                {release.removes.map((path) => (
                  <li key={path}>
                    <code className="wrap">{shown(path)}</code>
                  </li>
                ))}
              </ul>
            </Fact>
          )}
          {release.carveOuts.length === 0 ? null : (
            <Fact name={t("release.carveOuts")}>
              {release.carveOuts
                .map(({ label }) => label ?? t("release.carvedGone"))
                .join("\n")}
            </Fact>
          )}
          <Fact name={t("release.author")}>{release.author}</Fact>
          <Fact name={t("release.proposed")}>
            <Moment at={release.proposed} />
          </Fact>
          {release.notBefore === null ? null : (
            <Fact name={t("release.notBefore")}>
              <Moment at={release.notBefore} />
            </Fact>
          )}
          <Fact name={t("release.expires")}>
            <Moment at={release.expires} />
          </Fact>
        </Facts>
      </div>
    </Panel>
  );
}

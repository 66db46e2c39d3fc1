// SPDX-License-Identifier: Apache-2.0
import { FolderTree } from "lucide-react";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { ShortDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";

/** What leaves, where it will lie, and on what it will stand. */
export function FilesPanel({ release }: { readonly release: ReleaseView }) {
  return (
    <Panel title={t("files.title")} icon={FolderTree} flush>
      <div className="table-panel">
        <table className="table">
          <caption className="unseen">{t("files.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("files.path")}</th>
              <th scope="col" className="end">
                {t("files.size")}
              </th>
              <th scope="col">{t("digest")}</th>
            </tr>
          </thead>
          <tbody>
            {release.files.map((file) => (
              <tr key={file.path}>
                <td>
                  <code className="wrap">{file.path}</code>
                  <span className="quiet block wrap">
                    {t("files.from", { name: file.name })}
                  </span>
                </td>
                <td className="end tight number">{formatBytes(file.size)}</td>
                <td className="tight">
                  <ShortDigest digest={file.sha256} label={t("digest")} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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

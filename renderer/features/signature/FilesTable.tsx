// SPDX-License-Identifier: Apache-2.0
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { ShortDigest } from "../../ui/Digest.tsx";
import { usePortion } from "../../ui/Portion.tsx";
import { LookInside } from "../preview/LookInside.tsx";

interface FilesTableProps {
  readonly caption: string;
  /** What the path is a path in. */
  readonly pathHead: string;
  readonly files: ReleaseView["files"];
}

/** The files that a statement names, each to be looked at. */
export function FilesTable({ caption, pathHead, files }: FilesTableProps) {
  const { portion, more } = usePortion(files);
  return (
    <div className="table-panel">
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{pathHead}</th>
            <th scope="col" className="end">
              {t("files.size")}
            </th>
            <th scope="col">{t("digest")}</th>
            <th scope="col">
              <span className="unseen">{t("preview.open")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {portion.map(({ version, path, name, size, sha256 }) => (
            <tr key={path}>
              <td>
                <code className="wrap">{path}</code>
                <span className="quiet block wrap">
                  {t("files.from", { name })}
                </span>
              </td>
              <td className="end tight number">{formatBytes(size)}</td>
              <td className="tight">
                <ShortDigest digest={sha256} label={t("digest")} />
              </td>
              <td className="tight">
                <LookInside of={{ version }} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  );
}

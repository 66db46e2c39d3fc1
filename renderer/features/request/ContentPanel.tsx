// SPDX-License-Identifier: Apache-2.0
import { Files } from "lucide-react";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { FullDigest } from "../../ui/Digest.tsx";
import { usePortion } from "../../ui/Portion.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { LookInside } from "../preview/LookInside.tsx";
import { CompareSigned } from "./CompareSigned.tsx";

/** The files that the request is about, as they are kept here. */
export function ContentPanel({ sheet }: { readonly sheet: SigningSheet }) {
  const { request } = sheet;
  // What it is judged by has a panel of its own.
  const content = sheet.content.filter(({ path }) => path.startsWith("tree/"));
  const { portion, more } = usePortion(content);
  if (content.length === 0) return null;
  return (
    <Panel title={t("inbox.files")} icon={Files}>
      <ul className="stack">
        {portion.map((file) => (
          <li key={file.path} className="stack tight">
            <div className="row apart">
              <code className="wrap">{shown(file.path)}</code>
              <span className="quiet number">{formatBytes(file.size)}</span>
            </div>
            <FullDigest digest={file.sha256} label={t("digest")} />
            {sheet.standing === "removed" ? null : (
              <div className="row">
                <LookInside
                  of={{ request, path: file.path }}
                  name={shown(file.path.split("/").at(-1) ?? file.path)}
                />
                <CompareSigned sheet={sheet} path={file.path} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {more}
    </Panel>
  );
}

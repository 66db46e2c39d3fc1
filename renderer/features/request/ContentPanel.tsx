// SPDX-License-Identifier: Apache-2.0
import { Files } from "lucide-react";
import type { Sha256 } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Panel } from "../../ui/Screen.tsx";

/** The files that the request is about, as they are kept here. */
export function ContentPanel({ sheet }: { readonly sheet: SigningSheet }) {
  const { content, request } = sheet;
  if (content.length === 0) return null;
  return (
    <Panel title={t("inbox.files")} icon={Files}>
      <ul className="stack">
        {content.map((file) => (
          <li key={file.path} className="stack tight">
            <div className="row apart">
              <code className="wrap">{shown(file.path)}</code>
              <span className="quiet number">{formatBytes(file.size)}</span>
            </div>
            <FullDigest digest={file.sha256} label={t("digest")} />
            {sheet.standing === "removed" ? null : (
              <Preview request={request} path={file.path} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface PreviewProps {
  readonly request: Sha256;
  readonly path: string;
}

function Preview({ request, path }: PreviewProps) {
  const preview = useCall("inbox.preview");
  const { failure, value } = preview;
  return (
    <>
      <div>
        <Button
          size="small"
          busy={preview.busy}
          onClick={() => void preview.run({ request, path })}
        >
          {t("inbox.preview")}
        </Button>
      </div>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {value === null ? null : value.text === null ? (
        <p className="quiet">{t("inbox.cannot")}</p>
      ) : (
        <>
          <TextSheet
            text={value.text}
            label={t("inbox.previewOf", { path: shown(path) })}
          />
          {value.whole ? null : <p className="quiet">{t("inbox.partly")}</p>}
        </>
      )}
    </>
  );
}

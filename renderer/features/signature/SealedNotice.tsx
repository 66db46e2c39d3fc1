// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { CopyButton, FullDigest } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";

/** A file that was sealed to people. */
export interface Written {
  readonly file: string;
  readonly sha256: string;
  readonly to: readonly PersonId[];
}

interface SealedNoticeProps {
  readonly title: string;
  readonly written: Written;
  readonly nameOf: (person: PersonId) => string;
}

/** What was written, and how whoever receives it opens it with stock tools. */
export function SealedNotice({ title, written, nameOf }: SealedNoticeProps) {
  const { file, sha256, to } = written;
  const quoted = `'${file.replaceAll("'", "'\\''")}'`;
  const command = `age -d -i ~/.ssh/id_ed25519 ${quoted} | tar -xf -`;
  return (
    <Notice tone="ok" title={title}>
      <Facts>
        <Fact name={t("share.where")}>
          <code>{file}</code>
        </Fact>
        <Fact name={t("share.digest")}>
          <FullDigest digest={sha256} label={t("share.digest")} />
        </Fact>
      </Facts>
      <p>{t("share.open", { names: formatList(to.map(nameOf)) })}</p>
      <div className="with-copy">
        <TextSheet text={command} label={t("share.command")} />
        <CopyButton text={command} label={t("share.command")} />
      </div>
      <p className="small">{t("share.check")}</p>
    </Notice>
  );
}

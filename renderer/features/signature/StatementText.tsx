// SPDX-License-Identifier: Apache-2.0
import { ScrollText } from "lucide-react";
import type { ReactNode } from "react";
import type { Instant } from "../../../shared/ids.ts";
import { t } from "../../text/text.ts";
import { CopyButton, FullDigest } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface StatementTextProps {
  readonly statement: {
    readonly text: string;
    readonly digest: string;
    readonly issued: Instant;
  };
  readonly children?: ReactNode;
}

/** The exact text that people sign. */
export function StatementText({ statement, children }: StatementTextProps) {
  return (
    <Panel
      title={t("statement.title")}
      icon={ScrollText}
      actions={
        <CopyButton text={statement.text} label={t("statement.title")} />
      }
    >
      <Facts>
        <Fact name={t("statement.issued")}>
          <Moment at={statement.issued} />
        </Fact>
        <Fact name={t("digest")}>
          <FullDigest digest={statement.digest} label={t("digest")} />
        </Fact>
      </Facts>
      <TextSheet text={statement.text} label={t("statement.text")} />
      {children}
    </Panel>
  );
}

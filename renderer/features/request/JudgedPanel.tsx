// SPDX-License-Identifier: Apache-2.0
import { ClipboardCheck } from "lucide-react";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { visible } from "../../../shared/text/facts.ts";
import { judgedTitle, nonceWords } from "../../../shared/text/sheet.ts";
import { t } from "../../text/text.ts";
import { FullDigest } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { LookInside } from "../preview/LookInside.tsx";
import { CompareSigned } from "./CompareSigned.tsx";

/** What acts on the page is made visible; lines stay lines. */
function readable(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** The texts that came along to judge by: the inspection, the findings, and what was carved out. */
export function JudgedPanel({ sheet }: { readonly sheet: SigningSheet }) {
  const { judged, request, standing } = sheet;
  if (judged.length === 0) return null;
  return (
    <Panel title={t("inbox.judged")} icon={ClipboardCheck}>
      {judged.map(({ name, sha256, text }) => (
        <div key={name} className="stack tight">
          {text === null ? (
            <p>{t("inbox.judgedLong", { name: judgedTitle(name) })}</p>
          ) : (
            <Disclosure label={judgedTitle(name)} open>
              <TextSheet text={readable(text)} label={judgedTitle(name)} />
            </Disclosure>
          )}
          <FullDigest digest={sha256} label={t("digest")} />
          {standing === "removed" ? null : (
            <div className="row">
              <LookInside
                of={{ request, path: `judged/${name}` }}
                name={name}
              />
              <CompareSigned sheet={sheet} path={`judged/${name}`} />
            </div>
          )}
        </div>
      ))}
      <p className="small quiet">{nonceWords}</p>
    </Panel>
  );
}

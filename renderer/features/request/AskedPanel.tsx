// SPDX-License-Identifier: Apache-2.0
import { FileLock2 } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface AskedPanelProps {
  readonly sheet: SigningSheet;
  readonly nameOf: (person: PersonId) => string;
}

/** What is asked for, and what will be public of it. */
export function AskedPanel({ sheet, nameOf }: AskedPanelProps) {
  const { act, audience, commit, expires, notBefore } = sheet;
  const { place, purpose, terms } = sheet;
  return (
    <Panel title={t("inbox.terms")} icon={FileLock2}>
      <Facts>
        {purpose === null ? null : (
          <Fact name={t("inbox.purpose")}>{purpose}</Fact>
        )}
        {act === "charter" ? null : (
          <Fact name={t("inbox.audience")}>
            {act === "approval" ? t("inbox.public") : null}
            {audience.map(({ person, recipient, fingerprint }) => (
              <div key={`${person} ${recipient}`}>
                {nameOf(person)}{" "}
                <code className="small quiet wrap">
                  {fingerprint === "" ? recipient : fingerprint}
                </code>
              </div>
            ))}
          </Fact>
        )}
        {place === null ? null : (
          <Fact name={t("inbox.place")}>
            <code>{place}</code>
          </Fact>
        )}
        {act === "consent" ? (
          <Fact name={t("inbox.conditions")}>
            {terms.length === 0 ? t("inbox.noConditions") : terms.join("\n")}
          </Fact>
        ) : null}
        {commit === null ? null : <CommitFacts commit={commit} />}
        {notBefore === null ? null : (
          <Fact name={t("inbox.notBefore")}>
            <Moment at={notBefore} />
          </Fact>
        )}
        {expires === null ? null : (
          <Fact name={t("inbox.expires")}>
            <Moment at={expires} />
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}

/** What the commit says that publishes it; every word of it is public. */
function CommitFacts({
  commit,
}: {
  readonly commit: NonNullable<SigningSheet["commit"]>;
}) {
  const { author, base, date, removes, supersedes } = commit;
  return (
    <>
      <Fact name={t("inbox.author")}>{author}</Fact>
      <Fact name={t("inbox.commitDate")}>
        <Moment at={date} />
      </Fact>
      <Fact name={t("inbox.base")}>
        {base === null ? (
          t("inbox.noBase")
        ) : (
          <code className="wrap">{base}</code>
        )}
      </Fact>
      {supersedes === null ? null : (
        <Fact name={t("inbox.supersedes")}>
          <FullDigest digest={supersedes} label={t("inbox.supersedes")} />
        </Fact>
      )}
      {removes.length === 0 ? null : (
        <Fact name={t("inbox.removes")}>
          {removes.map((path) => (
            <div key={path}>
              <code className="wrap">{shown(path)}</code>
            </div>
          ))}
        </Fact>
      )}
    </>
  );
}

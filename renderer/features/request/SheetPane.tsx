// SPDX-License-Identifier: Apache-2.0
import { FileLock2, FilePlus2, GitCompare, Trash2 } from "lucide-react";
import { useState } from "react";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { changeSentences, doubtSentence } from "../../../shared/text/sheet.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DetailPane } from "../../ui/DetailPane.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Chip, Notice } from "../../ui/Notice.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { Presence } from "../signature/SignerList.tsx";
import { StatementText } from "../signature/StatementText.tsx";
import { AnswerPanel } from "./AnswerPanel.tsx";
import { ContentPanel } from "./ContentPanel.tsx";

interface SheetPaneProps {
  readonly request: Sha256;
  /** The key file that opened a request just now. */
  readonly keyFile: GrantView | null;
  readonly onClose: () => void;
}

export function SheetPane({ request, keyFile, onClose }: SheetPaneProps) {
  const sheet = useResource("inbox.sheet", { request });
  return (
    <Loaded of={sheet}>
      {(value) => <Sheet sheet={value} keyFile={keyFile} onClose={onClose} />}
    </Loaded>
  );
}

type NameOf = (person: PersonId) => string;

interface SheetProps {
  readonly sheet: SigningSheet;
  readonly keyFile: GrantView | null;
  readonly onClose: () => void;
}

/** Everything to be read before signing, from what this vault holds alone, and the answer. */
function Sheet({ sheet, keyFile, onClose }: SheetProps) {
  const nameOf = rosterNames(usePeople(sheet.audit));
  const { audit, doubts, issued, purpose, request, standing, text } = sheet;
  return (
    <DetailPane
      title={purpose ?? t("inbox.charterOf", { audit })}
      under={
        <Chip tone={standing === "open" ? "warn" : "plain"}>
          {t(`inbox.standing.${standing}`)}
        </Chip>
      }
      onClose={onClose}
    >
      {doubts.length === 0 ? null : (
        <Notice tone="bad" title={t("inbox.doubts")}>
          {doubts.map((doubt) => (
            <p key={doubtSentence(doubt)}>{doubtSentence(doubt)}</p>
          ))}
        </Notice>
      )}
      <AskedPanel sheet={sheet} nameOf={nameOf} />
      <ChangesPanel sheet={sheet} nameOf={nameOf} />
      <ContentPanel sheet={sheet} />
      <AnswerPanel sheet={sheet} nameOf={nameOf} keyFile={keyFile} />
      <StatementText statement={{ text, digest: request, issued }} />
      {standing === "open" || standing === "removed" ? null : (
        <Remove request={request} />
      )}
    </DetailPane>
  );
}

interface PartProps {
  readonly sheet: SigningSheet;
  readonly nameOf: NameOf;
}

function AskedPanel({ sheet, nameOf }: PartProps) {
  const { act, audience, charter, expires, notBefore, place, purpose } = sheet;
  const { signed, terms } = sheet;
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
        {charter === null ? null : (
          <Fact name={t("inbox.charter")}>
            {t("inbox.charterVersion", {
              version: charter.version,
              how: t(`inbox.how.${charter.how}`),
            })}
            <FullDigest digest={charter.digest} label={t("digest")} />
          </Fact>
        )}
        <Fact name={t("inbox.signedBy")}>
          {signed.length === 0
            ? t("inbox.nobody")
            : signed.map(({ person, fingerprint, presence }) => (
                <div key={`${person} ${fingerprint}`}>
                  {nameOf(person)}
                  {presence === null ? null : <Presence shown={presence} />}
                </div>
              ))}
        </Fact>
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

function ChangesPanel({ sheet, nameOf }: PartProps) {
  const { act, changes, charterChanges } = sheet;
  if (act === "charter" && charterChanges === null) return null;
  const lines =
    charterChanges === null
      ? changes === null
        ? []
        : changeSentences(changes.changes)
      : [
          ...charterChanges.removed.map((line) => `− ${line}`),
          ...charterChanges.added.map((line) => `+ ${line}`),
        ];
  const title =
    charterChanges === null ? t("inbox.changesTitle") : t("inbox.charterDiff");
  const first = changes === null && charterChanges === null;
  return (
    <Panel title={title} icon={first ? FilePlus2 : GitCompare}>
      {first ? <p className="quiet">{t("inbox.firstSigned")}</p> : null}
      {changes === null ? null : (
        <p>
          {t("inbox.since", {
            name: nameOf(changes.by),
            day: formatDay(changes.since),
          })}
        </p>
      )}
      {!first && lines.length === 0 ? <p>{t("inbox.noChange")}</p> : null}
      <ul className="stack tight">
        {lines.map((line) => (
          <li key={line} className="wrap">
            {line}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Remove({ request }: { readonly request: Sha256 }) {
  const remove = useCall("inbox.remove");
  const [asking, setAsking] = useState(false);
  const run = async (reason: string) => {
    const result = await remove.run({ request, reason });
    if (result.ok) setAsking(false);
  };
  return (
    <div className="row end">
      <Button
        tone="danger"
        icon={Trash2}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("inbox.remove")}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t("inbox.removeTitle")}
          explanation={t("inbox.removeWhat")}
          action={t("inbox.removeGo")}
          busy={remove.busy}
          failure={remove.failure}
          onCancel={() => {
            setAsking(false);
          }}
          onReason={(reason) => void run(reason)}
        />
      ) : null}
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { Sha256 } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { doubtSentence } from "../../../shared/text/sheet.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DetailPane } from "../../ui/DetailPane.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Chip, Notice } from "../../ui/Notice.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { EntriesButton } from "../ledger/EntriesButton.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { StatementText } from "../signature/StatementText.tsx";
import { AnswerPanel } from "./AnswerPanel.tsx";
import { AskedPanel } from "./AskedPanel.tsx";
import { ChangesPanel } from "./ChangesPanel.tsx";
import { ContentPanel } from "./ContentPanel.tsx";
import { JudgedPanel } from "./JudgedPanel.tsx";
import { SignersPanel } from "./SignersPanel.tsx";

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
      <JudgedPanel sheet={sheet} />
      <SignersPanel sheet={sheet} nameOf={nameOf} />
      <StatementText statement={{ text, digest: request, issued }}>
        <p className="small quiet">
          {t("inbox.bytes", { bytes: new TextEncoder().encode(text).length })}
        </p>
      </StatementText>
      <AnswerPanel sheet={sheet} nameOf={nameOf} keyFile={keyFile} />
      <div className="row">
        <EntriesButton
          subject={{
            id: request,
            name: purpose ?? t("inbox.charterOf", { audit }),
          }}
        />
      </div>
      {standing === "open" || standing === "removed" ? null : (
        <Remove request={request} />
      )}
    </DetailPane>
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

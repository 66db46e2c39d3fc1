// SPDX-License-Identifier: Apache-2.0
import { FileOutput } from "lucide-react";
import { useState } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { SelectField } from "../../ui/Field.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { SignDialog } from "../signature/SignDialog.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";

interface DeclineDialogProps {
  readonly sheet: SigningSheet;
  readonly answer: "decline" | "changes";
  readonly nameOf: (person: PersonId) => string;
  /** The key file that opened the request just now. */
  readonly keyFile: GrantView | null;
  readonly onClose: () => void;
}

/** Who says no and why; then how it is signed. */
export function DeclineDialog(props: DeclineDialogProps) {
  const { sheet, answer, nameOf, keyFile, onClose } = props;
  const { opened, people, request } = sheet;
  const likely = opened.find((person) => people.includes(person)) ?? people[0];
  const [signer, setSigner] = useState(likely);
  const [reason, setReason] = useState<string | null>(null);
  if (reason !== null && signer !== undefined)
    return (
      <SignDialog
        title={t("inbox.declineTitle")}
        what={t("inbox.signDecline")}
        onSign={(key) =>
          call("inbox.decline", {
            ...{ request, signer, answer, key, reason },
          })
        }
        keyFile={keyFile}
        onClose={onClose}
      >
        <WriteOut
          icon={FileOutput}
          label={t("inbox.carry")}
          explanation={t("inbox.carryDeclineWhy")}
          done={t("inbox.carried")}
          next={t("inbox.carriedDecline")}
          purpose="carry-out-folder"
          onFolder={(folder) =>
            call("inbox.carryOut", {
              ...{ request, folder },
              decline: { signer, answer, reason },
            })
          }
        />
      </SignDialog>
    );
  return (
    <ReasonDialog
      title={t(`inbox.${answer}`)}
      explanation={t("inbox.declineWhat")}
      action={t("inbox.next")}
      tone="primary"
      hint={t("reason.signed")}
      busy={false}
      failure={null}
      onCancel={onClose}
      onReason={setReason}
    >
      <SelectField
        label={t("inbox.signer")}
        options={people.map((person) => ({
          value: person,
          label: nameOf(person),
        }))}
        value={signer ?? ("" as PersonId)}
        onValue={setSigner}
      />
    </ReasonDialog>
  );
}

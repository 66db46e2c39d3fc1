// SPDX-License-Identifier: Apache-2.0
import { ShieldCheck } from "lucide-react";
import type { Response } from "../../../shared/ipc/contract.ts";
import {
  entryCommand,
  entrySentences,
  isBorneOut,
} from "../../../shared/text/verifiedEntry.ts";
import { useCall } from "../../api/useCall.ts";
import { formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";

type VerifiedEntry = Response<"ledger.verifyEntry">;

/** Longer ones are drawn cut, and copied whole. */
const mostDrawn = 20_000;

/** Checks one entry again, from disk, and says what was checked. */
export function VerifyEntry({ seq }: { readonly seq: number }) {
  const verify = useCall("ledger.verifyEntry");
  return (
    <div className="stack tight">
      <div className="row">
        <Button
          size="small"
          icon={ShieldCheck}
          busy={verify.busy}
          onClick={() => void verify.run({ seq })}
        >
          {verify.busy ? t("ledger.verifying") : t("ledger.verifyEntry")}
        </Button>
      </div>
      {verify.failure === null ? null : (
        <FailureNotice failure={verify.failure} />
      )}
      {verify.value === null ? null : <Verdict verified={verify.value} />}
    </div>
  );
}

function Verdict({ verified }: { readonly verified: VerifiedEntry }) {
  const good = isBorneOut(verified);
  return (
    <>
      <Notice
        tone={good ? "ok" : "bad"}
        role="status"
        title={t(good ? "ledger.entryHolds" : "ledger.entryDoubted", {
          seq: formatCount(verified.seq),
        })}
      >
        {entrySentences(verified).map((sentence, index) => (
          <p key={index}>{sentence}</p>
        ))}
      </Notice>
      <CopiedText
        label={t("ledger.canonical")}
        text={verified.canonical}
        open={false}
      />
      {verified.signatures.map((signature) => (
        <Disclosure
          key={signature.signature}
          label={t("ledger.asStranger", {
            name: signature.person ?? t("ledger.nobodyNamed"),
          })}
        >
          <p className="small quiet">{t("ledger.strangerHow")}</p>
          <CopiedText
            label={t("ledger.command")}
            text={entryCommand(signature)}
            open
          />
          <CopiedText
            label={t("ledger.statement")}
            text={signature.text}
            open={false}
          />
          <CopiedText
            label={t("ledger.armour")}
            text={signature.signature}
            open={false}
          />
        </Disclosure>
      ))}
    </>
  );
}

interface CopiedTextProps {
  readonly label: string;
  readonly text: string;
  readonly open: boolean;
}

function CopiedText({ label, text, open }: CopiedTextProps) {
  const drawn = text.length > mostDrawn ? `${text.slice(0, mostDrawn)}…` : text;
  return (
    <Disclosure label={label} open={open}>
      <TextSheet text={drawn} label={label} />
      <CopyButton text={text} label={label} />
    </Disclosure>
  );
}

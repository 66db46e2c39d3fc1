// SPDX-License-Identifier: Apache-2.0
import { FileCheck2, FileInput, PenLine, Send } from "lucide-react";
import { useState } from "react";
import type { AuditId, IntakeId } from "../../../shared/ids.ts";
import type { IntakeView } from "../../../shared/ipc/intakeContract.ts";
import type { ReceiptView } from "../../../shared/ipc/receiptContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { CountersignDialog } from "./CountersignDialog.tsx";
import { CountersignatureChip } from "./SignatureChip.tsx";
import { SendReceiptDialog } from "./SendReceiptDialog.tsx";
import { SignReceiptDialog } from "./SignReceiptDialog.tsx";

interface VendorReceiptProps {
  readonly audit: AuditId;
  readonly intake: IntakeId;
}

/** Of one intake: the receipt for the vendor, to whom it was sealed, what came back, and the next step of it. */
export function VendorReceipt({ audit, intake: id }: VendorReceiptProps) {
  const list = useResource("intake.list", { audit });
  const roster = useResource("person.list", { audit });
  const people = roster.state === "ready" ? roster.value.people : [];
  return (
    <Loaded of={list}>
      {({ intakes }) => {
        const intake = intakes.find((each) => each.intake === id);
        return intake?.taken == null ? null : (
          <section className="stack tight" aria-label={t("receipt.title")}>
            <h3>{t("receipt.title")}</h3>
            <Receipts intake={intake} people={people} />
            <ReceiptActs audit={audit} intake={intake} people={people} />
          </section>
        );
      }}
    </Loaded>
  );
}

interface OfIntakeProps {
  readonly intake: IntakeView;
  readonly people: readonly PersonView[];
}

function Receipts({ intake: { receipts }, people }: OfIntakeProps) {
  if (receipts.length === 0)
    return <p className="quiet">{t("receipt.none")}</p>;
  return (
    <ol className="stack tight">
      {receipts.map((receipt) => (
        <li key={receipt.digest}>
          <ReceiptStanding receipt={receipt} people={people} />
        </li>
      ))}
    </ol>
  );
}

interface ReceiptStandingProps {
  readonly receipt: ReceiptView;
  readonly people: readonly PersonView[];
}

/** From the owner's signature to the vendor's, each with its time. */
function ReceiptStanding({ receipt, people }: ReceiptStandingProps) {
  const nameOf = rosterNames(people);
  const { at, signer, fingerprint, sent, countersigned } = receipt;
  return (
    <ul className="stack tight">
      <li className="row">
        <Chip tone="ok" icon={FileCheck2}>
          {t("receipt.signed", { name: shown(nameOf(signer)) })}
        </Chip>
        <Moment at={at} />
        <code className="small wrap">{fingerprint}</code>
      </li>
      {sent.map(({ at: sealed, to, parcel }) => (
        <li key={parcel} className="row">
          <Chip icon={Send}>
            {t("receipt.sent", {
              names: formatList(to.map((each) => shown(nameOf(each)))),
            })}
          </Chip>
          <Moment at={sealed} />
        </li>
      ))}
      {countersigned.map((came, index) => (
        <li key={index} className="row">
          <CountersignatureChip came={came} />
          <Moment at={came.at} />
          <code className="small wrap">{came.fingerprint}</code>
        </li>
      ))}
      {sent.length > 0 && countersigned.length === 0 ? (
        <li className="small quiet">{t("receipt.waiting")}</li>
      ) : null}
    </ul>
  );
}

type Act = "sign" | "send" | "record";

interface ReceiptActsProps extends OfIntakeProps {
  readonly audit: AuditId;
}

function ReceiptActs({ audit, intake, people }: ReceiptActsProps) {
  const [open, setOpen] = useState<Act | null>(null);
  const close = () => {
    setOpen(null);
  };
  const isMade = intake.receipts.length > 0;
  const act = (which: Act) => () => {
    setOpen(which);
  };
  return (
    <div className="row">
      <Button size="small" icon={PenLine} onClick={act("sign")}>
        {t("receipt.sign")}
      </Button>
      {isMade ? (
        <>
          <Button size="small" icon={Send} onClick={act("send")}>
            {t("receipt.send")}
          </Button>
          <Button size="small" icon={FileInput} onClick={act("record")}>
            {t("receipt.record")}
          </Button>
        </>
      ) : null}
      {open === "sign" ? (
        <SignReceiptDialog intake={intake} people={people} onClose={close} />
      ) : null}
      {open === "send" ? (
        <SendReceiptDialog
          audit={audit}
          intake={intake.intake}
          people={people}
          onClose={close}
        />
      ) : null}
      {open === "record" ? (
        <CountersignDialog intake={intake.intake} onClose={close} />
      ) : null}
    </div>
  );
}

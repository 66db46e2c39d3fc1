// SPDX-License-Identifier: Apache-2.0
import { KeyRound, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { PinDialog } from "./PinDialog.tsx";

type VendorKey = Response<"vendorKey.list">["keys"][number];

interface VendorKeysPanelProps {
  readonly audit: AuditId;
  /** Keys have changed, and with them perhaps what a summary says. */
  readonly onChanged: () => void;
}

/** Keys whose signatures count as a vendor's, with pinning one and taking it back. */
export function VendorKeysPanel({ audit, onChanged }: VendorKeysPanelProps) {
  const list = useResource("vendorKey.list", { audit });
  const choose = useCall("dialog.open");
  const [pinning, setPinning] = useState<GrantView | null>(null);
  const pick = async () => {
    const result = await choose.run({ purpose: "public-key" });
    if (result.ok) setPinning(result.value.chosen[0] ?? null);
  };
  return (
    <Panel
      title={t("pin.title")}
      icon={ShieldCheck}
      actions={
        <Button size="small" icon={KeyRound} onClick={() => void pick()}>
          {t("pin.add")}
        </Button>
      }
    >
      <p className="quiet">{t("pin.hint")}</p>
      {choose.failure === null ? null : (
        <FailureNotice failure={choose.failure} />
      )}
      <Loaded of={list}>
        {({ keys }) =>
          keys.length === 0 ? (
            <p className="quiet">{t("pin.none")}</p>
          ) : (
            <ul className="stack tight" aria-label={t("pin.title")}>
              {keys.map((key) => (
                <VendorKeyItem
                  key={`${key.kind} ${key.id}`}
                  audit={audit}
                  vendorKey={key}
                  onChanged={onChanged}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {pinning === null ? null : (
        <PinDialog
          audit={audit}
          file={pinning}
          onClose={(isPinned) => {
            setPinning(null);
            if (isPinned) onChanged();
          }}
        />
      )}
    </Panel>
  );
}

interface VendorKeyItemProps {
  readonly audit: AuditId;
  readonly vendorKey: VendorKey;
  readonly onChanged: () => void;
}

function VendorKeyItem({ audit, vendorKey, onChanged }: VendorKeyItemProps) {
  const { kind, id, holder, pinned } = vendorKey;
  const unpin = useCall("vendorKey.unpin");
  const [asking, setAsking] = useState(false);
  return (
    <li className="row apart nowrap top vendor-key">
      <div className="grow">
        <p>
          <span className="strong wrap">{shown(holder)}</span>{" "}
          <span className="quiet">
            {t(`intake.signature.${kind}`)} ·{" "}
            {pinned === null
              ? t("pin.enrolled")
              : t("pin.since", { day: formatDay(pinned) })}
          </span>
        </p>
        <p className="row small">
          <code className="wrap">{id}</code>
          <CopyButton text={id} label={t("fingerprint")} />
        </p>
      </div>
      {pinned === null ? null : (
        <Button
          size="small"
          tone="danger"
          aria-label={t("pin.removeNamed", { holder })}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t("pin.remove")}
        </Button>
      )}
      {asking ? (
        <ReasonDialog
          title={t("pin.removeTitle", { holder: shown(holder) })}
          explanation={t("pin.removeWhat")}
          action={t("pin.removeGo")}
          busy={unpin.busy}
          failure={unpin.failure}
          onCancel={() => {
            setAsking(false);
          }}
          onReason={(reason) => {
            void unpin.run({ audit, id, reason }).then((result) => {
              if (!result.ok) return;
              setAsking(false);
              announce(t("pin.again"));
              onChanged();
            });
          }}
        />
      ) : null}
    </li>
  );
}

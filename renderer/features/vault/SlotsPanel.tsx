// SPDX-License-Identifier: Apache-2.0
import { KeySquare, UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import type { SlotView } from "../../../shared/ipc/slotContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { HandOver } from "./HandOver.tsx";
import type { OpenVault } from "./openVault.ts";
import {
  AddSlotDialog,
  ChangeSlotDialog,
  RemoveSlotDialog,
  RenameSlotDialog,
} from "./SlotDialogs.tsx";

type Open = "add" | "change" | "rename" | SlotView | null;

/** Who can open the vault, and the ways to change that. */
export function SlotsPanel({ vault }: { readonly vault: OpenVault }) {
  const listed = useResource("slot.list", {});
  return (
    <Panel title={t("slot.title")} icon={KeySquare}>
      <p className="quiet">{t("slot.why")}</p>
      <Loaded of={listed}>
        {({ slots }) => <Slots slots={slots} vault={vault} />}
      </Loaded>
    </Panel>
  );
}

interface SlotsProps {
  readonly slots: readonly SlotView[];
  readonly vault: OpenVault;
}

function Slots({ slots, vault }: SlotsProps) {
  const { readOnly } = vault;
  const [open, setOpen] = useState<Open>(null);
  const close = () => {
    setOpen(null);
  };
  const taken = slots.map(({ name }) => name);
  const removable = !readOnly && slots.length > 1;
  return (
    <>
      <ul className="stack tight">
        {slots.map((slot) => (
          <SlotItem
            key={slot.slot}
            slot={slot}
            {...(removable ? { onRemove: setOpen } : {})}
          />
        ))}
      </ul>
      {readOnly ? (
        <p className="small quiet">{t("slot.readOnly")}</p>
      ) : (
        <div className="row">
          <Button
            icon={UserPlus}
            onClick={() => {
              setOpen("add");
            }}
          >
            {t("slot.add")}
          </Button>
          <Button
            onClick={() => {
              setOpen("change");
            }}
          >
            {t("slot.change")}
          </Button>
          <Button
            onClick={() => {
              setOpen("rename");
            }}
          >
            {t("slot.rename")}
          </Button>
        </div>
      )}
      {readOnly ? null : <HandOver vault={vault} taken={taken} />}
      {open === "add" ? <AddSlotDialog taken={taken} onClose={close} /> : null}
      {open === "rename" ? (
        <RenameSlotDialog taken={taken} onClose={close} />
      ) : null}
      {open === "change" ? <ChangeSlotDialog onClose={close} /> : null}
      {open !== null && typeof open === "object" ? (
        <RemoveSlotDialog slot={open} onClose={close} />
      ) : null}
    </>
  );
}

interface SlotItemProps {
  readonly slot: SlotView;
  readonly onRemove?: (slot: SlotView) => void;
}

function SlotItem({ slot, onRemove }: SlotItemProps) {
  const name = shown(slot.name);
  return (
    <li className="row apart">
      <div>
        <p>
          <span className="strong wrap">{name}</span>{" "}
          {slot.own ? <Chip tone="ok">{t("slot.own")}</Chip> : null}
        </p>
        <p className="small quiet">
          {t("slot.cost", {
            ops: slot.ops,
            memory: formatBytes(slot.memoryBytes),
          })}
        </p>
      </div>
      {onRemove === undefined ? null : (
        <Button
          size="small"
          tone="danger"
          icon={UserMinus}
          aria-label={t("slot.removeNamed", { name })}
          onClick={() => {
            onRemove(slot);
          }}
        >
          {t("slot.remove")}
        </Button>
      )}
    </li>
  );
}

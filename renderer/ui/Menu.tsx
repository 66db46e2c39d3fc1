// SPDX-License-Identifier: Apache-2.0
import type { LucideIcon } from "lucide-react";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  Button,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";

interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  readonly icon?: LucideIcon;
  readonly current?: boolean;
  readonly apart?: boolean;
  readonly onChoose: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly className: string;
  readonly button: ReactNode;
  readonly entries: readonly MenuEntry[];
}

/** A button that opens a short list of choices; keys, focus and place are those of the primitive library. */
export function Menu({ label, className, button, entries }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label}>
        {button}
      </Button>
      <Popover className="menu-list" placement="bottom start" offset={4}>
        <AriaMenu aria-label={label}>
          {entries.flatMap((entry) => [
            ...(entry.apart === true
              ? [<Separator key={`over ${entry.key}`} className="menu-rule" />]
              : []),
            <Entry key={entry.key} entry={entry} />,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const { key, label, note, current = false, onChoose } = entry;
  const Icon = current ? Check : entry.icon;
  return (
    <MenuItem
      id={key}
      textValue={label}
      className="menu-item"
      aria-current={current ? "true" : undefined}
      onAction={onChoose}
    >
      {Icon === undefined ? <span /> : <Icon size={16} aria-hidden />}
      <span>
        {label}{" "}
        {note === undefined ? null : <span className="small">{note}</span>}
      </span>
    </MenuItem>
  );
}

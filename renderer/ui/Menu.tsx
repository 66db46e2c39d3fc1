// SPDX-License-Identifier: Apache-2.0
import type { LucideIcon } from "lucide-react";
import { Check } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { moveInList } from "./listKeys.ts";

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

/** A button that opens a short list of choices. Esc and a press elsewhere close it; arrows move in it. */
export function Menu({ label, className, button, entries }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const listId = useId();

  useEffect(() => {
    if (!open) return undefined;
    root.current?.querySelector<HTMLElement>("[data-row]")?.focus();
    const closeOutside = (event: Event) => {
      const inside = root.current?.contains(event.target as Node) ?? false;
      if (!inside) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [open]);

  return (
    // The keys reach the list through its entries, which are buttons.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only listens to keys pressed on the buttons within
    <div
      ref={root}
      className="menu"
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) {
          event.stopPropagation();
          setOpen(false);
          opener.current?.focus();
        } else moveInList(event);
      }}
    >
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {button}
      </button>
      {open ? (
        <ul id={listId} className="menu-list">
          {entries.map((entry) => (
            <li key={entry.key}>
              {entry.apart === true ? <hr className="menu-rule" /> : null}
              <MenuButton
                entry={entry}
                onChosen={() => {
                  setOpen(false);
                  entry.onChoose();
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface MenuButtonProps {
  readonly entry: MenuEntry;
  readonly onChosen: () => void;
}

function MenuButton({ entry, onChosen }: MenuButtonProps) {
  const Icon = entry.current === true ? Check : entry.icon;
  return (
    <button
      type="button"
      className="menu-item"
      data-row
      aria-current={entry.current === true ? "true" : undefined}
      onClick={onChosen}
    >
      {Icon === undefined ? <span /> : <Icon size={16} aria-hidden />}
      <span>
        {entry.label}{" "}
        {entry.note === undefined ? null : (
          <span className="small">{entry.note}</span>
        )}
      </span>
    </button>
  );
}

// SPDX-License-Identifier: Apache-2.0
import {
  Bug,
  Command,
  Files,
  FolderOpen,
  Handshake,
  Inbox,
  type LucideIcon,
  PackageCheck,
} from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { AuditView } from "../../shared/ipc/views.ts";
import { t } from "../text/text.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { runCommand } from "./commands.ts";
import { useNavigate } from "./navigation.ts";
import {
  matchingItems,
  type PaletteGroup,
  type PaletteItem,
} from "./paletteItems.ts";
import { usePaletteItems } from "./usePaletteItems.ts";

const icons: Readonly<Record<PaletteGroup, LucideIcon>> = {
  command: Command,
  audit: FolderOpen,
  deliverable: Files,
  finding: Bug,
  release: PackageCheck,
  consent: Handshake,
  request: Inbox,
};

interface PaletteProps {
  readonly audits: readonly AuditView[];
  readonly onClose: () => void;
}

/** Every command and everything with a name: type a part of it, go there with Enter. */
export function Palette({ audits, onClose }: PaletteProps) {
  const navigate = useNavigate();
  const items = usePaletteItems(audits);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = matchingItems(items, typed);
  const chosen = found[Math.min(at, found.length - 1)];
  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    const { target } = item;
    // Behind the sheet, which gives the focus back first and must not keep the command away.
    if ("route" in target) navigate(target.route);
    else
      requestAnimationFrame(() => {
        runCommand(target.command);
      });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const next = moves[event.key];
    if (event.key === "Enter") choose(chosen);
    else if (next !== undefined) setAt(Math.max(0, next));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("palette.title")} onClose={onClose}>
      <div className="palette">
        <input
          type="search"
          className="input"
          role="combobox"
          aria-label={t("palette.field")}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={
            chosen === undefined ? undefined : `${listId}-${chosen.key}`
          }
          placeholder={t("palette.field")}
          maxLength={200}
          value={typed}
          data-autofocus
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
        <p className="unseen" role="status">
          {t("palette.found", { count: found.length })}
        </p>
        <div
          id={listId}
          role="listbox"
          aria-label={t("palette.results")}
          className="palette-list"
        >
          {found.map((item) => (
            <PaletteRow
              key={item.key}
              id={`${listId}-${item.key}`}
              item={item}
              isChosen={item === chosen}
              onChoose={choose}
            />
          ))}
        </div>
        {found.length > 0 ? null : (
          <p className="palette-none">{t("palette.none", { typed })}</p>
        )}
      </div>
    </Dialog>
  );
}

interface PaletteRowProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  readonly onChoose: (item: PaletteItem) => void;
}

function PaletteRow({ id, item, isChosen, onChoose }: PaletteRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const Icon = icons[item.group];
  return (
    // The keys are those of the field, which keeps the focus: a list box of a combo box works so.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field chooses it with Enter
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      className="palette-row"
      onClick={() => {
        onChoose(item);
      }}
    >
      <Icon size={16} aria-hidden />
      <span className="palette-label">{item.label}</span>
      <span className="palette-kind">
        {item.group === "command" ? null : t(`palette.kind.${item.group}`)}
      </span>
      <span className="palette-note">{item.note}</span>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import {
  AppWindow,
  Bug,
  Command,
  Files,
  FolderOpen,
  Handshake,
  Inbox,
  type LucideIcon,
  PackageCheck,
} from "lucide-react";
import { useState } from "react";
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
} from "react-aria-components";
import type { AuditId } from "../../shared/ids.ts";
import type { Settings } from "../../shared/ipc/settingsContract.ts";
import type { AuditView } from "../../shared/ipc/views.ts";
import { describeFailure } from "../../shared/text/failures.ts";
import { call } from "../api/bridge.ts";
import { refreshAll } from "../api/resource.ts";
import { t } from "../text/text.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { runCommand } from "./commands.ts";
import { showNote } from "./note.ts";
import { useNavigate } from "./navigation.ts";
import {
  matchingItems,
  type PaletteGroup,
  type PaletteItem,
} from "./paletteItems.ts";
import { usePaletteItems } from "./usePaletteItems.ts";

const icons: Readonly<Record<PaletteGroup, LucideIcon>> = {
  command: Command,
  screen: AppWindow,
  audit: FolderOpen,
  deliverable: Files,
  finding: Bug,
  release: PackageCheck,
  consent: Handshake,
  request: Inbox,
};

async function chooseTheme(theme: Settings["theme"]): Promise<void> {
  const now = await call("settings.show", {});
  const chosen = now.ok
    ? await call("settings.change", { ...now.value, theme })
    : now;
  if (chosen.ok) refreshAll();
  else showNote(describeFailure(chosen.error).title);
}

interface PaletteProps {
  readonly audits: readonly AuditView[];
  readonly atHand: AuditId | null;
  readonly onClose: () => void;
}

/** Every command and everything with a name: type a part of it, go there with Enter. */
export function Palette({ audits, atHand, onClose }: PaletteProps) {
  const navigate = useNavigate();
  const items = usePaletteItems(audits, atHand);
  const [typed, setTyped] = useState("");
  const found = matchingItems(items, typed);
  const choose = ({ target }: PaletteItem) => {
    onClose();
    // Behind the sheet, which gives the focus back first and must not keep the command away.
    if ("route" in target) navigate(target.route);
    else if ("theme" in target) void chooseTheme(target.theme);
    else
      requestAnimationFrame(() => {
        runCommand(target.command);
      });
  };
  return (
    <Dialog title={t("palette.title")} onClose={onClose}>
      <div
        className="palette"
        onKeyDownCapture={(event) => {
          // Of the field alone it would only take what was typed.
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onClose();
        }}
      >
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <SearchField aria-label={t("palette.field")}>
            <Input
              className="input"
              role="combobox"
              aria-expanded
              placeholder={t("palette.field")}
              maxLength={200}
              data-autofocus
            />
          </SearchField>
          <p className="unseen" role="status">
            {t("palette.found", { count: found.length })}
          </p>
          <ListBox
            aria-label={t("palette.results")}
            className="palette-list"
            items={found}
            dependencies={[onClose]}
            renderEmptyState={() => (
              <p className="palette-none">{t("palette.none", { typed })}</p>
            )}
          >
            {(item) => (
              <PaletteRow
                item={item}
                onChoose={() => {
                  choose(item);
                }}
              />
            )}
          </ListBox>
        </Autocomplete>
      </div>
    </Dialog>
  );
}

interface PaletteRowProps {
  readonly item: PaletteItem;
  readonly onChoose: () => void;
}

function PaletteRow({ item, onChoose }: PaletteRowProps) {
  const Icon = icons[item.group];
  return (
    <ListBoxItem
      id={item.key}
      textValue={item.label}
      className="palette-row"
      onAction={onChoose}
    >
      <Icon size={16} aria-hidden />
      <span className="palette-label">{item.label}</span>
      <span className="palette-kind">
        {item.group === "command" || item.group === "screen"
          ? null
          : t(`palette.kind.${item.group}`)}
      </span>
      <span className="palette-note">{item.note}</span>
    </ListBoxItem>
  );
}

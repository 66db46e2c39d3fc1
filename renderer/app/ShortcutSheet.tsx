// SPDX-License-Identifier: Apache-2.0
import {
  commandFacts,
  commandIds,
  commandMenus,
} from "../../shared/domain/commands.ts";
import { commandTitles, menuTitles } from "../../shared/text/commands.ts";
import { t } from "../text/text.ts";
import { Dialog, DialogBody } from "../ui/Dialog.tsx";
import { keysOf } from "./commands.ts";

const others = [
  ["Tab, Shift+Tab", "shortcuts.tab"],
  ["↑ ↓ Home End", "shortcuts.arrows"],
  ["Enter", "shortcuts.enter"],
  ["Esc", "shortcuts.escape"],
] as const;

/** Every command that has keys, and the keys that work everywhere. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={commandTitles.shortcuts} onClose={onClose}>
      <DialogBody>
        {/* The sheet scrolls where it is low, and the keyboard must be able to. */}
        <div
          className="shortcuts"
          role="region"
          aria-label={commandTitles.shortcuts}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus (WCAG 2.1.1)
          tabIndex={0}
        >
          {commandMenus.map((menu) => (
            <KeyTable
              key={menu}
              title={menuTitles[menu]}
              rows={commandIds
                .filter((id) => commandFacts(id).menu === menu)
                .filter((id) => keysOf(id) !== "")
                .map((id) => [keysOf(id), commandTitles[id]])}
            />
          ))}
          <KeyTable
            title={t("shortcuts.everywhere")}
            rows={others.map(([keys, what]) => [keys, t(what)])}
          />
        </div>
      </DialogBody>
    </Dialog>
  );
}

interface KeyTableProps {
  readonly title: string;
  readonly rows: readonly (readonly [keys: string, what: string])[];
}

function KeyTable({ title, rows }: KeyTableProps) {
  return (
    <table className="shortcut-table">
      <caption>{title}</caption>
      <tbody>
        {rows.map(([keys, what]) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

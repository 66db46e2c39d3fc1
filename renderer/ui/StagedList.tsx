// SPDX-License-Identifier: Apache-2.0
import { type LucideIcon, X } from "lucide-react";
import type { GrantId } from "../../shared/ids.ts";
import { shown } from "../../shared/text/facts.ts";
import { IconButton } from "./Button.tsx";

interface StagedListProps {
  readonly files: readonly { readonly grant: GrantId; readonly name: string }[];
  readonly icon: LucideIcon;
  /** What its button says of leaving a file out, by the file's name. */
  readonly removeLabel: (name: string) => string;
  readonly onRemove: (grant: GrantId) => void;
}

/** Files that were chosen, each of which can be left out again. */
export function StagedList({
  files,
  icon: Icon,
  removeLabel,
  onRemove,
}: StagedListProps) {
  return (
    <ul className="panel items staged">
      {files.map(({ grant, name }) => (
        <li key={grant} className="row nowrap">
          <Icon size={16} className="ink-quiet" aria-hidden />
          <span className="grow wrap">{shown(name)}</span>
          <IconButton
            icon={X}
            label={removeLabel(shown(name))}
            onClick={() => {
              onRemove(grant);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { CompareInDialog } from "../comparison/CompareInDialog.tsx";

interface CompareSignedProps {
  readonly sheet: SigningSheet;
  /** `tree/…` or `judged/…`. */
  readonly path: string;
}

/** How a file differs from the one of this path that was last signed; nothing where it does not. */
export function CompareSigned({ sheet, path }: CompareSignedProps) {
  const { changes, request } = sheet;
  const before = changes?.request ?? null;
  if (changes === null || before === null) return null;
  const [folder, ...rest] = path.split("/");
  const { files, judged } = changes.changes;
  const { changed } = folder === "judged" ? judged : files;
  const bare = rest.join("/");
  if (!changed.includes(bare)) return null;
  const name = shown(rest.at(-1) ?? bare);
  return (
    <CompareInDialog
      label={t("inbox.compare")}
      title={t("inbox.compareNamed", { name })}
      before={{ request: before, path }}
      after={{ request, path }}
    />
  );
}

// SPDX-License-Identifier: Apache-2.0
import { Pencil, Trash2, X } from "lucide-react";
import { useState } from "react";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { BulkDialog } from "./BulkDialog.tsx";
import { RemoveFindingsDialog } from "./RemoveFindingsDialog.tsx";

interface SelectionBarProps {
  readonly chosen: readonly FindingRow[];
  readonly components: readonly string[];
  readonly people: readonly PersonView[];
  readonly onNone: () => void;
}

/** What can be done with all that are chosen at once. */
export function SelectionBar({
  chosen,
  components,
  people,
  onNone,
}: SelectionBarProps) {
  const [sheet, setSheet] = useState<"change" | "remove" | null>(null);
  const close = () => {
    setSheet(null);
  };
  if (chosen.length === 0 && sheet === null) return null;
  return (
    <section className="finding-selection" aria-label={t("findings.selection")}>
      <p role="status">{t("findings.chosen", { count: chosen.length })}</p>
      <Button
        size="small"
        icon={Pencil}
        onClick={() => {
          setSheet("change");
        }}
      >
        {t("findings.change")}
      </Button>
      <Button
        size="small"
        icon={Trash2}
        onClick={() => {
          setSheet("remove");
        }}
      >
        {t("findings.remove")}
      </Button>
      <Button size="small" tone="quiet" icon={X} onClick={onNone}>
        {t("findings.chooseNone")}
      </Button>
      {sheet === "change" ? (
        <BulkDialog
          chosen={chosen}
          components={components}
          people={people}
          onClose={close}
        />
      ) : null}
      {sheet === "remove" ? (
        <RemoveFindingsDialog
          findings={chosen}
          onClose={close}
          onDone={() => {
            onNone();
            close();
          }}
        />
      ) : null}
    </section>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { ListX } from "lucide-react";
import { useState } from "react";
import type {
  CrossCheckView,
  RemovalView,
} from "../../../shared/ipc/crossCheckContract.ts";
import { shown, visible } from "../../../shared/text/facts.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { placesOf } from "./marks.ts";
import { RemovalStateChip } from "./RemovalStateChip.tsx";
import { UnmarkDialog } from "./UnmarkDialog.tsx";

/** Every mark that a version is held against: whether it is absent, where it still is, where it was marked. */
export function RemovalList({ view }: { readonly view: CrossCheckView }) {
  const [unmarking, setUnmarking] = useState<RemovalView | null>(null);
  const { removals, variant } = view;
  return (
    <Panel title={t("removal.marks")} icon={ListX} flush>
      <p className="group-hint">{t("removal.marksHint")}</p>
      {removals.length === 0 ? (
        <p className="group-hint">{t("removal.none")}</p>
      ) : (
        <ul className="items" aria-label={t("removal.marks")}>
          {removals.map((removal) => (
            <RemovalItem
              key={removal.text}
              removal={removal}
              isPublic={variant === "public"}
              onUnmark={() => {
                setUnmarking(removal);
              }}
            />
          ))}
        </ul>
      )}
      {unmarking === null ? null : (
        <UnmarkDialog
          removal={unmarking}
          onClose={() => {
            setUnmarking(null);
          }}
        />
      )}
    </Panel>
  );
}

interface RemovalItemProps {
  readonly removal: RemovalView;
  readonly isPublic: boolean;
  readonly onUnmark: () => void;
}

function RemovalItem({ removal, isPublic, onUnmark }: RemovalItemProps) {
  const { text, state, from, carvedOut } = removal;
  const labels = [...new Set(carvedOut.map(({ label }) => shown(label)))];
  const names = [...new Set(from.map(({ name }) => shown(name)))];
  return (
    <li className="row apart">
      <div className="stack tight removal">
        <p className="strong wrap">{visible(text)}</p>
        {isPublic ? (
          <ul className="stack tight small">
            {placesOf(removal).map((place, index) => (
              <li key={index} className="wrap">
                {visible(place)}
              </li>
            ))}
          </ul>
        ) : null}
        {names.length === 0 ? null : (
          <p className="small quiet wrap">
            {t("removal.markedOn", { names: formatList(names) })}
          </p>
        )}
        {labels.length === 0 ? null : (
          <p className="small quiet wrap">
            {t("removal.carvedOut", { labels: formatList(labels) })}
          </p>
        )}
      </div>
      <div className="row">
        {isPublic ? <RemovalStateChip state={state} /> : null}
        {names.length === 0 ? null : (
          <Button
            size="small"
            aria-label={t("removal.unmarkNamed", { text: visible(text) })}
            onClick={onUnmark}
          >
            {t("removal.unmark")}
          </Button>
        )}
      </div>
    </li>
  );
}

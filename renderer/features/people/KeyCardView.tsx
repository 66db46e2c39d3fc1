// SPDX-License-Identifier: Apache-2.0
import { PackageOpen, PenLine, X } from "lucide-react";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Fingerprint } from "../../ui/Digest.tsx";
import { Chip } from "../../ui/Notice.tsx";

interface KeyCardViewProps {
  readonly card: KeyCard;
  readonly onRemove?: () => void;
}

/** A key as two people compare it: fingerprint in groups, what it is, what it can do. */
export function KeyCardView({ card, onRemove }: KeyCardViewProps) {
  return (
    <div className="key-card">
      <div className="row apart">
        <div className="row">
          <span className="strong">{card.type}</span>
          {card.bits === null ? null : (
            <span className="quiet small">
              {t("key.bits", { bits: card.bits })}
            </span>
          )}
          {card.canSign ? <Chip icon={PenLine}>{t("key.signs")}</Chip> : null}
          {card.canSeal ? (
            <Chip icon={PackageOpen}>{t("key.opens")}</Chip>
          ) : null}
        </div>
        {onRemove === undefined ? null : (
          <IconButton icon={X} label={t("key.leaveOut")} onClick={onRemove} />
        )}
      </div>
      <Fingerprint fingerprint={card.fingerprint} />
      <p className="small" aria-label={t("key.words")}>
        {card.words.join(" ")}
      </p>
      {card.comment === "" ? null : (
        <p className="small quiet wrap">
          {t("key.comment", { comment: card.comment })}
        </p>
      )}
    </div>
  );
}

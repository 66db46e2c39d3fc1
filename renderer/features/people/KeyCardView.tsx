// SPDX-License-Identifier: Apache-2.0
import { Ban, PackageOpen, PenLine, X } from "lucide-react";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Fingerprint } from "../../ui/Digest.tsx";
import { Chip } from "../../ui/Notice.tsx";

interface KeyCardViewProps {
  readonly card: KeyCard;
  readonly onRemove?: () => void;
  /** It does nothing any more, whatever it could. */
  readonly isLost?: boolean;
}

/** A key as two people compare it: fingerprint in groups, what it is, what it can do. */
export function KeyCardView({
  card,
  onRemove,
  isLost = false,
}: KeyCardViewProps) {
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
          {isLost ? (
            <Chip tone="bad" icon={Ban}>
              {t("lost.chip")}
            </Chip>
          ) : (
            <KeyAbilities card={card} />
          )}
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

function KeyAbilities({ card }: Pick<KeyCardViewProps, "card">) {
  return (
    <>
      {card.canSign ? <Chip icon={PenLine}>{t("key.signs")}</Chip> : null}
      {card.canSeal ? <Chip icon={PackageOpen}>{t("key.opens")}</Chip> : null}
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { type Failure, failure } from "../../../shared/failure.ts";
import type { ExchangeCard } from "../../../shared/ipc/cardContract.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { GrantView, KeyCard } from "../../../shared/ipc/views.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { useCall } from "../../api/useCall.ts";
import { looksLikePrivateKey } from "../../text/privateKey.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { addKeys } from "./enrolment.ts";
import { KeyCardView } from "./KeyCardView.tsx";

interface KeyIntakeProps {
  readonly cards: readonly KeyCard[];
  /** What the list of keys that were read is called. */
  readonly listed?: string;
  readonly fault: string | null;
  readonly onCards: (cards: readonly KeyCard[]) => void;
  /** An exchange card was among what was given. */
  readonly onExchangeCard: (card: ExchangeCard) => void;
  /** Whether the keys of such a card are taken. */
  readonly takes?: (card: ExchangeCard) => boolean;
}

/** Public keys by paste, file or drop; every one is shown with its fingerprint before it is enrolled. */
export function KeyIntake({
  cards,
  listed = t("key.list"),
  fault,
  onCards,
  onExchangeCard,
  takes = () => true,
}: KeyIntakeProps) {
  const inspect = useCall("key.inspect");
  const choose = useCall("dialog.open");
  const [pasted, setPasted] = useState("");
  const [refused, setRefused] = useState<Failure | null>(null);

  const read = async (requests: readonly Request<"key.inspect">[]) => {
    setRefused(null);
    let known = cards;
    for (const request of requests) {
      const result = await inspect.run(request);
      if (!result.ok) {
        setRefused(result.error);
        continue;
      }
      const { keys, card } = result.value;
      if (card !== null) onExchangeCard(card);
      if (card === null || takes(card)) known = addKeys(known, keys);
    }
    if (known.length > cards.length) announce(t("key.shown"));
    onCards(known);
  };
  const readFiles = (files: readonly GrantView[]) =>
    read(files.map((file) => ({ file: file.grant })));
  const readPasted = (text: string) => {
    // Emptied before it is judged: a key that was pasted by mistake must not stay on the screen.
    setPasted("");
    if (looksLikePrivateKey(text)) setRefused(failure("key-is-private"));
    else if (text.trim() !== "") void read([{ text }]);
  };
  const chooseFile = async () => {
    const result = await choose.run({ purpose: "public-key" });
    if (result.ok) await readFiles(result.value.chosen);
    else setRefused(result.error);
  };
  useDropTarget({
    label: t("key.drop"),
    onDrop: (result) => {
      if (result.ok) void readFiles(result.value.chosen);
      else setRefused(result.error);
    },
  });

  return (
    <div className="stack tight">
      <TextArea
        mono
        rows={2}
        label={t("key.paste")}
        hint={t("key.pasteHint")}
        value={pasted}
        fault={refused === null ? fault : null}
        placeholder="ssh-ed25519 AAAA…"
        onPaste={(event) => {
          const text = event.clipboardData.getData("text");
          event.preventDefault();
          readPasted(pasted + text);
        }}
        onChange={(event) => {
          const text = event.target.value;
          if (looksLikePrivateKey(text)) readPasted(text);
          else {
            setPasted(text);
            // What was said is about what was there before.
            setRefused(null);
          }
        }}
        onBlur={() => {
          readPasted(pasted);
        }}
      />
      <div className="row">
        <Button
          size="small"
          icon={KeyRound}
          busy={inspect.busy}
          onClick={() => {
            readPasted(pasted);
          }}
        >
          {t("key.inspect")}
        </Button>
        <Button size="small" onClick={() => void chooseFile()}>
          {t("key.choose")}
        </Button>
      </div>
      {refused === null ? null : <FailureNotice failure={refused} />}
      {cards.length === 0 ? null : (
        <ul className="stack tight" aria-label={listed}>
          {cards.map((card) => (
            <li key={card.key}>
              <KeyCardView
                card={card}
                onRemove={() => {
                  onCards(cards.filter((other) => other.key !== card.key));
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { ChoiceField } from "../../ui/Field.tsx";

export type SigningPlace = "here" | "elsewhere";

interface PlaceFieldProps {
  readonly value: SigningPlace;
  readonly onValue: (value: SigningPlace) => void;
}

/** Whether a text is signed in this window, or where its signer's key is. */
export function PlaceField({ value, onValue }: PlaceFieldProps) {
  return (
    <ChoiceField
      legend={t("place.legend")}
      value={value}
      onValue={onValue}
      options={(["here", "elsewhere"] as const).map((place) => ({
        value: place,
        label: t(`place.${place}`),
        hint: t(`place.${place}Hint`),
      }))}
    />
  );
}

interface CarriedTextProps {
  readonly text: string;
  /** How it is signed, and where the answer is recorded. */
  readonly next: string;
  /** What the text is. */
  readonly label: string;
  readonly onClose: () => void;
}

/** A text for its signer to sign elsewhere; nothing is recorded by it. */
export function CarriedText({ text, next, label, onClose }: CarriedTextProps) {
  return (
    <Dialog title={t("place.made")} width="broad" onClose={onClose}>
      <DialogBody>
        <p>{next}</p>
        <TextSheet text={text} label={label} />
        <CopyButton text={text} label={label} />
      </DialogBody>
      <footer>
        <Button tone="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </Dialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { FileOutput } from "lucide-react";
import type { AuditId, GrantId } from "../../../shared/ids.ts";
import type { DraftView } from "../../../shared/ipc/draftView.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { ChoiceField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { WriteOut, type Written } from "./WriteOut.tsx";

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

interface LeavingProps {
  /** Whose statement it is. */
  readonly signer: string;
  /** Where the answer is recorded. */
  readonly next: string;
  /** Writes what leaves into a folder: plain, when that is said. */
  readonly onCarry: (
    folder: GrantId,
    plainly: { readonly unsealed?: true },
  ) => Promise<Written>;
}

type AnswerWanted = Parameters<typeof call<"answer.draft">>[1]["answer"];

/** What was wanted, and its text. */
export interface MadeText {
  readonly wanted: AnswerWanted;
  readonly draft: DraftView;
}

interface CarriedTextProps extends Omit<LeavingProps, "onCarry"> {
  readonly audit: AuditId;
  readonly made: MadeText;
  /** What the text is. */
  readonly label: string;
  readonly onClose: () => void;
}

/** A text for its signer to sign elsewhere, as it reads and as what it leaves; nothing is recorded by it. */
export function CarriedText(props: CarriedTextProps) {
  const { audit, made, label, signer, next, onClose } = props;
  const { wanted: answer, draft } = made;
  const { text, leaving, keyInDoubt } = draft;
  const onCarry: LeavingProps["onCarry"] = (folder, plainly) =>
    call("answer.carryOut", { ...{ audit, answer, folder }, ...plainly });
  const leavingProps = { signer, next, onCarry };
  return (
    <Dialog title={t("place.made")} width="broad" onClose={onClose}>
      <DialogBody>
        <TextSheet text={text} label={label} />
        {leaving === null ? (
          <Notice tone="warn" title={t("place.unsealable", { name: signer })}>
            <p>{t("place.unsealableWhat")}</p>
          </Notice>
        ) : (
          <Sealed {...leavingProps} leaving={leaving} />
        )}
        {keyInDoubt ? <p className="small quiet">{t("place.doubt")}</p> : null}
        {leaving === null || keyInDoubt ? (
          <Unsealed {...leavingProps} text={text} label={label} />
        ) : null}
      </DialogBody>
      <footer>
        <Button tone="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </Dialog>
  );
}

interface SealedProps extends LeavingProps {
  readonly leaving: NonNullable<DraftView["leaving"]>;
}

function Sealed({ leaving, signer, next, onCarry }: SealedProps) {
  const { text, how } = leaving;
  return (
    <div className="stack tight">
      <p>{t("place.sealed", { name: signer })}</p>
      <WriteOut
        icon={FileOutput}
        label={t("place.carry")}
        explanation={t("place.carryWhy")}
        done={t("place.carried")}
        next={next}
        purpose="carry-out-folder"
        primary
        onFolder={(folder) => onCarry(folder, {})}
      />
      <Disclosure label={t("place.paste")}>
        <div className="with-copy">
          <TextSheet text={text} label={t("place.sealedText")} />
          <CopyButton text={text} label={t("place.sealedText")} />
        </div>
        <div className="with-copy">
          <TextSheet text={how} label={t("place.how")} />
          <CopyButton text={how} label={t("place.how")} />
        </div>
      </Disclosure>
    </div>
  );
}

interface UnsealedProps extends LeavingProps {
  readonly text: string;
  readonly label: string;
}

/** For a signer to whom nothing can be sealed, or who may be unable to open it; chosen in so many words. */
function Unsealed({ text, label, next, onCarry }: UnsealedProps) {
  return (
    <Disclosure label={t("place.unsealed")}>
      <p>{t("place.unsealedWhat")}</p>
      <WriteOut
        icon={FileOutput}
        label={t("place.carryUnsealed")}
        explanation={t("place.carryUnsealedWhy")}
        done={t("place.carried")}
        next={next}
        purpose="carry-out-folder"
        onFolder={(folder) => onCarry(folder, { unsealed: true })}
      />
      <p className="row tight small quiet">
        {t("place.copyUnsealed")}
        <CopyButton text={text} label={label} />
      </p>
    </Disclosure>
  );
}

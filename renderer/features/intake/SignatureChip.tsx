// SPDX-License-Identifier: Apache-2.0
import {
  type LucideIcon,
  ShieldCheck,
  ShieldOff,
  ShieldQuestionMark,
  ShieldX,
} from "lucide-react";
import type { SignatureState } from "../../../shared/domain/handedOver.ts";
import type { CountersignatureView } from "../../../shared/ipc/receiptContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { signatureWords } from "../../../shared/text/handedOver.ts";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";

const looks: Readonly<
  Record<SignatureState, { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  pinned: { icon: ShieldCheck, tone: "ok" },
  "unknown-key": { icon: ShieldQuestionMark, tone: "warn" },
  unsigned: { icon: ShieldOff, tone: "plain" },
  broken: { icon: ShieldX, tone: "bad" },
};

/** One of four states, in words and with its icon; colour only underlines it. */
export function SignatureChip({ state }: { readonly state: SignatureState }) {
  const { icon, tone } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {signatureWords[state]}
    </Chip>
  );
}

/** What came back on a receipt for the vendor, likewise. */
export function CountersignatureChip({
  came: { state, holder },
}: {
  readonly came: CountersignatureView;
}) {
  const { icon, tone } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`receipt.${state}`, { holder: shown(holder ?? "") })}
    </Chip>
  );
}

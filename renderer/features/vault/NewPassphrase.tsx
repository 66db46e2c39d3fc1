// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "react";
import { t } from "../../text/text.ts";
import { CheckField } from "../../ui/Field.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";
import type { Strength } from "./estimator.ts";
import { StrengthMeter } from "./StrengthMeter.tsx";
import { useStrength } from "./useStrength.ts";

interface Faults {
  readonly first?: string;
  readonly repeat?: string;
}

interface NewPassphraseLabels {
  readonly label: string;
  readonly repeat: string;
}

function isGuessable(strength: Strength | null): boolean {
  return strength !== null && strength.score < 2;
}

/** A new passphrase, typed twice. What is typed stays in the two controls until `take` empties them. */
export function useNewPassphrase({ label, repeat }: NewPassphraseLabels) {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<Faults>({});
  const { strength, retype, judge } = useStrength(first);
  // Nobody takes a weak one by pressing Enter once more.
  const [isWarned, setWarned] = useState(false);
  const [takesWeak, setTakesWeak] = useState(false);

  /** Whether a passphrase is there to be taken; says beside the control what is wrong with it. */
  const check = (): boolean => {
    const typed = first.current?.value ?? "";
    const differs = typed !== (second.current?.value ?? "");
    if (typed === "") setFaults({ first: t("create.passphraseMissing") });
    else if (differs) {
      setFaults({ repeat: t("create.repeatDiffers") });
      // It cannot be corrected unseen, so it is typed again from nothing.
      takePassphrase(second);
    } else if (!takesWeak && isGuessable(judge())) {
      setWarned(true);
      setFaults({ first: t("create.passphraseWeak") });
      return false;
    } else setFaults({});
    return typed !== "" && !differs;
  };
  const take = (): string => {
    takePassphrase(second);
    const typed = takePassphrase(first);
    retype();
    return typed;
  };
  const fields = (
    <>
      <div className="stack tight">
        <PassphraseField
          label={label}
          hint={t("create.passphraseHint")}
          input={first}
          fault={faults.first ?? null}
          onTyped={() => {
            retype();
            setWarned(false);
            setTakesWeak(false);
            setFaults({});
          }}
        />
        <StrengthMeter strength={strength} />
        {isWarned ? (
          <CheckField
            label={t("create.takeWeak")}
            checked={takesWeak}
            onChecked={setTakesWeak}
          />
        ) : null}
      </div>
      <PassphraseField
        label={repeat}
        input={second}
        fault={faults.repeat ?? null}
        onTyped={() => {
          setFaults({});
        }}
      />
    </>
  );
  return { fields, check, take };
}

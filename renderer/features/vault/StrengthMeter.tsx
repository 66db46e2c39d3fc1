// SPDX-License-Identifier: Apache-2.0
import { t } from "../../text/text.ts";
import type { Strength } from "./estimator.ts";

const words = [
  "strength.0",
  "strength.1",
  "strength.2",
  "strength.3",
  "strength.4",
] as const;

/** Says in words how hard the passphrase is to guess; the bar only repeats it. Its place is always kept. */
export function StrengthMeter({
  strength,
}: {
  readonly strength: Strength | null;
}) {
  const score = strength?.score ?? 0;
  // The lowest step still fills one segment: an empty bar would look like no answer.
  const filled = strength === null ? 0 : Math.max(1, score);
  return (
    <div className="strength">
      <div className="meter" data-score={filled} aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} className={step <= filled ? "on" : undefined} />
        ))}
      </div>
      <p className="small quiet" role="status">
        {strength === null
          ? t("strength.none")
          : `${t(words[score])} ${strength.warning}`.trim()}
      </p>
    </div>
  );
}

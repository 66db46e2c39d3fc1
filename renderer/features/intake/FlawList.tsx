// SPDX-License-Identifier: Apache-2.0
import type { Flaw } from "../../../shared/domain/wholeness.ts";
import { shown } from "../../../shared/text/facts.ts";
import { flawWords } from "../../../shared/text/handedOver.ts";
import { CappedList } from "./CappedList.tsx";

/** What is not whole of a hand-over, one line each. */
export function FlawList({ flaws }: { readonly flaws: readonly Flaw[] }) {
  return (
    <CappedList items={flaws} className="lined dots" step={5}>
      {(flaw, index) => (
        <li key={index} className="wrap">
          <code>{shown(flaw.name)}</code> {flawWords(flaw)}
        </li>
      )}
    </CappedList>
  );
}

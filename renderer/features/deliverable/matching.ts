// SPDX-License-Identifier: Apache-2.0
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { kindName } from "./kinds.ts";

/** Of each as long as it is shown: ten thousand are not joined anew with every letter typed. */
const joined = new WeakMap<DeliverableView, string>();

function wordsOf(deliverable: DeliverableView): string {
  const words = joined.get(deliverable) ?? joinWords(deliverable);
  joined.set(deliverable, words);
  return words;
}

function joinWords({ title, kind, versions }: DeliverableView): string {
  return [
    title,
    kindName(kind),
    ...versions.flatMap(({ name, sha256, from }) => [name, sha256, from]),
  ]
    .join("\n")
    .toLowerCase();
}

/** Those in whose title, kind, files' names, digests or givers every word is found. */
export function matching(
  deliverables: readonly DeliverableView[],
  typed: string,
): readonly DeliverableView[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.length === 0
    ? deliverables
    : deliverables.filter((each) => {
        const said = wordsOf(each);
        return words.every((word) => said.includes(word));
      });
}

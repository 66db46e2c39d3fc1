// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";

const watchers = new Set<() => void>();
let said = "";

/** Reads a sentence out to whoever listens instead of looking. It is shown elsewhere too, never only here. */
export function announce(sentence: string): void {
  // A sentence said twice would not be a change, and so not be read again.
  said = sentence === said ? `${sentence}\u00a0` : sentence;
  for (const watcher of watchers) watcher();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function Announcer() {
  const sentence = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {sentence}
    </div>
  );
}

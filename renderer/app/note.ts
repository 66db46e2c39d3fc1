// SPDX-License-Identifier: Apache-2.0

const watchers = new Set<() => void>();
let note = "";

function publish(sentence: string): void {
  if (sentence === note) return;
  note = sentence;
  for (const watcher of watchers) watcher();
}

/** Says a sentence at the window's foot until the next key or press. */
export function showNote(sentence: string): void {
  publish(sentence);
}

export function clearNote(): void {
  publish("");
}

export function shownNote(): string {
  return note;
}

export function watchNote(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

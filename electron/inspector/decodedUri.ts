// SPDX-License-Identifier: Apache-2.0

/** What a link says in letters; as it stands where that is damaged. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// SPDX-License-Identifier: Apache-2.0
import type { Flaw } from "../../../shared/domain/wholeness.ts";

/** The word that what is not whole is taken in all the same, as its fields hold it. */
export interface Accepting {
  /** What was shown when it was ticked; null while it is not. */
  readonly ticked: string | null;
  readonly by: string;
  readonly reason: string;
}

export const noAccepting: Accepting = { ticked: null, by: "", reason: "" };

export function told(flaws: readonly Flaw[]): string {
  return flaws.map(({ kind, name }) => `${kind} ${name}`).join("\n");
}

/** Whatever is chosen since it was ticked was not accepted. */
export function isTicked(
  { ticked }: Accepting,
  flaws: readonly Flaw[],
): boolean {
  return ticked !== null && ticked === told(flaws);
}

/** Who accepts exactly this, and why; null while something of it is missing. */
export function acceptedBy(
  accepting: Accepting,
  flaws: readonly Flaw[],
): { readonly by: string; readonly reason: string } | null {
  const [by, reason] = [accepting.by.trim(), accepting.reason.trim()];
  if (flaws.length === 0 || !isTicked(accepting, flaws)) return null;
  return by === "" || reason === "" ? null : { by, reason };
}

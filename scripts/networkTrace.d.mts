// SPDX-License-Identifier: Apache-2.0
export const traceArguments: readonly string[];
export function escapesIn(trace: string): string[];
/** Where the app is started, and with what environment. */
interface Place {
  readonly electronPath: string;
  readonly as: { readonly env: Record<string, string> };
}
export function watchPlace(place: Place, folderDir: string): string | undefined;
interface Outcome {
  readonly failed: number;
  readonly failures: readonly string[];
  readonly output: string;
  readonly campaigns: Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
}
export function judged(
  outcome: Outcome,
  tracesDir: string,
  campaign: string,
  leastStarts: number,
): Outcome;

// SPDX-License-Identifier: Apache-2.0
interface Part {
  readonly percent: number;
  readonly files: number;
}
type Parts = Readonly<Record<string, Part>>;
interface Judged {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
}
export const countedParts: Readonly<Record<string, readonly string[]>>;
export function countingInto(stage: string): string[];
export function coverageStage(stages: readonly string[]): Promise<Judged>;
export function percentages(counts: readonly object[]): Promise<Parts>;
export function judge(parts: Parts): Judged;

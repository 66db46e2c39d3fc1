// SPDX-License-Identifier: Apache-2.0
interface Line {
  readonly file: string;
  readonly ms: number;
  readonly intake: string;
  readonly inspection: string;
  readonly preview: string;
  readonly faults: readonly string[];
}
export function readReport(reportPath: string): Line[];
export function lineOf(line: Line): string;
export function keep(
  reportPath: string,
  keptDir: string,
  goingDir: string | undefined,
): void;
export function exitCodeOf(run: {
  readonly fed: readonly Line[];
  readonly reached: readonly string[];
  readonly failed: number;
}): number;

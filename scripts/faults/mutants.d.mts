// SPDX-License-Identifier: Apache-2.0
interface Mutant {
  readonly fileName: string;
  readonly location: {
    readonly start: { readonly line: number; readonly column: number };
  };
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
}
interface Counts {
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly untouched: number;
}
interface Summed {
  readonly counts: Counts;
  readonly tried: number;
  readonly leftOut: number;
  readonly survivors: readonly string[];
}
interface Room extends Summed {
  readonly room: string;
  readonly seconds: number;
}
export function summed(mutants: readonly Mutant[]): Summed;
export function score(counts: Counts): number | undefined;
export function mutantRows(rooms: readonly Room[]): string[][];

// SPDX-License-Identifier: Apache-2.0
export const usage: string;
export function asked(words: readonly string[]):
  | { readonly folderDir: string; readonly keptDir: string }
  | {
      readonly mutants: number;
      readonly seed: number;
      readonly keptDir: string;
    }
  | undefined;

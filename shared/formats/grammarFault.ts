// SPDX-License-Identifier: Apache-2.0

/** Why a text is not of the grammar: the first offending line (1 is the first; 0 is the file as a whole). */
export interface GrammarFault {
  readonly line: number;
  readonly reason: string;
}

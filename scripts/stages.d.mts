// SPDX-License-Identifier: Apache-2.0
export function unproven(reason: string): {
  readonly failed: number;
  readonly skipped: number;
  readonly reasons: readonly string[];
  readonly failures: readonly string[];
};

// SPDX-License-Identifier: Apache-2.0
export const fuses: Readonly<Record<string, boolean>>;
export function fuseConfig(
  resetAdHocDarwinSignature: boolean,
): Readonly<Record<string, unknown>>;

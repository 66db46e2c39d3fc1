// SPDX-License-Identifier: Apache-2.0
export const traceArguments: readonly string[];
export function escapesIn(trace: string): string[];

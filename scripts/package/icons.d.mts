// SPDX-License-Identifier: Apache-2.0
export function iconFiles(): Promise<ReadonlyMap<string, Buffer>>;

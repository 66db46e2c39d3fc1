// SPDX-License-Identifier: Apache-2.0
interface Runtime {
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
}
export function billOfMaterials(runtime: Runtime): string;

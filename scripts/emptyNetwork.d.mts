// SPDX-License-Identifier: Apache-2.0
import type { SpawnOptions } from "node:child_process";
export function makeOfflineNode(
  nodePath: string,
  folderDir: string,
  as: SpawnOptions,
): string | undefined;

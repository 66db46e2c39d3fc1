// SPDX-License-Identifier: Apache-2.0
export function archiveFolder(of: {
  readonly dir: string;
  readonly archivePath: string;
  readonly topName: string;
  readonly level: number;
}): void;

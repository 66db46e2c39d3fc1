// SPDX-License-Identifier: Apache-2.0
export function packTwice(of: {
  readonly repositoryDir: string;
  readonly commit: string;
  readonly releaseDir: string;
  readonly npm: (
    args: readonly string[],
    options: { readonly cwd: string },
  ) => { readonly ok: boolean; readonly stderr: string };
}): void;

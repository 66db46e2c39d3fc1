// SPDX-License-Identifier: Apache-2.0
interface TestError {
  readonly message?: string;
  readonly diff?: string;
  readonly stacks?: readonly { readonly file: string; readonly line: number }[];
}
export function wordsOf(error: TestError | undefined): string;

// SPDX-License-Identifier: Apache-2.0
export function digestOf(path: string): string;
export function writeSums(releaseDir: string): void;
export function signSums(
  releaseDir: string,
  keyPath: string,
  repositoryDir: string,
): void;

// SPDX-License-Identifier: Apache-2.0
import type { Lock } from "../package/licences.mjs";

export interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
}
type Npm = (args: readonly string[]) => Ran;
export function requireCleanTree(dir: string, version: string): string;
export function requireKnownSigner(dir: string, keyPath: string): void;
export function requireNewestElectron(npm: Npm, pinned: string): void;
export function requireNoAdvisory(npm: Npm, lock: Lock): void;
export function requireOfficialElectron(electron: {
  readonly development: boolean;
  readonly version: string;
}): void;
export function requireGreenSuite(suite: () => Ran): void;

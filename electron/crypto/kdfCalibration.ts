// SPDX-License-Identifier: Apache-2.0
import { argon2 } from "./argon2.ts";
import { type KdfCost, kdfCap, kdfFloor, slotSaltBytes } from "./kdf.ts";

const mebibyte = 1024 * 1024;
/** What one guess should take on the machine that made the slot. */
const targetMilliseconds = 1000;
/** Memory comes before passes, since it is what a guesser's hardware lacks; no more than any desktop has. */
const memorySteps = [512, 256, 128, 64].map((size) => size * mebibyte);
const fewestPasses = 3;

/**
 * The cost that takes about a second where one derivation at the floor takes `floorMilliseconds`.
 * Never below the floor, never above the cap.
 */
export function costFor(floorMilliseconds: number): KdfCost {
  const floorWork = kdfFloor.ops * kdfFloor.memoryBytes;
  const work = (floorWork * targetMilliseconds) / floorMilliseconds;
  const memoryBytes =
    memorySteps.find((bytes) => bytes * fewestPasses <= work) ??
    kdfFloor.memoryBytes;
  const passes = Math.floor(work / memoryBytes);
  const ops = Math.min(Math.max(passes, kdfFloor.ops), kdfCap.ops);
  return { ops, memoryBytes };
}

const measurements = 3;

/** Measures this machine by derivations at the floor; the fastest counts, since others may have to share it. */
export async function calibrateKdf(): Promise<KdfCost> {
  const taken: number[] = [];
  while (taken.length < measurements) {
    const { milliseconds } = await argon2.derive({
      length: 64,
      passphrase: new Uint8Array(32),
      salt: new Uint8Array(slotSaltBytes),
      ...kdfFloor,
    });
    taken.push(milliseconds);
  }
  return costFor(Math.min(...taken));
}

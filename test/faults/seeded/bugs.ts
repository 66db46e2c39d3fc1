// SPDX-License-Identifier: Apache-2.0
import { checkBugs } from "./checks.ts";
import { durabilityBugs } from "./durability.ts";
import type { SeededBug } from "./seededBug.ts";

export const seededBugs: readonly SeededBug[] = [
  ...durabilityBugs,
  ...checkBugs,
];

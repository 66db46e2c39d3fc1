// SPDX-License-Identifier: Apache-2.0
import type { CleanRefusal } from "../../shared/domain/cleanCopy.ts";

/** Why there is no copy of this file. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly why: CleanRefusal;

  constructor(why: CleanRefusal) {
    super(why);
    this.why = why;
  }
}

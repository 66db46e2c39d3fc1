// SPDX-License-Identifier: Apache-2.0
import type {
  PackageFault,
  RefusalReason,
} from "../../../shared/domain/memberReasons.ts";

/** One file of a package cannot be taken; the rest can still be read. */
export class MemberFault extends Error {
  override readonly name = "MemberFault";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}

/** The package as a whole cannot be read further. */
export class ArchiveFault extends Error {
  override readonly name = "ArchiveFault";
  readonly fault: PackageFault;

  constructor(fault: PackageFault) {
    super(fault);
    this.fault = fault;
  }
}

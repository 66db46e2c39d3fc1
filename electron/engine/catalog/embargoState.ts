// SPDX-License-Identifier: Apache-2.0
import type { EmbargoId, Instant } from "../../../shared/ids.ts";
import type { ActBody } from "../ledger/entries.ts";

type Agreement = Omit<ActBody<"embargo.agreed">, "audit" | "embargo"> & {
  at: Instant;
};

export type EmbargoState = Omit<ActBody<"embargo.proposed">, "audit"> & {
  /** The date whose place it takes; null for a first one. */
  of: EmbargoId | null;
  at: Instant;
  /** Name of the slot that the vault was open with. */
  by: string;
  agreed: Agreement[];
  lifted:
    | (Omit<ActBody<"embargo.lifted">, "audit" | "embargo"> & { at: Instant })
    | null;
};

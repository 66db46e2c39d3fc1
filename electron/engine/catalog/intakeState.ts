// SPDX-License-Identifier: Apache-2.0
import type { z } from "zod";
import type { PromiseName } from "../../../shared/domain/lineage.ts";
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import type { ActBody, ActType } from "../ledger/entries.ts";
import type { handedOver } from "../ledger/intakeActs.ts";
import type { RecordedSignature } from "./recordedSignature.ts";

/** How a file came with an intake. */
export type HandedOver = z.infer<typeof handedOver>;

export interface VersionComment {
  at: Instant;
  by: string;
  text: string;
}

export type VendorKeyState = Omit<ActBody<"vendor-key.pinned">, "audit"> & {
  at: Instant;
};
export type PromiseState = Omit<ActBody<"promise.set">, "audit">;
/** What an audit knows of its vendors and of what they owe. */
export interface AuditIntake {
  /** Keys of vendors that are no signing keys of people, by their id. */
  vendorKeys: Map<string, VendorKeyState>;
  /** What the RFP promises. */
  promises: Map<PromiseName, PromiseState>;
}

export type LineageState = Omit<ActBody<"version.described">, "version">;

/** Where a version comes from, and what was said of it. */
export interface VersionStory {
  /** How it came with an intake; null for a file that was imported as it lay. */
  handedOver: HandedOver | null;
  /** Null until somebody says. */
  lineage: LineageState | null;
  comments: VersionComment[];
}

type OnReceipt<T extends ActType> = Omit<ActBody<T>, "intake" | "digest"> & {
  at: Instant;
};

/** An owner's receipt for the vendor, to whom it was sealed, and what came back on it. */
export interface ReceiptState {
  /** SHA-256 of its text. */
  digest: Sha256;
  text: string;
  signature: RecordedSignature;
  sent: OnReceipt<"intake.receipt-sent">[];
  countersigned: OnReceipt<"intake.countersigned">[];
}

/** What a vendor handed over, as it was accepted. */
export interface IntakeState extends Omit<
  ActBody<"intake.begun">,
  "signatures"
> {
  at: Instant;
  /** Name of the slot that the vault was open with. */
  by: string;
  /** Who took it in although it was not whole, and why. */
  accepted: (Omit<ActBody<"intake.accepted">, "intake"> & { at: Instant })[];
  /** Receipts for the vendor; the last one is sent. */
  receipts: ReceiptState[];
  /** Null where it was broken off, so that it can be resumed. */
  ended: { at: Instant; taken: number } | null;
}

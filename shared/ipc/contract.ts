// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { commandIds } from "../domain/commands.ts";
import { JobId } from "../ids.ts";
import type { Channel, EngineChannel, EventName } from "./channels.ts";
import { agreementContract } from "./agreementContract.ts";
import { chartContract } from "./chartContract.ts";
import { cleanCopyContract } from "./cleanCopyContract.ts";
import { comparisonContract } from "./comparisonContract.ts";
import { consentContract } from "./consentContract.ts";
import { disclosureContract } from "./disclosureContract.ts";
import { embargoContract } from "./embargoContract.ts";
import { copyContract } from "./copyContract.ts";
import { intakeContract } from "./intakeContract.ts";
import { receiptContract } from "./receiptContract.ts";
import { crossCheckContract } from "./crossCheckContract.ts";
import { dispositionContract } from "./dispositionContract.ts";
import { extractContract } from "./extractContract.ts";
import { findingContract } from "./findingContract.ts";
import { inspectionContract } from "./inspectionContract.ts";
import { inboxContract } from "./inboxContract.ts";
import { inTotoContract } from "./inTotoContract.ts";
import { mergedContract } from "./mergedContract.ts";
import { lineageContract } from "./lineageContract.ts";
import { ledgerContract } from "./ledgerContract.ts";
import { landingContract } from "./landingContract.ts";
import { keyContract } from "./keyContract.ts";
import { phaseContract } from "./phaseContract.ts";
import { placeContract } from "./placeContract.ts";
import { previewContract } from "./previewContract.ts";
import { rekeyContract } from "./rekeyContract.ts";
import { reviewContract } from "./reviewContract.ts";
import { releaseContract } from "./releaseContract.ts";
import { repairContract } from "./repairContract.ts";
import { shellContract } from "./shellContract.ts";
import { cardContract } from "./cardContract.ts";
import { rosterContract } from "./rosterContract.ts";
import { signingContract } from "./signingContract.ts";
import { standingContract } from "./standingContract.ts";
import { settingsContract } from "./settingsContract.ts";
import { slotContract } from "./slotContract.ts";
import { voidedContract } from "./voidedContract.ts";
import { vaultContract } from "./vaultContract.ts";

export {
  dialogPurposes,
  droppedUses,
  usesOf,
  grantUses,
  type GrantUse,
} from "./shellContract.ts";

/**
 * The one contract between pages, shell, engine and command line: what each call takes and gives.
 * Requests are strict and bounded, since a page is not trusted; paths never appear in them, only
 * grants (ARCHITECTURE.md).
 */
export const contract = {
  ...shellContract,
  ...settingsContract,
  ...placeContract,
  ...vaultContract,
  ...signingContract,
  ...rosterContract,
  ...cardContract,
  ...slotContract,
  ...keyContract,
  ...landingContract,
  ...releaseContract,
  ...voidedContract,
  ...mergedContract,
  ...inTotoContract,
  ...consentContract,
  ...reviewContract,
  ...inboxContract,
  ...disclosureContract,
  ...embargoContract,
  ...phaseContract,
  ...chartContract,
  ...agreementContract,
  ...inspectionContract,
  ...findingContract,
  ...dispositionContract,
  ...extractContract,
  ...cleanCopyContract,
  ...crossCheckContract,
  ...intakeContract,
  ...receiptContract,
  ...lineageContract,
  ...previewContract,
  ...comparisonContract,
  ...standingContract,
  ...ledgerContract,
  ...copyContract,
  ...repairContract,
  ...rekeyContract,
} as const satisfies Record<
  Channel,
  { request: z.ZodType; response: z.ZodType }
>;

export type Request<C extends Channel> = z.input<
  (typeof contract)[C]["request"]
>;
export type ParsedRequest<C extends Channel> = z.output<
  (typeof contract)[C]["request"]
>;
export type Response<C extends Channel> = z.output<
  (typeof contract)[C]["response"]
>;

export const events = {
  "job.progress": z.strictObject({
    job: JobId,
    /** Bare name of the file at hand; empty between files. */
    file: z.string(),
    fileDone: z.number().nonnegative(),
    fileTotal: z.number().nonnegative(),
    done: z.number().nonnegative(),
    total: z.number().nonnegative(),
    /** Position in the list of files, from 1. */
    index: z.number().int().nonnegative(),
    count: z.number().int().nonnegative(),
  }),
  "vault.changed": z.strictObject({ seq: z.number().int().nonnegative() }),
  "vault.locked": z.strictObject({ why: z.enum(["asked", "engine-gone"]) }),
  "preview.left": z.strictObject({ why: z.enum(["asked", "gone"]) }),
  /** In a menu. */
  "command.chosen": z.strictObject({ command: z.enum(commandIds) }),
  /** The system gave the app something to open. */
  "files.handed": z.strictObject({}),
  /** How near the lock is that follows when nobody is there. */
  "lock.near": z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("near"),
      secondsLeft: z.number().int().positive(),
    }),
    /** It waits for work that is under way. */
    z.strictObject({ kind: z.literal("held") }),
  ]),
} as const satisfies Record<EventName, z.ZodType>;
export type EventBody<E extends EventName> = z.output<(typeof events)[E]>;

export type { Channel, EngineChannel, EventName };

// SPDX-License-Identifier: Apache-2.0
import type { ToUnwrapper } from "../../../shared/domain/unwrapperMessages.ts";
import type {
  StopReason,
  ToInspector,
} from "../../../shared/domain/inspectionMessages.ts";

/** A process for one job beside the engine: whoever starts it may kill it at any time. */
export interface HelperProcess<Message> {
  send(message: Message): void;
  onMessage(listener: (untrusted: unknown) => void): void;
  /** Called once, however it ends. */
  onEnd(listener: (why: StopReason) => void): void;
  kill(): void;
}

/** One inspector, for one file. */
export type InspectorProcess = HelperProcess<ToInspector>;
/** One unwrapper, for one hand-over, whose keys it holds. */
export type UnwrapperProcess = HelperProcess<ToUnwrapper>;

/** Fails with an exception where no process can be started. */
export type StartInspector = () => InspectorProcess;
export type StartUnwrapper = () => UnwrapperProcess;

/** Resident memory at which an inspector is killed. */
export const mostResident = 1024 * 1024 * 1024;
/** An unwrapper may hold an archive in memory, and what is being decrypted twice. */
export const mostResidentOfUnwrapper = 3 * 1024 * 1024 * 1024;

// SPDX-License-Identifier: Apache-2.0
import type {
  StopReason,
  ToInspector,
} from "../../../shared/domain/inspectionMessages.ts";

/** One inspector, for one file: whoever starts it may kill it at any time. */
export interface InspectorProcess {
  send(message: ToInspector): void;
  onMessage(listener: (untrusted: unknown) => void): void;
  /** Called once, however it ends. */
  onEnd(listener: (why: StopReason) => void): void;
  kill(): void;
}

/** Fails with an exception where no process can be started. */
export type StartInspector = () => InspectorProcess;

/** Resident memory at which an inspector is killed. */
export const mostResident = 1024 * 1024 * 1024;

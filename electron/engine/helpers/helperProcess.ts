// SPDX-License-Identifier: Apache-2.0
import type { ToCleaner } from "../../../shared/domain/cleanerMessages.ts";
import type { ToComparer } from "../../../shared/domain/comparisonMessages.ts";
import type {
  StopReason,
  ToInspector,
} from "../../../shared/domain/inspectionMessages.ts";
import type { ToOutliner } from "../../../shared/domain/outlineMessages.ts";
import type { ToUnwrapper } from "../../../shared/domain/unwrapperMessages.ts";
import type { Helper } from "../../helper/helpers.ts";
import type { OpenerQuestion } from "../inbox/openerSteps.ts";

/** A process for one job beside the engine: whoever starts it may kill it at any time. */
export interface HelperProcess<Message extends object> {
  send(message: Message): void;
  onMessage(listener: (untrusted: unknown) => void): void;
  /** Called once, however it ends. */
  onEnd(listener: (why: StopReason) => void): void;
  kill(): void;
}

/** What each is told. */
interface Told {
  readonly inspector: ToInspector;
  readonly cleaner: ToCleaner;
  readonly unwrapper: ToUnwrapper;
  readonly opener: OpenerQuestion;
  readonly outliner: ToOutliner;
  readonly comparer: ToComparer;
}

/** Fails with an exception where no process can be started. */
export type StartHelper = <Which extends Helper>(
  which: Which,
) => HelperProcess<Told[Which]>;

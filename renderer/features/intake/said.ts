// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "../../../shared/ids.ts";
import type { IntakeSummary } from "../../../shared/ipc/intakeContract.ts";
import { instantOfDateTime } from "../../text/instants.ts";

/** Who handed it over, when and how. */
export interface Custody {
  readonly from: string;
  readonly channel: string;
  /** As its field holds it; empty for now. */
  readonly handed: string;
}

export const noCustody: Custody = { from: "", channel: "", handed: "" };

export interface Said {
  readonly from: string;
  readonly channel: string;
  readonly handed?: Instant;
}

/** What is said of a hand-over; null while something of it is missing. */
export function saidOf(
  { from, channel, handed }: Custody,
  resumes: IntakeSummary["resumes"],
): Said | null {
  if (resumes !== null) return { from: resumes.from, channel: resumes.channel };
  const at = handed === "" ? undefined : instantOfDateTime(handed);
  if (from.trim() === "" || channel.trim() === "" || at === null) return null;
  return {
    ...{ from: from.trim(), channel: channel.trim() },
    ...(at === undefined ? {} : { handed: at }),
  };
}

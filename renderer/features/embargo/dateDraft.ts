// SPDX-License-Identifier: Apache-2.0
import {
  type DateWarning,
  nearestRecommended,
  warningsOf,
} from "../../../shared/domain/embargo.ts";
import {
  instantOfLocal,
  localTimeAt,
  type ZonedDate,
} from "../../../shared/domain/zonedTime.ts";
import type { Instant } from "../../../shared/ids.ts";
import { t } from "../../text/text.ts";

/** What a date that is being written means so far. */
export interface ReadDate {
  /** Null while it is no date yet. */
  readonly ends: Instant | null;
  readonly localFault: string | null;
  readonly zoneFault: string | null;
  /** Set where clocks show it twice, chosen or not. */
  readonly twice: { readonly earlier: Instant; readonly later: Instant } | null;
  readonly warnings: readonly DateWarning[];
  readonly recommended: Instant | null;
}

const nothing: ReadDate = {
  ...{ ends: null, localFault: null, zoneFault: null, twice: null },
  ...{ warnings: [], recommended: null },
};

export function readDate(date: ZonedDate, now: Instant): ReadDate {
  const { local, zone, which } = date;
  const plain = instantOfLocal({ local, zone });
  if (plain.ok) return sound(plain.value, now, null);
  switch (plain.error.kind) {
    case "zone-unknown":
      return { ...nothing, zoneFault: t("embargoDate.zoneUnknown") };
    case "not-a-time":
      return { ...nothing, localFault: t("embargoDate.localMissing") };
    case "skipped":
      return { ...nothing, localFault: t("embargoDate.skipped") };
    case "ambiguous": {
      const { earlier, later } = plain.error;
      const twice = { earlier, later };
      return which === undefined
        ? { ...nothing, twice }
        : sound(twice[which], now, twice);
    }
  }
}

function sound(
  ends: Instant,
  now: Instant,
  twice: ReadDate["twice"],
): ReadDate {
  const warnings = warningsOf(ends);
  return {
    ...{ ends, twice, warnings, zoneFault: null },
    localFault: ends <= now ? t("embargoDate.past") : null,
    recommended: warnings.length === 0 ? null : nearestRecommended(ends, now),
  };
}

/** The same date as a clock in the zone shows it; as it was where the zone is not known. */
export function writtenIn(
  zone: string,
  ends: Instant,
): Pick<ZonedDate, "local" | "zone"> {
  const local = localTimeAt(ends, zone);
  return local === null
    ? { local: ends.slice(0, 16), zone: "UTC" }
    : { local, zone };
}

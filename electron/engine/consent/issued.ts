// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import {
  type Instant,
  instantAt,
  millisecondsOf,
} from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

const dayMs = 24 * 60 * 60 * 1000;

function stale(now: Instant, issued: Instant): Result<never, Failure> {
  return err(failure("statement-stale", { issued, clock: now }));
}

/** A statement from the far future is not recorded; `statement-stale`. */
export function checkIssued(
  now: Instant,
  issued: Instant,
): Result<void, Failure> {
  const latest = instantAt(millisecondsOf(now) + dayMs);
  return issued > latest ? stale(now, issued) : ok(undefined);
}

/** Nobody signs here what is over a day old, or from the future: it is asked for anew; `statement-stale`. */
export function checkFresh(
  now: Instant,
  issued: Instant,
): Result<void, Failure> {
  const oldest = instantAt(millisecondsOf(now) - dayMs);
  return issued < oldest || issued > now ? stale(now, issued) : ok(undefined);
}

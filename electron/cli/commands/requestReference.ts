// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { ReceivedView } from "../../../shared/ipc/inboxContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { optional, required } from "../argument.ts";
import { misused, type Refusal, refused } from "../command.ts";
import { shortId } from "../layout.ts";
import { reference, words } from "../readers.ts";
import type { Session } from "../session.ts";

export const requestOption = optional(
  "digest",
  "the request, or enough of its digest; may be left out when only one is open",
  reference,
);

export const reasonOption = required("words", "why, for the record", words);

/** The request whose digest begins so; with nothing named, the only one that is open, or else the only one. */
export async function resolveRequest(
  session: Session,
  prefix: string | undefined,
): Promise<Result<ReceivedView, Refusal>> {
  const listed = await session.call("inbox.list", {});
  if (!listed.ok) return refused(listed.error);
  const { requests } = listed.value;
  const there = requests.filter(({ standing }) => standing !== "removed");
  const open = there.filter(({ standing }) => standing === "open");
  const candidates =
    prefix === undefined
      ? open.length > 0
        ? open
        : there
      : requests.filter(({ request }) => request.startsWith(prefix));
  const [only, another] = candidates;
  if (only === undefined)
    return prefix === undefined
      ? misused(
          "This vault holds no request: open one with counterseal request open.",
        )
      : refused(failure("request-unknown"));
  return another === undefined
    ? ok(only)
    : misused(
        `Several requests can be meant: add --request with one of ${candidates.map(({ request }) => shortId(request)).join(", ")}.`,
      );
}

/** The signing sheet of that request, with its digest. */
export async function sheetOf(
  session: Session,
  prefix: string | undefined,
): Promise<
  Result<Response<"inbox.sheet"> & Pick<ReceivedView, "request">, Refusal>
> {
  const known = await resolveRequest(session, prefix);
  if (!known.ok) return known;
  const { request } = known.value;
  const sheet = await session.call("inbox.sheet", { request });
  return sheet.ok ? ok({ ...sheet.value, request }) : refused(sheet.error);
}

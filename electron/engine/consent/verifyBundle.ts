// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import type { TrustedCharter } from "../../../shared/ipc/trustedCharter.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { Context } from "../context.ts";
import { openAudit } from "../people/openAudit.ts";
import { locateRelease } from "../release/locateRelease.ts";
import type { LocatedRelease } from "../release/locatedRelease.ts";
import { judgeRelease } from "../release/verifyRelease.ts";
import { checkBundle, checkTrusted, isOfClone } from "./bundleQuestion.ts";
import { charterInForce } from "./charters.ts";
import { checkPath } from "./proposedPaths.ts";
import { witnessRelease } from "./witnessRelease.ts";

const largestCharterBytes = 32 * 1024 * 1024;

async function trustedCharterOf(
  context: Context,
  source: TrustedCharter | undefined,
): Promise<Result<Uint8Array | null, Failure>> {
  if (source === undefined) return ok(null);
  if (typeof source === "object") {
    const open = openAudit(context, source.audit);
    if (!open.ok) return open;
    const inForce = charterInForce(open.value.audit);
    return inForce.ok ? ok(encodeUtf8(inForce.value.text)) : inForce;
  }
  const path = context.pathOf(source, "charter");
  if (!path.ok) return path;
  const charter = await context.storage.readWhole(
    path.value,
    largestCharterBytes,
  );
  if (!charter.ok) return charter;
  const readable = checkTrusted(charter.value, path.value);
  return readable.ok ? charter : readable;
}

export interface JudgedBundle {
  readonly verdict: Response<"bundle.verify">;
  /** Null where none was found. */
  readonly located: LocatedRelease | null;
}

/** Judges a release as a stranger would; where a vault is open, it hears what the release says of its ledger. */
export async function judgeBundle(
  context: Context,
  request: ParsedRequest<"bundle.verify">,
): Promise<Result<JudgedBundle, Failure>> {
  const { storage, ending: signal, startHelper } = context;
  const path = context.pathOf(request.bundle, "bundle");
  if (!path.ok) return path;
  const commit = request.commit ?? null;
  const place =
    request.place === undefined ? ok(undefined) : checkPath(request.place);
  if (!place.ok) return place;
  const question = {
    ...{ path: path.value, commit, signal, startHelper },
    place: place.value,
  };
  const sound = await checkBundle(storage, question);
  if (!sound.ok) return sound;
  const trustedCharter = await trustedCharterOf(context, request.charter);
  if (!trustedCharter.ok) return trustedCharter;
  const located = await locateRelease(storage, question);
  if (!located.ok) return located;
  const verdict = await judgeRelease(
    { trustedCharter: trustedCharter.value, now: context.now() },
    located.value,
  );
  if (!verdict.ok) return verdict;
  if (commit === null && isOfClone(verdict.value))
    return err(failure("bundle-is-clone", { name: basename(path.value) }));
  const found = located.value.ok ? located.value.value : null;
  const heard =
    context.session === null || found === null
      ? ok(undefined)
      : await witnessRelease(context.session, found);
  return heard.ok ? ok({ verdict: verdict.value, located: found }) : heard;
}

export async function verifyBundle(
  context: Context,
  request: ParsedRequest<"bundle.verify">,
): Promise<Result<Response<"bundle.verify">, Failure>> {
  const judged = await judgeBundle(context, request);
  return judged.ok ? ok(judged.value.verdict) : judged;
}

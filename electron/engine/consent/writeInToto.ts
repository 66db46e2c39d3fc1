// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import {
  inTotoStatement,
  type VerifiedRelease,
} from "../../../shared/formats/exports/inTotoFile.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { ListedFile } from "../../../shared/formats/statement.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import type { Context } from "../context.ts";
import type { LocatedRelease } from "../release/locatedRelease.ts";
import { judgeBundle, type JudgedBundle } from "./verifyBundle.ts";

/** The digests of what lies in the release folder; null when one could not be read after all. */
async function ownFiles(
  { treeAt }: LocatedRelease,
  approval: VerifiedRelease["approval"],
): Promise<readonly ListedFile[] | null> {
  const { place } = approval;
  const tree = treeAt(place);
  if (tree === null) return null;
  const own: ListedFile[] = [];
  for (const [path, kind] of (await tree.list(approval)).present) {
    if (kind !== "file" || !path.startsWith(`${place}/`)) continue;
    const digest = await tree.digest(path);
    if (digest === null) return null;
    own.push({ path, sha256: digest });
  }
  return own;
}

/** What was verified, in full; null where the verdict is another, or the release changed meanwhile. */
async function verifiedRelease({
  verdict,
  located,
}: JudgedBundle): Promise<VerifiedRelease | null> {
  if (verdict.verdict !== "VERIFIED" || located?.statement == null) return null;
  const text = decodeUtf8(located.statement);
  const parsed = text === null ? null : parseStatement(text);
  if (parsed?.ok !== true || parsed.value.act !== "approval") return null;
  const approval = parsed.value;
  const own = await ownFiles(located, approval);
  if (own === null) return null;
  return {
    ...{ approval, signers: verdict.signers },
    statement: sha256(located.statement),
    files: [...approval.files, ...own],
  };
}

/** Writes the in-toto Statement of a release that is VERIFIED by a charter from elsewhere, as one new file. */
export async function writeInToto(
  context: Context,
  request: ParsedRequest<"bundle.inToto">,
): Promise<Result<Response<"bundle.inToto">, Failure>> {
  const path = context.pathOf(request.file, "in-toto");
  if (!path.ok) return path;
  const judged = await judgeBundle(context, request);
  if (!judged.ok) return judged;
  const release = await verifiedRelease(judged.value);
  if (release === null) {
    const { problems } = judged.value.verdict;
    const names = [...new Set(problems.map(({ name }) => name))].join(", ");
    return err(failure("bundle-not-verified", { problems: names }));
  }
  const bytes = encodeUtf8(canonicalJson(inTotoStatement(release)));
  const written = await context.storage.createDurably(path.value, bytes, 0o644);
  return written.ok
    ? ok({ sha256: sha256(bytes), files: release.files.length })
    : written;
}

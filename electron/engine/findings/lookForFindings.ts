// SPDX-License-Identifier: Apache-2.0
import type { FileType } from "../../../shared/domain/inspection.ts";
import type { FoundField } from "../../../shared/domain/foundFinding.ts";
import { foundLimits } from "../../../shared/domain/foundFinding.ts";
import { largestCompared } from "../../../shared/domain/comparisonMessages.ts";
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GrantId, VersionId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type { FindingLook } from "../../../shared/ipc/findingContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { VersionState } from "../catalog/state.ts";
import type { Context, Job } from "../context.ts";
import { versionIn } from "../inspection/inspectionView.ts";
import { openObject, stopIfCancelled } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { askProposals } from "./askProposals.ts";
import { keepLook, type Looked, lookView, proposalsOf } from "./proposals.ts";
import { type FoundList, isListOfFindings, readList } from "./readFile.ts";

type Chosen = Readonly<Record<string, FoundField | null>>;

interface Read {
  readonly name: string;
  readonly list: FoundList;
  readonly source: Looked["source"];
}

const refused = (reason: string) =>
  err(failure("finding-import-refused", { reason }));

function listOf(
  name: string,
  bytes: Uint8Array,
  chosen: Chosen,
): Result<FoundList, Failure> {
  const text = decodeUtf8(bytes);
  if (text === null) return refused("it is not UTF-8 text");
  const list = readList(name, text, chosen);
  return list === null
    ? refused("it is no CSV, SARIF 2.1.0, CSAF 2.0 or list of records in JSON")
    : ok(list);
}

async function readOutside(
  context: Context,
  file: GrantId,
  chosen: Chosen,
): Promise<Result<Read, Failure>> {
  const path = context.pathOf(file, "findings");
  if (!path.ok) return path;
  const bytes = await context.storage.readWhole(path.value, foundLimits.bytes);
  if (!bytes.ok) return bytes;
  const name = basename(path.value);
  const list = listOf(name, bytes.value, chosen);
  if (!list.ok) return list;
  const { format } = list.value;
  const digest = sha256(bytes.value);
  const source = { kind: "file" as const, format, name, sha256: digest };
  return ok({ name, list: list.value, source });
}

/** The version, whole and verified, as the job goes. */
async function* contentOf(session: Session, version: VersionState, job: Job) {
  const seen = job.startFile(version.name, version.size);
  for await (const piece of openObject(session, version)) {
    stopIfCancelled(job.signal);
    seen(piece.length);
    yield piece;
  }
}

async function wholeOf(
  session: Session,
  version: VersionState,
  job: Job,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(version.size);
  let filled = 0;
  for await (const piece of contentOf(session, version, job)) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}

function formatOf(type: FileType): FoundList["format"] {
  if (type === "pdf" || type === "markdown") return type;
  return type === "docx" || type === "xlsx" || type === "pptx"
    ? "office"
    : "text";
}

async function listInVersion(
  context: Context,
  session: Session,
  version: VersionState,
  chosen: Chosen,
  job: Job,
): Promise<Result<FoundList, Failure>> {
  const { name, size } = version;
  if (isListOfFindings(name)) {
    if (size > foundLimits.bytes) return refused("it is larger than 8 MiB");
    return listOf(name, await wholeOf(session, version, job), chosen);
  }
  if (size > largestCompared) return refused("it is larger than 256 MiB");
  const proposed = await askProposals(
    () => context.startHelper("comparer"),
    { name, size, content: contentOf(session, version, job) },
    job.signal,
  );
  if (!proposed.ok) return proposed;
  const { type, found } = proposed.value;
  return ok({ format: formatOf(type), columns: [], found, isCut: false });
}

async function readVersion(
  context: Context,
  session: Session,
  id: VersionId,
  chosen: Chosen,
  { audit, job }: Pick<ParsedRequest<"finding.look">, "audit" | "job">,
): Promise<Result<Read, Failure>> {
  const found = versionIn(session.state, id);
  if (found?.deliverable.audit !== audit)
    return err(failure("version-unknown", { version: id }));
  const { version } = found;
  const size = { total: version.size, count: 1 };
  const list = await context.runJob(job, size, (running) =>
    listInVersion(context, session, version, chosen, running),
  );
  if (!list.ok) return list;
  const { format } = list.value;
  const source = { kind: "version" as const, format, version: id };
  return ok({ name: version.name, list: list.value, source });
}

/** What a file or a version says of findings; kept for a person to choose from. */
export async function lookForFindings(
  context: Context,
  session: Session,
  request: ParsedRequest<"finding.look">,
): Promise<Result<FindingLook, Failure>> {
  const { audit, from, job } = request;
  const columns = request.columns ?? [];
  const chosen = Object.fromEntries(
    columns.map(({ heading, field }) => [heading, field]),
  );
  const read =
    "file" in from
      ? await readOutside(context, from.file, chosen)
      : await readVersion(context, session, from.version, chosen, request);
  if (!read.ok) return read;
  const { list, source, name } = read.value;
  const proposals = proposalsOf(session, audit, list, source);
  const looked = { look: job, audit, source, proposals };
  keepLook(session, looked);
  return ok(lookView(looked, name, list));
}

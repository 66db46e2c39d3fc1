// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { usualLimits } from "../../../shared/domain/unpackLimits.ts";
import { flawsOf } from "../../../shared/domain/wholeness.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import type { IntakeView } from "../../../shared/ipc/intakeContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IntakeState } from "../catalog/intakeState.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import { requireWritable, type Session } from "../session.ts";
import { custodyPage } from "./custodyPage.ts";
import { deliverableOf, deliverableView } from "./deliverableViews.ts";
import { look } from "./look.ts";
import { findPackages, type Package } from "./packages.ts";
import { receiptView } from "./receiptViews.ts";
import { stage, type Staged, stagedOf, unstage } from "./staged.ts";
import type { Accepted, Choice } from "./acceptedActs.ts";
import { take, type Taken } from "./take.ts";
import { readVendorKey, vendorKeyViews } from "./vendorKeys.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";

function pathsOf(
  context: Context,
  grants: readonly GrantId[],
  ...uses: readonly ("import" | "package-folder" | "age-identity")[]
): Result<string[], Failure> {
  const paths: string[] = [];
  for (const grant of grants) {
    let path: Result<string, Failure> = err(failure("grant-unknown"));
    for (const use of uses) if (!path.ok) path = context.pathOf(grant, use);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
}

async function keyFilesOf(
  context: Context,
  grants: readonly GrantId[],
): Promise<Result<Package[], Failure>> {
  const paths = pathsOf(context, grants, "age-identity");
  if (!paths.ok) return paths;
  const files: Package[] = [];
  for (const path of paths.value) {
    const source = await context.storage.openSource(path);
    if (!source.ok) return source;
    files.push({ path, name: basename(path), size: source.value.size });
    await source.value.close();
  }
  return ok(files);
}

function sizeOf(packages: readonly Package[]) {
  const total = packages.reduce((sum, { size }) => sum + size, 0);
  return { total, count: packages.length };
}

function viewOf(intake: IntakeState): IntakeView {
  const { ended, audit: _audit, leftOut: _leftOut, ...rest } = intake;
  const receipts = intake.receipts.map(receiptView);
  return { ...rest, receipts, taken: ended?.taken ?? null };
}

/** Each choice is of a file that was not refused, once, and of a deliverable of this audit. */
function checkChoices(
  session: Session,
  { audit, summary }: Staged,
  choices: readonly Choice[],
): Result<void, Failure> {
  const files = new Map(summary.files.map((file) => [file.index, file]));
  const seen = new Set<number>();
  for (const { index, deliverable } of choices) {
    const file = files.get(index);
    if (file === undefined || seen.has(index))
      return err(failure("request-malformed"));
    seen.add(index);
    if (file.refused !== null)
      return err(failure("intake-file-refused", { name: file.path }));
    if (deliverable === undefined) continue;
    const into = deliverableOf(session, deliverable);
    if (!into.ok) return into;
    if (into.value.audit !== audit) return err(failure("request-malformed"));
  }
  return ok(undefined);
}

/** There is something to take in, and it is whole, or somebody says why it is taken all the same. */
function checkWhole(
  { summary }: Staged,
  { files, accepting }: ParsedRequest<"intake.take">,
): Result<Accepted | null, Failure> {
  const wanted = new Set(files.map(({ index }) => index));
  const chosen = summary.files.filter(({ index }) => wanted.has(index));
  const flaws = flawsOf(summary, chosen);
  const [flaw] = flaws;
  if (flaw !== undefined && accepting === undefined)
    return err(failure("intake-not-whole", { name: flaw.name }));
  if (chosen.length === 0 && summary.resumes === null)
    return err(failure("intake-empty"));
  if (flaw === undefined || accepting === undefined) return ok(null);
  const by = checkPlainText(accepting.by, "by");
  if (!by.ok) return by;
  const reason = checkPlainText(accepting.reason, "reason");
  return reason.ok ? ok({ by: by.value, reason: reason.value, flaws }) : reason;
}

function takenResponse(
  session: Session,
  { imported, refused }: Taken,
): Response<"intake.take"> {
  const views = [...new Set(imported)].flatMap((id) => {
    const found = deliverableOf(session, id);
    return found.ok ? [deliverableView(found.value)] : [];
  });
  return {
    imported: views,
    refused: refused.map(({ file, error: { code, facts } }) => ({
      name: file.path,
      code,
      ...(facts && { facts: { ...facts } }),
    })),
  };
}

async function takeIn(
  context: Context,
  session: Session,
  request: ParsedRequest<"intake.take">,
): Promise<Result<Response<"intake.take">, Failure>> {
  const staged = stagedOf(session, request.intake);
  if (!staged.ok) return staged;
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const checked = checkChoices(session, staged.value, request.files);
  if (!checked.ok) return checked;
  const whole = checkWhole(staged.value, request);
  if (!whole.ok) return whole;
  const said = staged.value.summary.resumes ?? request;
  const from = checkPlainText(said.from, "from");
  if (!from.ok) return from;
  const channel = checkPlainText(said.channel, "channel");
  if (!channel.ok) return channel;
  const handed = said.handed ?? session.now();
  const { packages } = staged.value;
  const done = await context.runJob(request.job, sizeOf(packages), (job) =>
    take(
      context,
      session,
      {
        ...{ staged: staged.value, passphrases: request.passphrases },
        ...{ from: from.value, channel: channel.value, handed },
        ...{ choices: request.files, accepted: whole.value },
      },
      job,
    ),
  );
  // What was taken is not in the summary: whatever came of it, the next look is a new one.
  unstage(session, request.intake);
  return done.ok ? ok(takenResponse(session, done.value)) : done;
}

export const intakeHandlers: Handlers<
  | "intake.look"
  | "intake.take"
  | "intake.drop"
  | "intake.list"
  | "intake.report"
  | "vendorKey.list"
  | "vendorKey.pin"
  | "vendorKey.unpin"
> = {
  async "intake.look"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const audit = auditOf(session.value, request.audit);
    if (!audit.ok) return audit;
    const paths = pathsOf(context, request.files, "import", "package-folder");
    if (!paths.ok) return paths;
    const keyFiles = await keyFilesOf(context, request.keyFiles);
    if (!keyFiles.ok) return keyFiles;
    const found = await findPackages(context.storage, paths.value);
    if (!found.ok) return found;
    const size = sizeOf(found.value.packages);
    const limits = { ...usualLimits, ...definedOnly(request.limits ?? {}) };
    const staged = await context.runJob(request.job, size, (job) =>
      look(
        context,
        session.value,
        {
          ...{ audit: audit.value, found: found.value, limits },
          ...{ keyFiles: keyFiles.value, passphrases: request.passphrases },
        },
        job,
      ),
    );
    if (!staged.ok) return staged;
    stage(session.value, staged.value);
    return ok(staged.value.summary);
  },

  async "intake.take"(context, request) {
    const session = context.openSession();
    return session.ok ? takeIn(context, session.value, request) : session;
  },

  "intake.drop": (context, { intake }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    unstage(session.value, intake);
    return Promise.resolve(ok({}));
  },

  "intake.list": (context, { audit }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const found = auditOf(session.value, audit);
    if (!found.ok) return Promise.resolve(found);
    const intakes = [...session.value.state.intakes.values()]
      .filter((intake) => intake.audit === audit)
      .map(viewOf);
    return Promise.resolve(ok({ intakes }));
  },

  async "intake.report"(context, { deliverable, destination }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = deliverableOf(session.value, deliverable);
    if (!found.ok) return found;
    const path = context.pathOf(destination, "custody-report");
    if (!path.ok) return path;
    const page = encodeUtf8(custodyPage(session.value, found.value));
    const written = await context.storage.createDurably(path.value, page);
    return written.ok ? ok({ sha256: sha256(page) }) : written;
  },

  "vendorKey.list": (context, { audit }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const found = auditOf(session.value, audit);
    return Promise.resolve(
      found.ok ? ok({ keys: vendorKeyViews(found.value) }) : found,
    );
  },

  async "vendorKey.pin"(context, { audit, file, holder }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = auditOf(session.value, audit);
    if (!found.ok) return found;
    const plain = checkPlainText(holder, "holder");
    if (!plain.ok) return plain;
    const path = context.pathOf(file, "public-key");
    if (!path.ok) return path;
    const key = await readVendorKey(context, path.value);
    if (!key.ok) return key;
    const body = { audit, ...key.value, holder: plain.value };
    const done = await session.value.commit([
      { type: "vendor-key.pinned", body },
    ]);
    if (!done.ok) return done;
    const { kind, id } = key.value;
    return ok({
      kind,
      id,
      holder: plain.value,
      pinned: session.value.state.latest,
    });
  },

  async "vendorKey.unpin"(context, { audit, id, reason }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = auditOf(session.value, audit);
    if (!found.ok) return found;
    if (!found.value.vendorKeys.has(id))
      return err(failure("vendor-key-unknown"));
    const plain = checkPlainText(reason, "reason");
    if (!plain.ok) return plain;
    const body = { audit, id, reason: plain.value };
    const done = await session.value.commit([
      { type: "vendor-key.unpinned", body },
    ]);
    return done.ok ? ok({}) : done;
  },
};

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function definedOnly<T extends object>(from: T): Known<T> {
  return Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== undefined),
  ) as Known<T>;
}

// SPDX-License-Identifier: Apache-2.0
import { seatHolders } from "../../../shared/domain/charterLife.ts";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { Job } from "../context.ts";
import type { StartHelper } from "../helpers/helperProcess.ts";
import type { Act } from "../ledger/entries.ts";
import { requireWritable, type Session } from "../session.ts";
import { FileKeeper } from "./keepFiles.ts";
import { type ForeignFile, withForeignFile } from "./openForeign.ts";
import { isParcelText, TextCollector } from "./parcelTexts.ts";
import { chosenCharter, ownCharters, trustingAct } from "./trust.ts";
import { type VerifiedRequest, verifyRequest } from "./verifyRequest.ts";

export interface Parcel {
  readonly parcelPath: string;
  readonly keyPath: string;
  readonly passphrase: string | null;
  /** The reader's own copy of the charter, when they chose one. */
  readonly chosen: string | null;
}

/** People whose sealing keys are among those that opened it. */
function openedBy(
  charterText: string,
  recipients: readonly string[],
): PersonId[] {
  const parsed = parseCharter(charterText);
  const lines = parsed.ok ? parsed.value.seal : [];
  return [
    ...new Set(
      lines
        .filter(({ recipient }) => recipients.includes(recipient))
        .map(({ person }) => person),
    ),
  ];
}

interface Taken {
  readonly verified: VerifiedRequest;
  readonly keeper: FileKeeper;
  readonly opened: readonly PersonId[];
}

/** The texts first, which are judged before the first file is taken; then the files. */
async function take(
  session: Session,
  file: ForeignFile,
  chosen: string | null,
  job: Job,
): Promise<Taken> {
  const texts = new TextCollector();
  let taken: Taken | null = null;
  const judge = (): Taken => {
    const read = texts.finish();
    const at = { now: session.now(), chosen };
    const verified = verifyRequest(session.state, read, at);
    if (!verified.ok) throw new Failed(verified.error);
    const { value } = verified;
    const keeper = new FileKeeper(session, value.request, job);
    const opened = openedBy(read.charter, file.recipients);
    return { verified: value, keeper, opened };
  };
  try {
    for await (const member of file.members()) {
      if (taken === null && isParcelText(member.name)) {
        await texts.take(member);
        continue;
      }
      taken ??= judge();
      await taken.keeper.take(member);
    }
    return taken ?? judge();
  } catch (thrown) {
    await taken?.keeper.drop();
    throw thrown;
  }
}

async function finishOrDrop(keeper: FileKeeper) {
  try {
    return await keeper.finish();
  } catch (thrown) {
    await keeper.drop();
    throw thrown;
  }
}

/**
 * Opens a sealed request with a key that this process never holds, and keeps it once all of it was verified:
 * files as objects of the vault, the rest in the ledger. Otherwise nothing of it stays.
 */
export async function receiveParcel(
  session: Session,
  start: StartHelper,
  { chosen, ...paths }: Parcel,
  job: Job,
): Promise<Result<Sha256, Failure>> {
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  try {
    return await withForeignFile(start, paths, async (file) => {
      const { verified, keeper, opened } = await take(
        session,
        file,
        chosen,
        job,
      );
      const files = await finishOrDrop(keeper);
      const { request, digest, text, signatures, remembers } = verified;
      const received: Act = {
        type: "request.received",
        body: {
          ...{ request: digest, act: request.act, audit: request.audit },
          ...{ text, signatures: [...signatures], opened: [...opened] },
          ...{ parcel: file.parcel(), files: [...files] },
        },
      };
      // From here on the objects stay: the entry may have reached the disk even when this fails.
      const committed = await session.commit([...remembers, received]);
      return committed.ok ? ok(digest) : committed;
    });
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

/** Whether a charter that is to be signed follows the one in force, as far as that can be said before. */
function checkCharter(
  session: Session,
  charter: Charter,
  digest: Sha256,
  chosen: string | null,
): Result<readonly Act[], Failure> {
  const { audit, version, replaces, issued } = charter;
  const now = session.now();
  if (issued > now)
    return err(failure("request-future", { issued, clock: now }));
  const own = ownCharters(session.state, audit);
  const read = chosen === null ? null : chosenCharter(chosen, audit);
  if (read?.ok === false) return read;
  const mine = own.at(-1);
  const isOwn = own.some((each) => each.digest === read?.value.digest);
  if (mine !== undefined && read !== null && !isOwn)
    return err(failure("request-charter-own", { own: mine.charter.version }));
  const known = mine === undefined ? read : null;
  const newest = known?.value ?? mine;
  if (newest === undefined)
    return version === 1
      ? ok([])
      : err(failure("request-no-charter", { audit, version: version - 1 }));
  const facts = { version, own: newest.charter.version };
  if (newest.digest === digest || version <= facts.own)
    return err(failure("request-charter-older", facts));
  return version === facts.own + 1 && replaces === newest.digest
    ? ok(known === null ? [] : [trustingAct(newest, "chosen")])
    : err(failure("request-charter-unknown", facts));
}

/** Keeps a charter that its reader is asked to sign; it came unsealed, and holds nothing confidential. */
export async function receiveCharter(
  session: Session,
  text: string,
  chosen: string | null,
): Promise<Result<Sha256, Failure>> {
  const parsed = parseCharter(text);
  if (!parsed.ok)
    return err(failure("request-damaged", { reason: parsed.error.reason }));
  if (seatHolders(parsed.value).length === 0)
    return err(failure("request-not-a-request"));
  const digest = sha256(encodeUtf8(text));
  if (session.state.received.get(digest)?.removed === null)
    return err(failure("request-received-already"));
  const remembers = checkCharter(session, parsed.value, digest, chosen);
  if (!remembers.ok) return remembers;
  const body = {
    ...{ request: digest, act: "charter" as const, text },
    audit: parsed.value.audit,
    ...{ signatures: [], opened: [], parcel: null, files: [] },
  };
  const committed = await session.commit([
    ...remembers.value,
    { type: "request.received", body },
  ]);
  return committed.ok ? ok(digest) : committed;
}

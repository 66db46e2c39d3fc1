// SPDX-License-Identifier: Apache-2.0
import { Failed, type Failure } from "../../../shared/failure.ts";
import { Instant, DeliverableId, VersionId } from "../../../shared/ids.ts";
import {
  sampleAudit as audit,
  sampleTitle,
} from "../../../shared/domain/sample.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { kdfFloor } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import { charterHandlers } from "../consent/charterHandlers.ts";
import { signStatement } from "../consent/signStatement.ts";
import type { Context } from "../context.ts";
import { findingHandlers } from "../findings/findingHandlers.ts";
import { lineageHandlers } from "../intake/lineageHandlers.ts";
import { sealBytes } from "../intake/sealPieces.ts";
import type { Act } from "../ledger/entries.ts";
import { createOwnKey } from "../people/ownKeys.ts";
import { peopleHandlers } from "../people/peopleHandlers.ts";
import type { Session } from "../session.ts";
import { dispositionHandlers } from "../srcReview/dispositionHandlers.ts";
import {
  sampleDispositions,
  sampleFiles,
  sampleFindings,
  samplePeople,
  samplePromises,
  sampleVendor,
} from "./sampleTexts.ts";

const yearMs = 365 * 24 * 60 * 60 * 1000;

async function done<T>(result: Promise<Result<T, Failure>>): Promise<T> {
  const got = await result;
  if (!got.ok) throw new Failed(got.error);
  return got.value;
}

function laterBy(instant: Instant, ms: number): Instant {
  const later = new Date(Date.parse(instant) + ms).toISOString();
  return Instant.parse(later.replace(/\.\d+Z$/, "Z"));
}

/** A key in the vault for each person, so that whoever tries can sign as any of them. */
async function enrolPeople(
  context: Context,
  session: Session,
  passphrase: string,
): Promise<void> {
  const from = context.now();
  const until = laterBy(from, yearMs);
  for (const { person, name, role } of samplePeople) {
    const wanted = { name, passphrase, cost: kdfFloor };
    await done(createOwnKey(session, wanted));
    const key = [...session.state.ownKeys.values()].at(-1)?.key ?? "";
    const roles = [{ role, from, until }];
    const keys = { signKeys: [key], sealKeys: [] };
    const enrolled = { audit, person, name, roles, ...keys };
    await done(peopleHandlers["person.enrol"](context, enrolled));
  }
}

/** Signed by everybody whom it names, so that it is in force. */
async function signCharter(
  context: Context,
  session: Session,
  passphrase: string,
): Promise<void> {
  const conditions = ["inspection", "findings"] as const;
  const wanted = { audit, conditions: [...conditions] };
  await done(charterHandlers["charter.draft"](context, wanted));
  const text = session.state.audits.get(audit)?.charters.at(-1)?.text ?? "";
  for (const { key, name } of session.state.ownKeys.values()) {
    const signer = samplePeople.find((person) => person.name === name);
    if (signer === undefined || signer.role === "src") continue;
    const way = { way: "own", key, passphrase } as const;
    const signature = await done(signStatement(context, way, "charter", text));
    const signed = { audit, signature };
    await done(charterHandlers["charter.record"](context, signed));
  }
}

function newId(): string {
  return toHex(randomBytes(16));
}

async function bringFiles(session: Session): Promise<void> {
  const known = new Map<
    string,
    { deliverable: DeliverableId; version: VersionId }
  >();
  for (const { name, kind, variant, derivedFrom, text } of sampleFiles) {
    const facts = await done(sealBytes(session, name, encodeUtf8(text)));
    const source = derivedFrom === null ? undefined : known.get(derivedFrom);
    const ids = {
      deliverable: source?.deliverable ?? DeliverableId.parse(newId()),
      version: VersionId.parse(newId()),
    };
    known.set(name, ids);
    const custody = { from: sampleVendor, channel: "mail (invented)" };
    const lineage = { stage: "final", round: null, supersedes: null } as const;
    const acts: Act[] = [
      {
        type: "deliverable.imported",
        body: {
          audit,
          ...ids,
          kind,
          title: name,
          variant,
          name,
          ...facts,
          ...custody,
        },
      },
      {
        type: "version.described",
        body: {
          ...{ version: ids.version, ...lineage },
          derivedFrom: source?.version ?? null,
        },
      },
    ];
    await done(session.commit(acts));
  }
}

async function bringFindings(context: Context): Promise<void> {
  for (const [at, fields] of sampleFindings.entries()) {
    const added = await done(
      findingHandlers["finding.add"](context, { audit, fields }),
    );
    const said = sampleDispositions[at];
    if (said === undefined) continue;
    await done(
      dispositionHandlers["disposition.set"](context, {
        findings: [added.id],
        disposition: said,
        ...{ fixVersions: [], cves: [], links: [] },
      }),
    );
  }
}

/**
 * Fills a new vault with an audit of invented data: people with keys in the vault, which the vault's passphrase
 * opens, a charter in force, files and findings. Through the handlers that a person's calls go to, so that it
 * holds nothing that a person could not make. Fails with what the disk fails with, and is then not whole.
 */
export async function makeSample(
  context: Context,
  session: Session,
  passphrase: string,
): Promise<Result<void, Failure>> {
  try {
    const created = { audit, title: sampleTitle };
    await done(session.commit([{ type: "audit.created", body: created }]));
    await enrolPeople(context, session, passphrase);
    for (const promise of samplePromises)
      await done(
        lineageHandlers["promise.set"](context, { audit, ...promise }),
      );
    await bringFiles(session);
    await bringFindings(context);
    // Last, since nobody can take it back: without it a sample is not whole.
    await signCharter(context, session, passphrase);
    return ok(undefined);
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

// SPDX-License-Identifier: Apache-2.0
import type {
  LockHolder,
  LostCheckpoint,
  PlaceWarning,
  ReadOnlyReason,
  Rekeying,
  Standing,
} from "../ipc/standing.ts";
import { assertNever } from "../result.ts";
import { listed, shown } from "./facts.ts";

/** Sentences about how far a vault can be trusted and changed, for window and terminal alike. */

export interface Advice {
  readonly title: string;
  /** What is known, each a whole sentence. */
  readonly facts: readonly string[];
  readonly next: string;
}

/** `2026-01-31 16:00:00 UTC` */
function moment(instant: string): string {
  return instant.replace("T", " ").replace("Z", " UTC");
}

function holderWords(holder: LockHolder | null): string {
  if (holder === null || holder.host === "")
    return "Its lock was just being written, so that its holder has no name yet.";
  const since = holder.since === null ? "" : ` since ${moment(holder.since)}`;
  return `It is open in ${shown(holder.program)} on ${shown(holder.host)}, process ${String(holder.pid)}${since}.`;
}

/** A signed statement that was compared, by what it asks for and who signed it, so that they can be asked. */
function statementWords(statement: LostCheckpoint["statement"]): string {
  if (statement === undefined) return "A statement that was compared";
  const { act, purpose, requester, signer } = statement;
  const asked = act === "approval" ? "an approval" : "a consent";
  return `The statement by which ${requester} asked for ${asked} (“${shown(purpose)}”), compared just now with the signature of ${signer},`;
}

function missingFacts({ lastEntry, lost, damagedAt }: Standing): string[] {
  const sentences = [`The newest entry here is of ${moment(lastEntry)}.`];
  if (lost !== null) {
    const saw =
      lost.witness === "profile"
        ? "This computer saw"
        : `${statementWords(lost.statement)} names`;
    sentences.push(
      `${saw} entry ${String(lost.seq)}, of ${moment(lost.at)}, with the digest ${lost.head.slice(0, 16)}…; it is not in this ledger.`,
    );
  }
  if (damagedAt !== null)
    sentences.push(
      `Entry ${String(damagedAt)} is damaged or was altered; what comes after it cannot be trusted, and every entry before it is whole.`,
    );
  return sentences;
}

function rekeyAdvice(rekey: Rekeying | null): Advice {
  const to = `the folder ${shown(rekey?.to ?? "")}`;
  const at = rekey === null ? "" : ` on ${moment(rekey.at)}`;
  return rekey?.finished === true
    ? {
        title: "This vault was sealed under new keys; here are the old ones",
        facts: [
          `It went on in ${to}${at}. What was recorded there since is not here.`,
          "Nothing here was changed, and everything here still opens with the passphrases and recovery kits of before.",
        ],
        next: `Go on in ${to}. When it is backed up, remove this folder and every older copy of it.`,
      }
    : {
        title: "This vault is being sealed under new keys",
        facts: [
          `It was begun${at}, into ${to}, and is not finished as far as this computer knows. Until then nothing is recorded here, so that no change is lost on the way.`,
        ],
        next: `Go on with it into the same folder, with the new passphrase that it was begun with; or abandon it. If ${to} is a vault already, go on there.`,
      };
}

/** Why an open vault takes no changes, and the ways on; null when it takes them. */
export function readOnlyAdvice(standing: Standing): Advice | null {
  const why: ReadOnlyReason | null = standing.readOnlyWhy;
  switch (why) {
    case null:
      return null;
    case "rolled-back":
      return {
        title:
          "This vault is older than when it was last seen, or another line of it",
        facts: missingFacts(standing),
        next: "Look for a newer copy, or for a backup: a repair brings this one on from it (counterseal vault repair --from on the command line). Only when there is none, go on with this one: say why, and the ledger will name what is lost.",
      };
    case "ledger-damaged":
      return {
        title: "The ledger of this vault is damaged",
        facts: missingFacts(standing),
        next: "Look for the newest backup: a repair brings this vault on from it (counterseal vault repair --from on the command line). Only when there is none, go on with what is whole: the damaged part is kept in quarantine, and the ledger will name what is lost.",
      };
    case "in-use":
      return {
        title: "Another process has this vault open; here it can only be read",
        facts: [
          holderWords(standing.holder),
          "What is written there shows here when the vault is opened again.",
        ],
        next: "Lock it there, then open it here again.",
      };
    case "not-writable":
      return {
        title: "Nothing can be written where this vault lies",
        facts: ["The folder or its disk is protected against writing."],
        next: "Copy the vault to a disk of this computer to go on with it.",
      };
    case "superseded":
    case "rekey-begun":
      return rekeyAdvice(standing.rekey);
    case "write-failed":
      return {
        title: "The disk refused a change, so that no further one is taken",
        facts: [
          "Every change that was acknowledged is still there; the last may or may not be.",
        ],
        next: "Make sure that the disk is well and has room, lock the vault and open it again.",
      };
    default:
      return assertNever(why);
  }
}

/** What about the vault's folder endangers it, in one or two sentences. */
export function describePlaceWarning(warning: PlaceWarning): string {
  switch (warning.kind) {
    case "network":
      return warning.fileSystem === "FUSE"
        ? "The vault lies on a FUSE file system, which may be a network or synchronised folder. Keep it on a disk of this computer, and copy it elsewhere with a backup."
        : `The vault lies on a network drive (${shown(warning.fileSystem)}), where locks and syncs may not hold. Keep it on a disk of this computer, and copy it elsewhere with a backup.`;
    case "synced":
      return `The vault lies in a folder that ${shown(warning.service)} synchronises, which may mix versions of it or bring older ones back. Move it out, and copy it there with a backup.`;
    case "conflict-copies":
      return `A synchronising program left copies of the vault's files, which means that it was changed in two places: ${listed(warning.names.map(shown), "and")}. They are not used. Compare the ledgers of both places, then let a repair move the copies to quarantine.`;
    case "readable-by-others":
      return `Other users of this computer may enter the vault's folder (mode ${warning.mode}). Its contents are sealed, but names of slots, sizes and times are not. Take the right away: chmod -R go= on the folder.`;
    default:
      return assertNever(warning);
  }
}

/** Calm words for a vault that this computer has no memory of. */
export const unprovenAdvice: Advice = {
  title: "Freshness cannot be proven",
  facts: [
    "This computer kept no memory of this vault, so that it cannot tell whether this is the newest copy. That is so the first time, and after a profile was lost.",
  ],
  next: "Compare the newest entry's number and digest with somebody who knows them, or compare a signed statement with the ledger. From now on this computer remembers.",
};

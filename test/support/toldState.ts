// SPDX-License-Identifier: Apache-2.0
import { applyEntry } from "../../electron/engine/catalog/apply.ts";
import { emptyState } from "../../electron/engine/catalog/state.ts";
import { type Act, noEntry } from "../../electron/engine/ledger/entries.ts";
import type { Session } from "../../electron/engine/session.ts";
import {
  DeliverableId,
  type Instant,
  ObjectId,
  VaultId,
  type VersionId,
} from "../../shared/ids.ts";
import { digestOf, type Person, text } from "./releases.ts";
import { audit, signedBy } from "./signedEntries.ts";
import { testTime } from "./vaults.ts";

/** An act, and when it is told where that is not `testTime`. */
export type Told = Act & { readonly at?: Instant };

/** What decisions ask of an open vault whose ledger tells these acts: its state, its id, its end and the time. */
export function sessionAfter(
  acts: readonly Told[],
  now: Instant = testTime,
): Session {
  const state = emptyState(testTime);
  acts.forEach((act, seq) => {
    const told = { at: testTime, ...act };
    applyEntry(state, { ...{ seq, prev: noEntry, actor: "ada" }, ...told });
  });
  const vault = VaultId.parse("0a".repeat(16));
  const checkpoint = { seq: acts.length, head: digestOf("head") };
  return { state, vault, checkpoint, now: () => now } as unknown as Session;
}

/** A later charter as a draft, and who of the group signs it; the last of them puts it in force. */
export function charterTold(
  charter: string,
  version: number,
  ...people: readonly Person[]
): Told[] {
  const digest = digestOf(charter);
  const signatures = people.map((person): Told => {
    const completes = person === people.at(-1);
    const signed = signedBy(person, charter, "charter");
    return {
      type: "charter.signed",
      body: { audit, digest, ...signed, completes },
    };
  });
  return [
    {
      type: "charter.drafted",
      body: { audit, version, digest, text: charter },
    },
    ...signatures,
  ];
}

export const fileBytes = text("%PDF-1.7 an invented report\n");

/** A file that was taken in, the only version of a deliverable of the same id. */
export function fileTold(version: VersionId, from = "Quillhart"): Told {
  return {
    type: "deliverable.imported",
    body: {
      ...{ audit, deliverable: DeliverableId.parse(version), version },
      ...{ kind: "findings-report", title: "report", variant: "public" },
      ...{ name: "report.pdf", size: fileBytes.length },
      ...{ sha256: digestOf(fileBytes), object: ObjectId.parse(version) },
      ...{ header: digestOf("header"), from, channel: "mail" },
    },
  };
}

// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../ids.ts";
import { listed, shown } from "./facts.ts";

interface Conflict {
  readonly audit: AuditId;
  readonly title: string;
  /** Who has the conflict. */
  readonly name: string;
  /** Whether it is about one vendor alone. */
  readonly aboutVendor: boolean;
  /** Owners and chairs, by name. */
  readonly to: readonly string[];
}

/**
 * What the process asks to be said at once, as a message to send. It names no vendor, since who made a
 * proposal is confidential, and no interest, which is the person's own.
 */
export function conflictNotice({
  audit,
  title,
  name,
  aboutVendor,
  to,
}: Conflict): string {
  const part = aboutVendor
    ? "the documents of one vendor"
    : "any part of this audit";
  return `To: ${to.length === 0 ? "the subproject's owners and the SIG Security chairs" : listed(to.map(shown), "and")}
Subject: Conflict of interest in the audit ${audit}

A conflict of interest has come up in ${shown(title)} (${audit}). ${shown(name)} takes no part from now on in decisions about ${part}.

The process asks that the subproject owner and the SIG Security chairs are told as soon as it is known. The declaration is kept with the audit's records. Vendors and interests are left out of this message on purpose: please ask for them in person, or in a sealed message, and not in a reply.

Where the remaining people cannot fill the seats that the charter asks for, a new version of the charter has to name others.
`;
}

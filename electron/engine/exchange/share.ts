// SPDX-License-Identifier: Apache-2.0
import type { AuthorizedShare } from "../../../shared/domain/authorizeShare.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import {
  checkLines,
  type HandOver,
  peopleOf,
  receiptLines,
  writeHandedOver,
} from "./handedOver.ts";

type Share = HandOver<AuthorizedShare>;

/** What comes with the files, in plain words. */
function readMe({ authorized, time }: Share): string {
  const { consent } = authorized;
  const terms = consent.terms.map((term) => `  - ${term}`);
  return [
    "SHARED IN CONFIDENCE",
    "",
    `These files of the audit ${consent.audit} were shared on ${time} with: ${peopleOf(authorized).join(", ")}.`,
    `Purpose: ${consent.purpose}`,
    "",
    ...(terms.length === 0
      ? []
      : ["You hold them under these terms:", "", ...terms, ""]),
    "They are for nobody else: whoever is to see more, or to show more, asks for consent first.",
    "The consent, signatures and charter beside this text say who agreed to what. Check them:",
    "",
    ...checkLines("consent"),
    "",
    ...receiptLines,
    "",
  ].join("\n");
}

/**
 * Writes a share: one tar archive sealed to the recipients, with the files, their digests, the consent with
 * its signatures and charters, the terms, and receipts to sign (docs/format/bundle.md, "Shares").
 */
export function writeShare(
  share: Share,
): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  const { audit, charter } = share.authorized.consent;
  return writeHandedOver(share, { audit, charter, readMe: readMe(share) });
}

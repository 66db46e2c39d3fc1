// SPDX-License-Identifier: Apache-2.0
import type { ListedMember } from "../../../shared/domain/outline.ts";
import { visible } from "../../../shared/text/facts.ts";
import { noteWords, refusalWords } from "../../../shared/text/handedOver.ts";
import { t } from "../../text/text.ts";

/** What is to be known about an entry, beside its name. */
export function remarksOn(member: ListedMember): string[] {
  const { refused, isEncrypted, target, notes } = member;
  const remarks: string[] = [];
  if (refused !== null) remarks.push(refusalWords[refused]);
  if (isEncrypted && refused !== "encryption-weak")
    remarks.push(t("preview.entryLocked"));
  if (target !== null)
    remarks.push(t("preview.entryLink", { target: visible(target) }));
  const seen = notes.filter((note) => note !== "was-encrypted");
  return [...remarks, ...seen.map((note) => noteWords[note])];
}

// SPDX-License-Identifier: Apache-2.0
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { t } from "../../text/text.ts";

/** How it left; of what was only begun, nobody is told that it did. */
export function wayInWords({
  kind,
  standing,
}: Pick<DisclosureView, "kind" | "standing">): string {
  return standing === "begun"
    ? t("disclosure.begun")
    : t(`disclosure.kind.${kind}`);
}

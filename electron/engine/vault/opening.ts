// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context.ts";
import type { OpenCircumstances } from "./openVault.ts";

/** Everything about an opening but the place and the key. */
export function openingOf({
  profileDir,
  now,
  emit,
}: Context): OpenCircumstances {
  return {
    profileDir,
    now,
    changed: ({ seq }) => {
      emit({ event: "vault.changed", body: { seq } });
    },
  };
}

// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import type { FailureWords } from "./facts.ts";

export const previewFailures = {
  "preview-too-large": () => ({
    title: "This version cannot be shown.",
    safe: "It is larger than 256 MiB, which is the most that is loaded for a look. Nothing was changed.",
    next: "Share it with somebody who may see it, or ask its sender for it in parts.",
  }),
  "preview-unavailable": () => ({
    title: "Nothing is shown.",
    safe: "A version is shown in the window alone, and nothing was changed.",
    next: "Open the vault in the window and look inside there.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;

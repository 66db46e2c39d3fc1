// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { none } from "./limits.ts";
import { GrantView, VaultStatus } from "./views.ts";

/** What a dialog asks for, and with that the only use that the engine makes of a path chosen in it. */
export const dialogPurposes = {
  open: [
    "vault",
    "import",
    "package-folder",
    "public-key",
    "signing-key",
    "signature",
    "clone",
    "bundle",
    "bundle-file",
    "charter",
    "statement",
    "answer",
    "agreement",
    "findings",
    "dispositions",
    "request",
    "backup",
    "kit",
    "sealed-backup",
    "age-identity",
    /** Opens a request, and may sign it: two uses of one choice. */
    "reader-key",
  ],
  save: [
    "new-vault",
    "backup-folder",
    "backup-file",
    "check-report",
    "restored-vault",
    "rekeyed-vault",
    "recovery-kit",
    "recovery-sheet",
    "charter-folder",
    "request-folder",
    "agreement-folder",
    "response",
    "card",
    "carry-out-folder",
    "share",
    "review",
    "disclosure-list",
    "breach-draft",
    "new-bundle",
    "announcement",
    "in-toto",
    "custody-report",
    "custody-receipt",
    "embargo-calendar",
    "phase-checklist",
    "picture",
  ],
} as const;

export const grantUses = [
  ...dialogPurposes.open,
  /** Typed on the command line alone; a window uses the agent of its session. */
  "agent-socket",
  ...dialogPurposes.save,
] as const;
export type GrantUse = (typeof grantUses)[number];

/** What a path may be used for that was chosen in a dialog: mostly what was asked. */
export function usesOf(
  purpose: (typeof dialogPurposes)["open" | "save"][number],
): readonly GrantUse[] {
  if (purpose === "reader-key") return ["age-identity", "signing-key"];
  // What was exported can be verified where it lies.
  if (purpose === "new-bundle") return [purpose, "bundle"];
  // A dialog shows folders or files, seldom both; either is a release.
  return purpose === "bundle-file" ? ["bundle"] : [purpose];
}

/** A drop shows what to take in, never where to write, and never a private key. */
export const droppedUses = [
  "import",
  "public-key",
  "signature",
  "bundle",
  "charter",
  "request",
] as const satisfies readonly GrantUse[];

/** What the system gave the app to open, by its look alone. */
const handedId = z.number().int().nonnegative();
export const HandedView = z.discriminatedUnion("kind", [
  GrantView.extend({ kind: z.literal("vault"), id: handedId }),
  GrantView.extend({ kind: z.literal("request"), id: handedId }),
  z.strictObject({
    kind: z.literal("other"),
    name: z.string(),
    id: handedId,
  }),
]);
export type HandedView = z.output<typeof HandedView>;

/** Calls that the shell answers itself. */
export const shellContract = {
  "shell.info": {
    request: none,
    response: z.strictObject({
      version: z.string(),
      electron: z.string(),
      platform: z.string(),
      /** True under the repackaged runtime that is for developing only; the window then says so. */
      developmentRuntime: z.boolean(),
    }),
  },
  "dialog.open": {
    request: z.strictObject({ purpose: z.enum(dialogPurposes.open) }),
    response: z.strictObject({
      chosen: z.array(GrantView).max(10_000).readonly(),
    }),
  },
  "dialog.save": {
    request: z.strictObject({
      purpose: z.enum(dialogPurposes.save),
      suggestedName: z.string().max(255),
    }),
    response: z.strictObject({ chosen: GrantView.nullable() }),
  },
  "files.drop": {
    /** Paths come from the preload script, which reads them off dropped files; a page has none. */
    request: z.strictObject({
      paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000),
    }),
    response: z.strictObject({ chosen: z.array(GrantView).readonly() }),
  },
  /** The last of what no page has dealt with. */
  "handed.show": {
    request: none,
    response: z.strictObject({ handed: HandedView.nullable() }),
  },
  /** It is dealt with. */
  "handed.forget": {
    request: z.strictObject({ id: handedId }),
    response: none,
  },
  "vault.recent": {
    request: none,
    response: z.strictObject({ vaults: z.array(GrantView).readonly() }),
  },
  "vault.lock": { request: none, response: VaultStatus },
  "clipboard.write": {
    request: z.strictObject({ text: z.string().max(65_536) }),
    response: none,
  },
} as const;

// SPDX-License-Identifier: Apache-2.0
import type { CommandId, CommandMenu } from "../domain/commands.ts";

/** What commands are called, in menus, palette and sheet alike. */
export const commandTitles = {
  open: "Open or take in…",
  settings: "Settings",
  lock: "Lock",
  palette: "Find anything…",
  audits: "All audits",
  overview: "Overview",
  deliverables: "Deliverables",
  findings: "Findings",
  people: "People and charter",
  consent: "Consent",
  releases: "Releases",
  disclosures: "Disclosures",
  requests: "Requests to you",
  ledger: "Ledger",
  vault: "Vault health",
  verify: "Verify a release",
  act: "Do the main action",
  find: "Find on this screen",
  nextProblem: "Next problem",
  shortcuts: "Keyboard shortcuts",
} as const satisfies Record<CommandId, string>;

export const menuTitles = {
  app: "Counterseal",
  go: "Go",
  screen: "Screen",
  help: "Help",
} as const satisfies Record<CommandMenu, string>;

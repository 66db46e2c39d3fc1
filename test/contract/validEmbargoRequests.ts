// SPDX-License-Identifier: Apache-2.0
import type { Channel } from "../../shared/ipc/channels.ts";
import type { Request } from "../../shared/ipc/contract.ts";

const id = "0123456789abcdef0123456789abcdef";

/** See `validRequests.ts`. */
export const validEmbargoRequests = {
  "embargo.show": { audit: "audit-2026" },
  "embargo.propose": {
    ...{ audit: "audit-2026", reason: "As agreed.", asked: ["ada"] },
    date: {
      ...{ local: "2027-03-04T17:00", zone: "Europe/Berlin" },
      which: "earlier",
    },
  },
  "embargo.revise": {
    ...{ audit: "audit-2026", reason: "Later.", asked: ["ada"] },
    date: { local: "2027-03-04T17:00", zone: "UTC", which: "later" },
  },
  "embargo.agree": {
    ...{ audit: "audit-2026", person: "ada" },
    how: { kind: "words", words: "Fine with me (mail of today)." },
  },
  "embargo.lift": { audit: "audit-2026", release: id, reason: "It leaked." },
  "embargo.export": { audit: "audit-2026", file: id },
  "phase.show": { audit: "audit-2026" },
  "phase.waiting": { audit: "audit-2026" },
  "phase.set": {
    ...{ audit: "audit-2026", step: "rfp-written", done: true },
    ...{ by: "Ada", note: "see the issue" },
  },
  "phase.export": { audit: "audit-2026", file: id },
  "chart.show": { audit: "audit-2026", chart: "severity", size: "wide" },
  "chart.export": {
    ...{ audit: "audit-2026", chart: "custody", to: ["ada"], file: id },
  },
} as const satisfies {
  readonly [
    C in Extract<
      Channel,
      `embargo.${string}` | `phase.${string}` | `chart.${string}`
    >
  ]: Request<C>;
};

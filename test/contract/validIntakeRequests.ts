// SPDX-License-Identifier: Apache-2.0
import type { Channel } from "../../shared/ipc/channels.ts";
import type { Request } from "../../shared/ipc/contract.ts";

const id = "0123456789abcdef0123456789abcdef";

const findingFields = {
  ...{ label: "HARB-007", title: "Tokens stand in the log", cvss: null },
  severity: "high",
  ...{ component: "api", description: "First.\nSecond." },
  evidence: [{ version: id, page: null, note: "" }],
  status: "open",
  ...{ owner: null, fixVersions: ["1.2.3"] },
  ...{ links: ["https://harbour.example"], cves: ["CVE-2026-1000"] },
  embargoUntil: null,
} as const;

/** Honest requests about what vendors hand over, and what is found in it; a part of `validRequests`. */
export const validIntakeRequests = {
  "intake.look": {
    ...{ job: id, audit: "harbour-2026", files: [id], keyFiles: [id] },
    passphrases: ["words"],
    limits: { depth: 2 },
  },
  "intake.take": {
    ...{ job: id, intake: id, passphrases: [], from: "Esi", channel: "mail" },
    handed: "2026-07-01T00:00:00Z",
    accepting: { by: "Alma", reason: "Only the appendix is gone" },
    files: [{ index: 0, kind: "other", variant: "private", deliverable: id }],
  },
  "intake.drop": { intake: id },
  "intake.list": { audit: "harbour-2026" },
  "intake.report": { deliverable: id, destination: id },
  "receipt.make": { intake: id, signer: "ada", key: { way: "file", file: id } },
  "receipt.send": { intake: id, to: ["vera"], file: id },
  "receipt.record": { intake: id, signature: "armour", keepBroken: true },
  "vendorKey.list": { audit: "harbour-2026" },
  "vendorKey.pin": { audit: "harbour-2026", file: id, holder: "Esi" },
  "vendorKey.unpin": { audit: "harbour-2026", id: "A1", reason: "Lost" },
  "promise.list": { audit: "harbour-2026" },
  "promise.set": {
    ...{ audit: "harbour-2026", promise: "report", kind: "other" },
    ...{ title: "The report", due: "2027-01-31" },
  },
  "promise.drop": { audit: "harbour-2026", promise: "report", reason: "Cut" },
  "version.describe": {
    ...{ version: id, stage: "review", round: 1 },
    ...{ derivedFrom: id, supersedes: id },
  },
  "version.comment": { version: id, by: "Esi", text: "Fine" },
  "inspection.run": { job: id, version: id },
  "inspection.show": { version: id },
  "cleanCopy.make": { job: id, version: id, title: "Harbour" },
  "cleanCopy.show": { version: id },
  "inspection.resolve": {
    ...{ version: id, items: [id.slice(0, 16)] },
    ...{ person: "ada", reason: "looked at" },
  },
  "inspection.reopen": {
    ...{ version: id, items: [id.slice(0, 16)] },
    reason: "a mistake",
  },
  "inspection.watchList": { audit: "harbour-2026" },
  "inspection.setWatchList": {
    audit: "harbour-2026",
    watch: { words: ["Quillhart"], embargoed: ["CVE-2026-1000"] },
  },
  "finding.list": {
    audit: "harbour-2026",
    filter: { severities: ["high"], unresolved: true, search: "token" },
  },
  "finding.show": { finding: id },
  "finding.add": { audit: "harbour-2026", fields: findingFields },
  "finding.change": {
    ...{ findings: [id], fields: { status: "fixed" }, reason: "Merged" },
  },
  "finding.remove": { findings: [id], reason: "Twice" },
  "finding.look": {
    ...{ job: id, audit: "harbour-2026", from: { file: id } },
    columns: [{ heading: "Risk", field: null }],
  },
  "disposition.set": {
    findings: [id],
    disposition: { answer: "duplicate", of: id, note: "Twice", by: "ada" },
    ...{ fixVersions: ["1.2.3"], cves: ["CVE-2027-12345"] },
    ...{ links: ["https://example.org/"], reason: "Agreed" },
  },
  "disposition.look": {
    ...{ job: id, audit: "harbour-2026", file: id, signature: id },
    opening: { key: id, passphrase: "p" },
  },
  "extract.handOver": {
    ...{ audit: "harbour-2026", findings: [id], replyTo: "ada" },
  },
  "extract.export": {
    ...{ audit: "harbour-2026", findings: [id], format: "csaf" },
    ecosystem: "Kubernetes",
    publisher: { name: "Harbour", namespace: "https://example.org/" },
  },
  "extract.list": { audit: "harbour-2026" },
  "disposition.take": {
    ...{ look: id, unsignedFrom: "Ada, by phone", althoughChanged: true },
  },
  "finding.take": { look: id, chosen: [0, 1] },
  "removal.show": { version: id },
  "removal.mark": { version: id, removals: ["HARB-007"] },
  "removal.unmark": { version: id, removals: ["HARB-007"], reason: "Public" },
} as const satisfies { [C in Channel]?: Request<C> };

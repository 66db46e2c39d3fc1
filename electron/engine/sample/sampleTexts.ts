// SPDX-License-Identifier: Apache-2.0
import { PromiseName } from "../../../shared/domain/lineage.ts";
import { FindingFields } from "../../../shared/domain/finding.ts";
import type { DeliverableKind, Variant } from "../../../shared/ipc/views.ts";
import { PersonId } from "../../../shared/ids.ts";

/** Invented from beginning to end: no such harbour, company or person is meant. */

export const sampleVendor = "Quillhart Labs (invented)";

interface SamplePerson {
  readonly person: PersonId;
  readonly name: string;
  readonly role: "owner" | "chair" | "src";
}

export const samplePeople: readonly SamplePerson[] = (
  [
    ["alma", "Alma Lindqvist", "owner"],
    ["bruno", "Bruno Okafor", "owner"],
    ["chiyo", "Chiyo Tanabe", "chair"],
    ["dmitri", "Dmitri Halloran", "chair"],
    ["esi", "Esi Marchetti", "chair"],
    ["mira", "Mira Vale", "src"],
  ] as const
).map(([person, name, role]) => ({
  person: PersonId.parse(person),
  name,
  role,
}));

interface SampleFile {
  readonly name: string;
  readonly kind: DeliverableKind;
  readonly variant: Variant;
  /** The file that it was made from, by name. */
  readonly derivedFrom: string | null;
  readonly text: string;
}

const summary = `# Harbour gate: security audit

Invented for trying things out. CC BY 4.0.

Quillhart Labs looked at the gate's service for two weeks in spring. Two people have to
agree before the gate opens. We looked for ways to open it alone.

`;

const closed = `## HARB-1 A token outlives its owner

A token that was taken away could still be used for an hour. Mended in 2.4.1.

## HARB-2 The log names who opened the gate

The log could be read by every account of the service. Mended in 2.4.0.
`;

const open = `
## HARB-3 The night bell opens the gate

Whoever rings three times within a second is let in by the test code of the bell, which
was never taken out. Nobody has mended this yet.
`;

export const sampleFiles: readonly SampleFile[] = [
  {
    ...{ name: "threat-model.md", kind: "threat-model", variant: "private" },
    derivedFrom: null,
    text: `# Harbour gate: threat model

Invented for trying things out.

- Someone opens the gate alone.
- Someone reads who passed.
- The two who agree are one person with two tokens.
`,
  },
  {
    ...{ name: "report.md", kind: "findings-report", variant: "private" },
    derivedFrom: null,
    text: summary + closed + open,
  },
  {
    ...{ name: "report-public.md", kind: "findings-report", variant: "public" },
    derivedFrom: "report.md",
    // One word too many, for the inspector to find.
    text: `${summary}Draft of the public version.\n\n${closed}`,
  },
];

const unset = {
  ...{ evidence: [], owner: null, links: [], cves: [], embargoUntil: null },
  cvss: null,
} as const;

export const sampleFindings: readonly FindingFields[] = [
  {
    ...unset,
    ...{ label: "HARB-1", title: "A token outlives its owner" },
    ...{ severity: "high", component: "gate-api", status: "fixed" },
    description: "A token that was taken away could still be used for an hour.",
    fixVersions: ["2.4.1"],
  },
  {
    ...unset,
    ...{ label: "HARB-2", title: "The log names who opened the gate" },
    ...{ severity: "medium", component: "gate-log", status: "fixed" },
    description: "The log could be read by every account of the service.",
    fixVersions: ["2.4.0"],
  },
  {
    ...unset,
    ...{ label: "HARB-3", title: "The night bell opens the gate" },
    ...{ severity: "critical", component: "bell", status: "open" },
    description:
      "Whoever rings three times within a second is let in by the test code of the bell.",
    fixVersions: [],
  },
].map((fields) => FindingFields.parse(fields));

/** What the response committee said, in the order of the findings; nothing yet of the last. */
export const sampleDispositions = [
  { answer: "accepted", of: null, note: "Mended and told.", by: null },
  { answer: "not-a-vulnerability", of: null, note: "Hardening.", by: null },
] as const;

export const samplePromises = [
  {
    promise: PromiseName.parse("report"),
    kind: "findings-report",
    title: "The report",
  },
  {
    promise: PromiseName.parse("threats"),
    kind: "threat-model",
    title: "A threat model",
  },
  {
    promise: PromiseName.parse("figures"),
    kind: "ancillary-data",
    title: "What was measured",
  },
] as const;

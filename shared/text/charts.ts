// SPDX-License-Identifier: Apache-2.0
import type {
  ChartData,
  ChartName,
  CustodyEvent,
  EmbargoEvent,
  SeverityRow,
  TimelineEvent,
} from "../domain/charts.ts";
import type { CellState } from "../domain/consentMatrix.ts";
import { findingStatuses, severities } from "../domain/finding.ts";
import { shown } from "./facts.ts";

/** Words of pictures, and the tables that say the same: one set for the window, the file and the command line. */

export const chartTitles: Readonly<Record<ChartName, string>> = {
  severity: "Severity by component",
  status: "Findings by status over time",
  consent: "Who may have what",
  custody: "Custody over time",
  embargo: "Embargo over time",
};

export const consentStateWords: Readonly<Record<CellState, string>> = {
  granted: "granted",
  partial: "not complete yet",
  declined: "declined",
  voided: "voided",
  expired: "expired",
  withdrawn: "withdrawn",
  none: "nothing asked",
};

export const custodyWords: Readonly<Record<CustodyEvent, string>> = {
  "taken-in": "taken in",
  inspected: "inspected",
  request: "sent to be signed",
  review: "shown for review",
  share: "shared",
  released: "released",
  earlier: "left in another way",
};

export const embargoWords: Readonly<Record<EmbargoEvent, string>> = {
  proposed: "proposed",
  agreed: "agreement",
  "distributors-week": "notify distributors (7 days)",
  "distributors-day": "notify distributors (24 hours)",
  ends: "end",
  lifted: "lifted",
};

export function componentName({ component }: Pick<SeverityRow, "component">) {
  return component === "" ? "No component" : shown(component);
}

export interface ChartTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const totalOf = (counts: readonly number[]): number =>
  counts.reduce((all, each) => all + each, 0);

function counted(name: string, counts: readonly number[]): string[] {
  return [name, ...[...counts, totalOf(counts)].map(String)];
}

/** `2026-03-02 12:00 UTC`: pictures and their tables name no other clock. */
export function momentWords(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

export function dayWords(instant: string): string {
  return instant.slice(0, 10);
}

export function eventWords(
  { chart }: Pick<ChartData, "chart">,
  { what }: Pick<TimelineEvent, "what">,
): string {
  const words: Readonly<Record<string, string>> =
    chart === "embargo" ? embargoWords : custodyWords;
  return words[what] ?? what;
}

/** Everything that the picture shows, and what it had no room for. */
export function chartTable(data: ChartData): ChartTable {
  switch (data.chart) {
    case "severity":
      return {
        headings: ["Component", ...severities, "all"],
        rows: data.rows.map((row) => counted(componentName(row), row.counts)),
      };
    case "status":
      return {
        headings: ["From", "To", ...findingStatuses, "all"],
        rows: data.columns.map(({ from, until, counts }) => [
          dayWords(from),
          ...counted(momentWords(until), counts),
        ]),
      };
    case "consent":
      return {
        headings: ["Version", ...data.audiences],
        rows: data.rows.map(({ version, cells }) => [
          version,
          ...cells.map((state) => consentStateWords[state]),
        ]),
      };
    case "custody":
    case "embargo":
      return {
        headings: [
          data.chart === "custody" ? "Deliverable" : "Date",
          "When",
          "What",
          "About",
        ],
        rows: data.lanes.flatMap(({ name, events }) =>
          events.map((event) => [
            name,
            momentWords(event.at),
            eventWords(data, event),
            event.about,
          ]),
        ),
      };
  }
}

/** What words stand in the picture, before somebody writes it out. */
export const chartHolds: Readonly<Record<ChartName, string>> = {
  severity:
    "names of components, and how many findings of each severity each has",
  status: "dates, and how many findings had which status",
  consent:
    "titles of deliverables, names of people and roles, and how consent stands",
  custody:
    "titles of deliverables, names of people, and when what came and left",
  embargo: "dates alone: no name, title or finding",
};

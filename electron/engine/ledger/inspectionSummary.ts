// SPDX-License-Identifier: Apache-2.0
import { needsDecision } from "../../../shared/domain/inspectionStanding.ts";
import type { InspectionEntry } from "../catalog/applyInspection.ts";

export function inspectionSummary(entry: InspectionEntry): string {
  switch (entry.type) {
    case "inspection.recorded": {
      const { findings, unseen } = entry.body.report;
      const open = findings.filter(needsDecision).length;
      return `A version was inspected: ${String(open)} finding(s) and ${String(unseen.length)} thing(s) not seen need a decision.`;
    }
    case "inspection.cleaned": {
      const { removed, kept, compared } = entry.body;
      return `A clean copy of a version was made, without ${String(removed.length)} kind(s) of things and with ${String(kept.length)} for a person to look at; ${String(compared.pages)} page(s) look the same dot by dot.`;
    }
    case "inspection.resolved":
      return `${entry.body.person} took ${String(entry.body.items.length)} thing(s) of an inspection upon them: ${entry.body.reason}.`;
    case "inspection.reopened":
      return `${String(entry.body.items.length)} decision(s) about an inspection were taken back: ${entry.body.reason}.`;
    case "inspection.marked":
      return `${String(entry.body.removals.length)} text(s) of a version were marked as removed from what is made public of it.`;
    case "inspection.unmarked":
      return `${String(entry.body.removals.length)} text(s) of a version are marked as removed no more: ${entry.body.reason}.`;
    case "inspection.watch-list-set":
      return `The watch list of ${entry.body.audit} was set: ${String(entry.body.watch.words.length)} word(s) and ${String(entry.body.watch.embargoed.length)} id(s) under embargo.`;
  }
}

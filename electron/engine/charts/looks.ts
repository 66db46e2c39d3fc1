// SPDX-License-Identifier: Apache-2.0
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  type SymbolType,
  symbolWye,
} from "d3-shape";
import type {
  CustodyEvent,
  EmbargoEvent,
} from "../../../shared/domain/charts.ts";
import type { CellState } from "../../../shared/domain/consentMatrix.ts";
import type {
  FindingStatus,
  Severity,
} from "../../../shared/domain/finding.ts";
import type { Look } from "./sheet.ts";

/** Each thing has a pattern or a shape of its own beside its colour, so that none is told by colour alone. */

export const severityLooks: Readonly<Record<Severity, Look>> = {
  critical: { tone: "bad", fill: "solid" },
  high: { tone: "bad", fill: "slant" },
  medium: { tone: "warn", fill: "cross" },
  low: { tone: "accent", fill: "dots" },
  informational: { tone: "quiet", fill: "lines" },
  undetermined: { tone: "quiet", fill: "blank" },
};

export const statusLooks: Readonly<Record<FindingStatus, Look>> = {
  open: { tone: "bad", fill: "solid" },
  confirmed: { tone: "warn", fill: "slant" },
  fixing: { tone: "accent", fill: "cross" },
  fixed: { tone: "ok", fill: "dots" },
  withdrawn: { tone: "quiet", fill: "blank" },
};

export interface SymbolLook extends Look {
  readonly d: string;
}

function shape(type: SymbolType, look: Look, size = 110): SymbolLook {
  return { d: symbol(type, size).digits(2)() ?? "", ...look };
}

const solid = (tone: Look["tone"]): Look => ({ tone, fill: "solid" });
const blank = (tone: Look["tone"]): Look => ({ tone, fill: "blank" });

export const consentLooks: Readonly<Record<CellState, SymbolLook>> = {
  granted: shape(symbolCircle, solid("ok")),
  partial: shape(symbolCircle, blank("warn")),
  declined: shape(symbolCross, solid("bad")),
  voided: shape(symbolTriangle, solid("bad")),
  expired: shape(symbolSquare, blank("warn")),
  withdrawn: shape(symbolDiamond, blank("bad")),
  none: shape(symbolCircle, solid("quiet"), 14),
};

export const custodyLooks: Readonly<Record<CustodyEvent, SymbolLook>> = {
  "taken-in": shape(symbolCircle, solid("accent")),
  inspected: shape(symbolSquare, blank("quiet")),
  request: shape(symbolDiamond, blank("warn")),
  review: shape(symbolTriangle, blank("warn")),
  share: shape(symbolTriangle, solid("warn")),
  released: shape(symbolStar, solid("ok")),
  earlier: shape(symbolWye, solid("bad")),
};

export const embargoLooks: Readonly<Record<EmbargoEvent, SymbolLook>> = {
  proposed: shape(symbolCircle, blank("quiet")),
  agreed: shape(symbolCircle, solid("ok")),
  "distributors-week": shape(symbolTriangle, blank("warn")),
  "distributors-day": shape(symbolTriangle, solid("warn")),
  ends: shape(symbolSquare, solid("bad")),
  lifted: shape(symbolStar, solid("ok")),
};

// SPDX-License-Identifier: Apache-2.0
import { archiveLeaks } from "./archiveLeaks.ts";
import { fileCorners } from "./fileCorners.ts";
import { fileLeaks } from "./fileLeaks.ts";
import type { Leak } from "./leak.ts";
import { officeCorners } from "./officeCorners.ts";
import { officeLeaks } from "./officeLeaks.ts";
import { pdfCorners } from "./pdfCorners.ts";
import { pdfLeaks } from "./pdfLeaks.ts";

export const everyLeak: readonly Leak[] = [
  ...[...pdfLeaks, ...pdfCorners],
  ...[...officeLeaks, ...officeCorners],
  ...[...fileLeaks, ...fileCorners, ...archiveLeaks],
];

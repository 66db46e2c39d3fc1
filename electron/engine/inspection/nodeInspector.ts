// SPDX-License-Identifier: Apache-2.0
import { type InspectorProcess, mostResident } from "./inspectorProcess.ts";
import { startNodeHelper } from "./nodeHelper.ts";

const entryUrl = new URL("../../inspector/process.ts", import.meta.url);
const heapMegabytes = 768;

/** An inspector as a child of plain Node, for the command line and the tests. */
export function startNodeInspector(): InspectorProcess {
  return startNodeHelper(entryUrl, { heapMegabytes, mostResident });
}

// SPDX-License-Identifier: Apache-2.0
import {
  mostResidentOfUnwrapper,
  type UnwrapperProcess,
} from "../inspection/inspectorProcess.ts";
import { startNodeHelper } from "../inspection/nodeHelper.ts";

const entryUrl = new URL("../../unwrapper/process.ts", import.meta.url);

/** An unwrapper as a child of plain Node, for the command line and the tests. */
export function startNodeUnwrapper(): UnwrapperProcess {
  return startNodeHelper(entryUrl, {
    heapMegabytes: 1536,
    mostResident: mostResidentOfUnwrapper,
  });
}

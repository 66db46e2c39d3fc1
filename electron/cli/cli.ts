// SPDX-License-Identifier: Apache-2.0
import { runProcess } from "./process.ts";

/** The entry of `counterseal` on plain Node. */
await runProcess();

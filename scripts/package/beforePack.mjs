// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";

/** What an earlier packing left is no part of this one. */
export default function beforePack({ appOutDir }) {
  rmSync(appOutDir, { recursive: true, force: true });
}

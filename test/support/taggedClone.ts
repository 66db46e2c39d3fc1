// SPDX-License-Identifier: Apache-2.0
import { type Clone, openClone } from "./gitClone.ts";
import { tempFolder } from "./tempFolder.ts";

/** A repository of one commit, of version 1.2.3 and with its tag, whose releases nobody may sign. */
export function taggedClone(): Clone {
  const clone = openClone(tempFolder());
  clone.git("init", "-q");
  clone.write("package.json", '{"version":"1.2.3"}');
  clone.write("packaging/release-signers", "# nobody\n");
  clone.commit("All there is");
  clone.git("tag", "v1.2.3");
  return clone;
}

// SPDX-License-Identifier: Apache-2.0
import { leak } from "./fileLeaks.ts";
import type { Leak } from "./leak.ts";
import { zipOf } from "./zip.ts";

/** Files of an archive that lead to others of it. */
export const archiveLeaks: readonly Leak[] = [
  leak(
    "zip: link to a file that is not in it",
    "repo.zip",
    () =>
      zipOf({
        "repo/docs/a.md":
          "# A\n\nCC BY 4.0 [one](../src/main.go#L1) [two](b%20c.md) [three](/x.md) [four](../../../y.md) [five](sub/)\n\n[gone](../src/other.go)\n",
        "repo/docs/b c.md": "# B\n\nCC BY 4.0\n",
        "repo/docs/sub/d.txt": "All is well.\n",
        "repo/src/main.go": "package main\n",
      }),
    ["dead-link"],
  ),
  leak(
    "zip: links to files that are in it, before and after",
    "repo.zip",
    () =>
      zipOf({
        "a.md": "# A\n\nCC BY 4.0 [b](b.md) [c](./c/d.md?plain=1) [up](.)\n",
        "b.md": "# B\n\nCC BY 4.0 [a](a.md#a)\n",
        "c/d.md": "# D\n\nCC BY 4.0 [a](../a.md)\n",
      }),
    [],
  ),
];

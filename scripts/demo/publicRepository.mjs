// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";

/** Makes what stands for the public repository: an upstream with some history, and a clone of it. */
export function makePublicRepository(story) {
  const identity =
    "-c user.name='Harbour maintainers' -c user.email=maintainers@harbour.example";
  mkdirSync(story.path("upstream"));
  writeFileSync(
    story.path("upstream", "README.md"),
    "# Harbour security\n\nPublic results of Harbour's security audits.\n",
  );
  story.run(
    [
      "cd upstream && git init -q -b main && git add README.md",
      `git ${identity} commit -q -m 'Begin the public record'`,
      "cd .. && git clone -q upstream public-repo",
    ].join(" &&\n"),
  );
  story.run("ls public-repo", { says: ["README.md"] });
}

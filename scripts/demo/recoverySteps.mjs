// SPDX-License-Identifier: Apache-2.0
import { unlocked } from "./people.mjs";

/** The vault gives everything back without Counterseal, to whoever holds the kit. */
export function recoverWithKit(story) {
  story.say("The vault is checked: header, ledger, and every object.");
  story.run(`counterseal vault check vault ${unlocked}`, {
    says: ["The vault is whole."],
  });
  story.run(`counterseal ledger show vault --limit 5 ${unlocked}`);

  story.say(
    "With the recovery kit, stock age alone gives the reports back, byte for byte.",
  );
  story.run(
    `mkdir recovered && age -d -i recovery-kit.txt vault/recovery.age > recovered/identity.txt &&
for object in vault/objects/*/*.age; do
  age -d -i recovered/identity.txt "$object" > recovered/file &&
  sha256sum < recovered/file
done | sort > recovered/digests`,
  );
  story.run(
    'for file in vendor/*; do sha256sum < "$file"; done | sort | diff - recovered/digests && cat recovered/digests',
  );
  story.run("rm -r recovered");
}

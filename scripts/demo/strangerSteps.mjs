// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { auditDir, place } from "./people.mjs";

const reportPath = `${auditDir}/findings/findings report.pdf`;
const releaseDir = `bundle/tree/${place}`;

/** Whoever holds the charter checks the release, with and without Counterseal. */
export function checkAsStranger(story) {
  story.say(
    "A stranger who holds the charter checks the bundle with sh, sha256sum and ssh-keygen.",
  );
  story.run(`sh ${releaseDir}/verify.sh trusted/charter.txt ${releaseDir}`, {
    says: [/^VERIFIED/m],
  });
  story.run(
    `cd bundle/tree && sed '1,/^$/d' ${place}/statement.txt | sha256sum -c`,
    { says: ["findings report.pdf: OK"] },
  );

  story.say("The same with Counterseal, which needs no vault for it.");
  story.run("counterseal verify bundle --trust trusted/charter.txt", {
    says: ["VERIFIED"],
  });

  story.say(
    "Without a charter nobody can say who the signers are, and so it is not called verified.",
  );
  story.run("counterseal verify bundle", {
    exit: 1,
    says: ["CONSISTENT, SIGNERS UNKNOWN"],
  });

  story.say(
    "The commit is merged into the public repository, and checked there.",
  );
  story.run(
    [
      "cd public-repo && git bundle verify -q ../bundle/release.bundle",
      "branch=$(git bundle list-heads ../bundle/release.bundle | sed 's|.* refs/heads/||')",
      'git fetch -q ../bundle/release.bundle "$branch:$branch" && git fsck --strict',
      'git merge -q --ff-only "$branch" && git log -1 --format="%an <%ae>, %s" --stat',
      `sh ${place}/verify.sh ../trusted/charter.txt ${place} "$(git rev-parse HEAD)"`,
    ].join(" &&\n"),
    { says: [/^VERIFIED/m] },
  );
}

/** One flipped bit, and one missing chair, are each found by name. */
export function tamperAsStranger(story) {
  const copyDir = releaseDir.replace("bundle", "tampered");
  story.say(
    "In a copy, one bit of one report is flipped. Both verifiers name the file.",
  );
  story.run("cp -R bundle tampered");
  flipBit(story.path("tampered", "tree", reportPath));
  story.run(`cmp 'bundle/tree/${reportPath}' 'tampered/tree/${reportPath}'`, {
    exit: 1,
  });
  story.run(`sh ${releaseDir}/verify.sh trusted/charter.txt ${copyDir}`, {
    exit: 1,
    says: ["file-changed", "findings report.pdf"],
  });
  story.run("counterseal verify tampered --trust trusted/charter.txt", {
    exit: 1,
    says: ["file-changed", "findings report.pdf"],
  });
  story.run("rm -r tampered");

  story.say(
    "In another, a chair's signature is taken out. Both name what is missing.",
  );
  story.run(`cp -R bundle tampered && rm ${copyDir}/signatures/dmitri.sig`);
  story.run(`sh ${releaseDir}/verify.sh trusted/charter.txt ${copyDir}`, {
    exit: 1,
    says: ["chairs-missing"],
  });
  story.run("counterseal verify tampered --trust trusted/charter.txt", {
    exit: 1,
    says: ["chairs-missing"],
  });
  story.run("rm -r tampered");
}

function flipBit(path) {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(path, bytes);
}

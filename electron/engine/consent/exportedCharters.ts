// SPDX-License-Identifier: Apache-2.0
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState, CharterState } from "../catalog/state.ts";
import { signatureNames } from "../exchange/evidenceTexts.ts";
import checkScript from "../release/check-releases.sh?raw";
import { releaseTexts } from "../release/releaseTexts.ts";
import checkWorkflow from "../release/verify-releases.yml?raw";

function readme(audit: AuditState, versions: readonly number[]): string {
  const newest = String(versions.at(-1));
  return `# Charter of the audit ${audit.audit}

\`charters/\` holds every version of the charter that was in force, and beside each the signatures that put it
in force. Version ${newest} is in force now; \`charter.txt\` is a copy of it. It says whose signatures count for
what, and how many are needed. Roles and public keys are all that it holds.

Keep this folder where people already trust you, such as the default branch of the public repository, and
apart from any release: whoever checks a release does it by a charter, and by a \`verify.sh\`, that did not
come with it.

    sh verify.sh charter.txt path/to/release

\`check-releases.sh\` judges a commit of the repository that keeps this folder, such as the merge of a pull
request, by the charter and the \`verify.sh\` of the commit before it:

    sh check-releases.sh path/to/this/folder HEAD

\`verify-releases.yml\` has it run by GitHub Actions on every pull request: copy it to \`.github/workflows/\`, and
write the path of this folder into it.

By hand, whether a person signed a version, here ID the name of the signature's file up to the first dot:

    sed -n 's/^Sign: ID [^ ]* [^ ]* /ID /p' charters/${newest}.txt > signers
    ssh-keygen -Y verify -f signers -I ID -n charter@counterseal \\
        -s charters/${newest}/ID.sig < charters/${newest}.txt

Version 1 is in force when every owner, chair and vendor whom it names has signed it. A later one is when
enough people of the version before it have, as its line \`Quorum: charter\` asks, and every key that it adds;
its line \`Replaces\` is the SHA-256 of the version before.
`;
}

function textsOf({ version, text, signatures }: CharterState) {
  const armours = signatures.map(({ person, signature }) => ({
    person,
    armour: signature,
  }));
  return [
    [`charters/${String(version)}.txt`, text],
    ...[...signatureNames(armours)].map(
      ([name, armour]) =>
        [`charters/${String(version)}/${name}`, armour] as const,
    ),
  ] as const;
}

/** The charters that were or are in force with their signatures, laid out as in a release, and what checks by them. */
export function exportedCharters(
  audit: AuditState,
): ReadonlyMap<string, Uint8Array> {
  const charters = audit.charters.filter(({ inForce }) => inForce);
  const newest = charters.at(-1);
  if (newest === undefined || newest.signatures.length === 0)
    throw new Error("a charter in force has no signatures");
  const versions = charters.map(({ version }) => version);
  const texts = [
    ["README.md", readme(audit, versions)],
    ["charter.txt", newest.text],
    ["verify.sh", releaseTexts.get("verify.sh") ?? ""],
    ["check-releases.sh", checkScript],
    ["verify-releases.yml", checkWorkflow],
    ...charters.flatMap(textsOf),
  ] as const;
  return new Map(texts.map(([name, text]) => [name, encodeUtf8(text)]));
}

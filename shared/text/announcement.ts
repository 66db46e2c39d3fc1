// SPDX-License-Identifier: Apache-2.0
import { type Charter, type RoleName, roleNames } from "../formats/charter.ts";
import type { Approval } from "../formats/acts.ts";
import type { GitId, PersonId, Sha256 } from "../ids.ts";

/** What is public with the merge of a release; nothing else is told to whoever announces it. */
export interface Announced {
  readonly approval: Approval;
  /** SHA-256 of the approval's text. */
  readonly statement: Sha256;
  /** The charter that the approval names, which lies in the release. */
  readonly charter: Charter;
  /** Whose signatures in the commit count. */
  readonly signers: readonly PersonId[];
  /** Brings the release into the public repository. */
  readonly commit: GitId;
}

function asReference(text: string): string {
  return `&#${text.charCodeAt(0)};${text.slice(1)}`;
}

/**
 * Within a line, a text means itself, whatever Markdown makes of its characters. What sites read besides stands as
 * a reference: templates between braces, formulas, names after @, numbers after #, and addresses that become links.
 */
export function inMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&|~]/g, "\\$&")
    .replace(/[{}$@#]|:(?=\/\/)|\.(?<=\bwww\.)/gi, asReference);
}

/** A path as the target of a link: no character of it ends the link or is markup. */
function asTarget(path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return encoded.replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The deepest folder that holds all of them; empty where that is the root. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) =>
    path.split("/").slice(0, -1),
  );
  const shared = first.findIndex((part, at) =>
    others.some((parts) => parts[at] !== part),
  );
  return (shared < 0 ? first : first.slice(0, shared)).join("/");
}

const seats: Readonly<Record<RoleName, string>> = {
  owner: "as owner",
  chair: "as chair",
  vendor: "for the vendor",
  reviewer: "as reviewer",
};

/** Each signer with the roles that the charter gave them when the approval was issued. */
function signedBy({ approval, charter, signers }: Announced): string {
  const { issued } = approval;
  const named = signers.map((person) => {
    const roles = roleNames.filter((role) =>
      charter.roles.some(
        (line) =>
          line.person === person &&
          line.role === role &&
          line.from <= issued &&
          issued < line.until,
      ),
    );
    const as = roles.map((role) => seats[role]).join(" and ");
    return `\`${person}\` ${as}`.trim();
  });
  return named.join(", ");
}

const instruction =
  "<!-- A draft. What stands in [brackets] is for people to write; REPOSITORY is the address of the public repository. All else is from the release as it was merged. -->";

function replaced({ supersedes, purpose }: Approval): string[] {
  if (supersedes === null) return [];
  const why = inMarkdown(purpose);
  return [
    `This replaces the release whose statement has the SHA-256 \`${supersedes}\`: ${why}. [What was wrong with it, and what readers of it should do.]`,
    "",
  ];
}

/** A draft of the post that announces a release, for people to finish. */
export function postDraft(announced: Announced): string {
  const { approval, commit, statement } = announced;
  const { audit, files, place, purpose } = approval;
  const at = (path: string): string =>
    `REPOSITORY/blob/${commit}/${asTarget(path)}`;
  return [
    instruction,
    "",
    `# The results of the security audit ${inMarkdown(audit)} are public`,
    "",
    "[What was audited, when, for whom, and by which vendor.]",
    "",
    ...replaced(approval),
    "[What was found, and what was done about it.]",
    "",
    "## What is published",
    "",
    `The approval says: “${inMarkdown(purpose)}”. The files:`,
    "",
    ...files.map(({ path }) => `- [${inMarkdown(path)}](${at(path)})`),
    "",
    "## How to check it",
    "",
    `These exact files were approved by ${signedBy(announced)}. Their signatures lie beside them, and [VERIFY.md](${at(`${place}/VERIFY.md`)}) says how to check them, with tools that you have.`,
    "",
    `- Commit: \`${commit}\``,
    `- SHA-256 of the [statement](${at(`${place}/statement.txt`)}): \`${statement}\``,
    "",
    "[Thanks to everybody who took part.]",
    "",
  ].join("\n");
}

/** One entry for the list in the public repository's README, whose links start from its root. */
export function indexLine({ approval, statement }: Announced): string {
  const { audit, files, place, purpose } = approval;
  const folder = commonFolder([
    ...files.map(({ path }) => path),
    `${place}/statement.txt`,
  ]);
  const title = inMarkdown(audit);
  const linked = folder === "" ? title : `[${title}](${asTarget(folder)})`;
  return `- ${linked}: ${inMarkdown(purpose)} ([how to check it](${asTarget(`${place}/VERIFY.md`)}), statement \`${statement.slice(0, 16)}…\`)\n`;
}

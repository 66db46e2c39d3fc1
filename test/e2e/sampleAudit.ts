// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import PDFDocument from "pdfkit";

/** Somebody invented, with a real key. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: "Owner" | "Chair";
  readonly keyPath: string;
  /** The line of the `.pub` file. */
  readonly publicKey: string;
  /** `SHA256:…` as ssh-keygen prints it. */
  readonly fingerprint: string;
}

/** Runs a command that must succeed; returns what it printed. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string | Buffer } = {},
): string {
  return execFileSync(command, args, {
    ...options,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** SHA-256 of a file's bytes. */
export function sha256(filePath: string): string {
  return createHash("sha256").update(readFileSync(filePath)).digest("hex");
}

function makePerson(
  keysDir: string,
  id: string,
  name: string,
  role: Person["role"],
): Person {
  const keyPath = join(keysDir, id);
  run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", id, "-f", keyPath]);
  const listed = run("ssh-keygen", ["-l", "-f", `${keyPath}.pub`]);
  return {
    id,
    name,
    role,
    keyPath,
    publicKey: readFileSync(`${keyPath}.pub`, "utf8").trim(),
    fingerprint: /SHA256:\S+/.exec(listed)?.[0] ?? "",
  };
}

/** Two owners and three chairs: the smallest group that the usual policy takes. */
export function makePeople(keysDir: string) {
  mkdirSync(keysDir);
  const person = (id: string, name: string, role: Person["role"]) =>
    makePerson(keysDir, id, name, role);
  return {
    ada: person("ada-quill", "Ada Quill", "Owner"),
    bo: person("bo-marsh", "Bo Marsh", "Owner"),
    cy: person("cy-vane", "Cy Vane", "Chair"),
    dee: person("dee-holt", "Dee Holt", "Chair"),
    eli: person("eli-frost", "Eli Frost", "Chair"),
  };
}

/** Signs a file as its people do, with ssh-keygen alone; the signature is moved to `signaturePath`. */
export function signFile(
  person: Person,
  act: string,
  filePath: string,
  signaturePath: string,
): void {
  const signature = run(
    "ssh-keygen",
    ["-Y", "sign", "-f", person.keyPath, "-n", `${act}@counterseal`],
    { input: readFileSync(filePath) },
  );
  writeFileSync(signaturePath, signature);
}

async function makeReport(filePath: string, title: string): Promise<void> {
  const document = new PDFDocument({ info: { Title: title } });
  const written = finished(document.pipe(createWriteStream(filePath)));
  document.fontSize(24).text(title);
  document.fontSize(12).text("Everything in this report is invented.");
  document.end();
  await written;
}

/** Long-published reports that may lie beside the clone. */
const samplesDir = join(import.meta.dirname, "../../../shared/samples");

/**
 * PDF files for the main job: the samples beside the clone where there are any, otherwise invented ones.
 * Pictures for the documents show invented ones only.
 */
export async function findReports(
  folderDir: string,
  invented: boolean,
): Promise<string[]> {
  if (!invented && existsSync(samplesDir)) {
    const names = readdirSync(samplesDir).filter((name) =>
      name.endsWith(".pdf"),
    );
    return names.map((name) => join(samplesDir, name));
  }
  if (!invented)
    console.log("no sample reports beside the clone: using invented ones");
  mkdirSync(folderDir);
  const reports = ["Harbour findings report", "Harbour threat model"];
  for (const title of reports)
    await makeReport(join(folderDir, `${title}.pdf`), title);
  return reports.map((title) => join(folderDir, `${title}.pdf`));
}

/** A clone of an invented public repository, with one commit. */
export function makeClone(cloneDir: string): void {
  const git = (...args: string[]): string =>
    run("git", [
      "-C",
      cloneDir,
      "-c",
      "user.name=Fay Reed",
      "-c",
      "user.email=fay@example.org",
      ...args,
    ]);
  mkdirSync(cloneDir);
  git("init", "--quiet", "--initial-branch=main");
  writeFileSync(join(cloneDir, "README.md"), "# Harbour\n");
  git("add", "README.md");
  git("commit", "--quiet", "--message", "Begin");
}

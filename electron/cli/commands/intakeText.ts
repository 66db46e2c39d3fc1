// SPDX-License-Identifier: Apache-2.0
import { flawsOf } from "../../../shared/domain/wholeness.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import {
  flawWords,
  noteWords,
  packageFaultWords,
  refusalWords,
  signatureFaultWords,
  signatureWords,
} from "../../../shared/text/handedOver.ts";
import { counted, indented, sentence, size } from "../layout.ts";

function packageText({
  name,
  size: bytes,
  sha256,
  layers,
  fault,
}: IntakeSummary["packages"][number]): string {
  const wrapping = layers.length === 0 ? "a plain file" : layers.join(", ");
  return [
    sentence(`${name}: ${size(bytes)}, ${wrapping}`),
    indented(sentence(`SHA-256 ${sha256}`)),
    fault === null
      ? ""
      : indented(sentence(`NOT READ TO ITS END. ${packageFaultWords[fault]}`)),
  ].join("");
}

function aboutFile(file: StagedFile): string[] {
  const about: string[] = [signatureWords[file.signature]];
  if (file.listed === "same") about.push("as listed");
  if (file.listed === "changed")
    about.push("CHANGED: its list of digests says another");
  if (file.known !== null)
    about.push(`in the vault already as ${file.known.name}`);
  if (file.isEvidence) about.push("a signature or list of digests");
  return [...about, ...file.notes.map((note) => noteWords[note])];
}

function fileText(file: StagedFile): string {
  return sentence(
    `${file.path} (${size(file.size)}): ${aboutFile(file).join("; ")}`,
  );
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : sentence(title) + indented(lines.join(""));
}

function signatureText({
  path,
  over,
  by,
  state,
  key,
  holder,
  fault,
}: IntakeSummary["signatures"][number]): string {
  const whose = holder === null ? "" : ` of ${holder}`;
  const why = fault === null ? "" : `: ${signatureFaultWords[fault]}`;
  const where = path === "" ? "in its envelope" : path;
  return sentence(
    `${over}: ${signatureWords[state]} (${by} ${key}${whose}, ${where})${why}`,
  );
}

function manifestLines({
  path,
  listed,
  missing,
  extra,
  changed,
  duplicate,
  unread,
}: IntakeSummary["manifests"][number]): string[] {
  const each = (word: string, paths: readonly string[]): string[] =>
    paths.map((one) => sentence(`${word} ${one}`));
  return [
    sentence(
      `${path} lists ${counted(listed, "file", "files")}${unread > 0 ? `, and has ${counted(unread, "line", "lines")} that cannot be read` : ""}`,
    ),
    ...each("missing:", missing),
    ...each("changed:", changed),
    ...each("listed twice:", duplicate),
    ...each("not listed:", extra),
  ];
}

/** All that is known of a hand-over before anything of it is written. */
export function summaryText(summary: IntakeSummary): string {
  const refused = summary.files.filter((file) => file.refused !== null);
  const good = summary.files.filter((file) => file.refused === null);
  return [
    part(
      "Packages",
      summary.packages
        .filter(
          ({ layers, fault }, _at, all) =>
            all.length < 20 || layers.length > 0 || fault !== null,
        )
        .map(packageText),
    ),
    part(
      `${counted(good.length, "file", "files")} can be taken in`,
      good.map(fileText),
    ),
    part(
      `${counted(refused.length, "file is", "files are")} refused`,
      refused.map(({ path, refused: reason }) =>
        sentence(`${path} ${reason === null ? "" : refusalWords[reason]}`),
      ),
    ),
    part("Signatures", summary.signatures.map(signatureText)),
    part("Lists of digests", summary.manifests.flatMap(manifestLines)),
    part(
      "Left out, since links are not followed",
      summary.leftOut.map(sentence),
    ),
    part("No key that can be used here", summary.keysRefused.map(sentence)),
    part("WARNING: limits were raised", summary.raised.map(sentence)),
    summary.resumes === null
      ? ""
      : sentence(
          `This intake was broken off before; taking it goes on with it, as handed over by ${summary.resumes.from}.`,
        ),
  ].join("");
}

/** What is not whole when these files are taken in. */
export function flawsText(
  summary: IntakeSummary,
  chosen: readonly StagedFile[],
): string {
  return part(
    "NOT WHOLE",
    flawsOf(summary, chosen).map((flaw) =>
      sentence(`${flaw.name} ${flawWords(flaw)}`),
    ),
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { UnmetCondition } from "../domain/conditions.ts";
import type { PublicField, PublicWord } from "../domain/publicWords.ts";
import type { PersonId } from "../ids.ts";
import { assertNever } from "../result.ts";
import { listed, shown } from "./facts.ts";
import { describeCheck } from "./inspection.ts";

/** How a person is called in a sentence; their id unless the caller knows a name. */
export type NameOf = (person: PersonId) => string;

type Seats = Extract<UnmetCondition, { missing: number }>;

/**
 * One condition of the release gate in a sentence: what is missing and what would meet it, by name
 * ("Needs one more chair: ada or lin.").
 */
export function describeCondition(
  condition: UnmetCondition,
  nameOf: NameOf = (person) => person,
): string {
  if ("missing" in condition) return describeSeats(condition, nameOf);
  if ("requester" in condition)
    return `Needs the signature of ${shown(nameOf(condition.requester))}, who asks for it.`;
  if ("person" in condition) return describeLoss(condition, nameOf);
  if ("check" in condition) return describeWord(condition);
  return describeFact(condition);
}

function describeReviewer(
  { person, why }: Extract<UnmetCondition, { why: string }>,
  nameOf: NameOf,
): string {
  const name = shown(nameOf(person));
  const shut = `The files may not be shown to ${name}`;
  switch (why) {
    case "asks-it":
      return `${shut}, who asks for it: a review is for whoever is asked.`;
    case "recused":
      return `${shut}: they are recused, and have no part in this.`;
    case "without-seat":
      return `${shut}: they hold no seat now, by the charter that the request names and by the one in force. Others receive files by consent alone.`;
    case "without-key":
      return `${shut}: the charter in force lists no key of theirs that a file could be sealed to and that was not lost. A new charter adds one.`;
    default:
      return assertNever(why);
  }
}

function describeLoss(
  condition: Extract<UnmetCondition, { person: PersonId }>,
  nameOf: NameOf,
): string {
  const { name, person } = condition;
  if (name === "statement-withdrawn")
    return `Withdrawn by ${shown(nameOf(person))}: nothing more may leave by this. Make a new request.`;
  if ("why" in condition) return describeReviewer(condition, nameOf);
  if (name === "recipient-uncovered")
    return `The consent does not name ${shown(nameOf(person))} with this key. Choose a key that it names, or make a new request.`;
  if (name === "recipient-key-lost")
    return `A key of ${shown(nameOf(person))} that the consent names is lost: whoever has it could open the files, and nothing is sealed to it. Record a new key of theirs, and make a new request that names it.`;
  if (name === "recipient-key-dropped")
    return `A key of ${shown(nameOf(person))} that the consent names is not on the roster any more: they may not have it, others may, and nothing is sealed to it. Make a new request, which names the keys that they have now.`;
  if (name === "recipient-removed")
    return `Nothing more is sealed to ${shown(nameOf(person))}, who was removed from the roster. Leave them out, or enroll them again.`;
  if (name === "attestation-missing")
    return `The signature of ${shown(nameOf(person))} does not count yet: the charter asks that signers agree to the audit's texts, and they have not, or not to the newest, or it has expired. Ask for their attestation.`;
  const lost = `The signature of ${shown(nameOf(person))} does not count`;
  if (name === "touch-missing")
    return `${lost}: it was made without a touch of a hardware key, which the charter demands. They sign again with a security key that asks for a touch.`;
  if (name === "verification-missing")
    return `${lost}: the hardware key did not verify them by PIN or fingerprint, which the charter demands. They sign again with a security key that does (verify-required).`;
  return name === "key-revoked"
    ? `${lost}: the key was revoked. Someone else of the charter can sign instead.`
    : `${lost}: they are recused. Someone else of the charter can sign instead.`;
}

const fieldWords: Readonly<Record<PublicField, string>> = {
  purpose: "The purpose",
  author: "The author",
  place: "The place in the repository",
  path: "A file's path",
  removes: "The path of a file to remove",
};

function describeWord({ field, check, seen }: PublicWord): string {
  const { title } = describeCheck(check);
  return `${fieldWords[field]} would be public, and the inspection minds it: ${title} (${shown(seen)}). Propose the release anew in other words.`;
}

type FactCondition = Exclude<
  UnmetCondition,
  Seats | PublicWord | { requester: PersonId } | { person: PersonId }
>;

function describeFact(condition: FactCondition): string {
  switch (condition.name) {
    case "charter-missing":
      return "No charter is in force. Draft one, and record the signature of everyone whom it names.";
    case "charter-changed":
      return "The charter has changed since this was signed, and the signatures do not meet the new one. Make a new request under the charter in force.";
    case "request-missing":
      return "Nobody has been asked yet. Make the request, so that there is a text to sign.";
    case "agreement-texts-missing":
      return "The charter asks that signers agree to texts, and none was imported. Import the Security Release Process and the embargo policy, and ask for attestations.";
    case "inspection-missing":
      return "The charter asks for an inspection, and none was judged. Add inspection.txt and make a new request.";
    case "inspection-blocking":
      return "The inspection found something that blocks the release. Resolve it, or accept it with a reason.";
    case "removal-unproven":
      return `Something that was marked as removed may still be in ${shown(pathsInWords(condition.paths))}. Run the cross-check of these files, and release versions in which none of it is.`;
    case "findings-missing":
    case "finding-unresolved":
    case "finding-embargoed":
    case "findings-changed":
      return describeFindings(condition);
    case "embargo-missing":
      return "The charter asks for a time before which nothing may leave. Make a request with such a time.";
    case "embargo-active":
      return `Nothing may leave before ${shown(condition.until)}. Wait until then.`;
    case "clock-behind":
      return `This machine's clock says ${shown(condition.clock)}, but the vault has seen ${shown(condition.latest)}. Set the clock right.`;
    case "content-changed":
      return `The files are not those that were signed: ${shown(pathsInWords(condition.paths))}. Put the signed versions back, or make a new request.`;
    case "statement-expired":
      return `The consent expired at ${shown(condition.at)}. Make a new request.`;
    case "reviewers-missing":
      return "Nobody is left whom this request asks and who could be shown its files. A new charter names others.";
    case "share-empty":
      return "There is nothing to share, or nobody to share it with. Choose files and recipients that the consent names.";
    case "statement-elsewhere":
      return `The signed text is for another ${condition.field}. Make a request in this one.`;
    default:
      return assertNever(condition);
  }
}

function describeFindings(
  condition: Extract<FactCondition, { name: `finding${string}` }>,
): string {
  switch (condition.name) {
    case "finding-unresolved":
      return `Not resolved: ${someOf(condition.findings.map(({ label }) => label))}. Record a disposition of each, or propose a release that carves them out.`;
    case "finding-embargoed":
      return `Under embargo: ${someOf(condition.findings.map(({ label, until }) => `${label} until ${until}`))}. Wait for that time, or propose a release that carves them out.`;
    case "findings-changed":
      return `Not as people were asked to judge it: ${someOf(condition.labels)}. Make a new request, which lists the findings as they are now.`;
    case "findings-missing":
      return "The charter asks for the list of findings, and none was judged. Make a new request, which lists them.";
    default:
      return assertNever(condition);
  }
}

const fewWords = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
];

const seatNames = {
  "owners-missing": ["owner", "owners"],
  "chairs-missing": ["chair", "chairs"],
  "vendor-missing": ["vendor contact", "vendor contacts"],
  "people-missing": ["person", "people"],
} as const satisfies Record<Seats["name"], readonly [string, string]>;

function describeSeats(condition: Seats, nameOf: NameOf): string {
  const { name, missing, candidates } = condition;
  const [single, plural] = seatNames[name];
  const number = fewWords[missing] ?? String(missing);
  const why =
    name === "people-missing" ? ", since nobody can fill two seats" : "";
  const need = `Needs ${number} more ${missing === 1 ? single : plural}${why}`;
  if (candidates.length < missing)
    return `${need}; too few are left who may sign now, so a new charter is needed.`;
  const names = candidates.map((person) => shown(nameOf(person)));
  const word = candidates.length === missing ? "and" : "or";
  return `${need}: ${listed(names, word)}.`;
}

function pathsInWords(paths: readonly string[]): string {
  return firstOf(
    paths.map((path) => `“${path}”`),
    3,
  );
}

/** Labels of findings: as many as a line takes. */
function someOf(labels: readonly string[]): string {
  return firstOf(labels.map(shown), 8);
}

/** The first few, and how many more. */
function firstOf(all: readonly string[], count: number): string {
  const first = all.slice(0, count);
  const more = all.length - first.length;
  return more === 0
    ? listed(first, "and")
    : `${first.join(", ")} and ${String(more)} more`;
}

// SPDX-License-Identifier: Apache-2.0
import type {
  AuditStanding,
  BlockedRequest,
  PersonStanding,
} from "../../../shared/ipc/agreementContract.ts";
import { fields, sentence, shortId, table } from "../layout.ts";
import { conditionsText } from "../report.ts";

const states = {
  agreed: "agreed",
  outdated: "agreed to an older version",
  expired: "expired",
  missing: "has not agreed",
} as const;

function textRows({ texts }: AuditStanding): string[][] {
  return texts.map(({ name, version, digest, source, retired }) => [
    name,
    retired ? "no longer asked for" : `version ${String(version)}`,
    digest,
    source,
  ]);
}

function personRows({ person, agreements, comments }: PersonStanding) {
  const signed = agreements.map(({ name, state, since, until }) => [
    person,
    name,
    states[state],
    since ?? "-",
    until ?? "-",
  ]);
  const noted = comments.map(({ url, at }) => [
    person,
    url,
    "noted by an owner, not signed",
    at,
    "-",
  ]);
  return [...signed, ...noted];
}

/** The texts, and who agreed to which. */
export function agreementText(standing: AuditStanding): string {
  const texts = textRows(standing);
  if (texts.length === 0) return sentence("There is no text to agree to yet.");
  const people = standing.people.flatMap(personRows);
  const heads = ["Who", "Text", "State", "Since", "Until"];
  const counts =
    standing.demanded === true
      ? "The charter in force counts only who has agreed to the newest version of every text."
      : "The charter in force does not ask for it: who has not agreed counts as well.";
  return [
    table(["Text", "State", "SHA-256", "From"], texts),
    people.length === 0 ? "" : `\n${table(heads, people)}`,
    standing.demanded === null ? "" : `\n${sentence(counts)}`,
  ].join("");
}

function scopeWords(vendor: string | null): string {
  return vendor === null ? "the whole audit" : `what ${vendor} made`;
}

function standingFields(person: PersonStanding): string {
  return fields([
    ["Person", `${person.person}, ${person.name}`],
    ...person.roles.map(
      ({ role, from, until }) =>
        [`  ${role}`, `from ${from} until ${until}`] as const,
    ),
    ["  charter", person.inCharter ? "named by the one in force" : "not in it"],
    ...person.agreements.map(
      ({ name, state, until }) =>
        [
          `  ${name}`,
          until === null ? states[state] : `${states[state]}, until ${until}`,
        ] as const,
    ),
    ...person.declarations.flatMap(({ vendor, recused, interests }) => [
      [
        "  declared",
        `about ${scopeWords(vendor)}: ${recused ? "takes no part" : "takes part"}`,
      ] as const,
      ...interests.map((each) => ["    interest", each] as const),
    ]),
    ...person.recusals.map(
      ({ vendor, by, reason }) =>
        [
          "  recused",
          `from ${scopeWords(vendor)}, ${by === "signed" ? "by their own declaration" : `by an owner's entry: ${reason ?? ""}`}`,
        ] as const,
    ),
  ]);
}

function blockedText(request: BlockedRequest): string {
  const { kind, id, purpose, unmet, canBeMet, withdrawn } = request;
  if (withdrawn)
    return sentence(
      `The ${kind} ${shortId(id)} was withdrawn, whoever has a seat: ${purpose}`,
    );
  const way = canBeMet
    ? "Others of the charter can still sign."
    : "Too few are left: draft a charter that names others.";
  return (
    sentence(`The ${kind} ${shortId(id)} lost a seat: ${purpose}`) +
    conditionsText(unmet) +
    sentence(`  ${way}`)
  );
}

/** What recusals took a seat from, and the way on; empty when nothing. */
export function blockedByText({ blocked, stuck }: AuditStanding): string {
  const acts =
    stuck.length === 0
      ? ""
      : sentence(
          `Without those who are recused from the whole audit, the people of the charter cannot meet: ${stuck.join(", ")}. Draft a charter that names others.`,
        );
  return blocked.map(blockedText).join("") + acts;
}

/** The whole page of an audit's people. */
export function standingText(standing: AuditStanding): string {
  const { people, tell } = standing;
  if (people.length === 0) return sentence("Nobody is enrolled yet.");
  const blocked = blockedByText(standing);
  return [
    people.map(standingFields).join("\n"),
    blocked === "" ? "" : `\n${blocked}`,
    people.some(({ recusals }) => recusals.length > 0)
      ? `\n${sentence(`Must be told of a conflict: ${tell.join(", ")}. person notice prints a message that holds nothing confidential.`)}`
      : "",
  ].join("");
}

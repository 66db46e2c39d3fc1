// SPDX-License-Identifier: Apache-2.0
import { type Subject, wholeFile } from "./subject.ts";

/** What the forges warn of, and what they refuse. */
const largeBytes = 50 * 1000 * 1000;

const tellingName =
  /draft|confiden|private|internal|embargo|unredacted|do[-_ ]?not|review|wip\b|v\d+[-_ ]?final|final[-_ ]?(?:v?\d+|final)|copy|backup|~\$|\.(?:bak|tmp|swp|orig)$/i;

/** Name and size: seen by everyone before the content is. */
export function inspectFacts(subject: Subject): void {
  const { size } = subject.source;
  const name = subject.name.slice(subject.name.lastIndexOf("/") + 1);
  const telling = tellingName.exec(name);
  if (telling !== null) subject.find("file-name", wholeFile, name, "telling");
  else if (/[^\w.() +-]/.test(name))
    subject.find("file-name", wholeFile, name, "odd");
  const place = { kind: "part", part: "name" } as const;
  subject.words(name.replace(/[-_.]+/g, " "), place);
  subject.inspection.hearing.hear(subject.members, subject.name, place);
  if (size > largeBytes) subject.find("file-size", wholeFile, `${size} bytes`);
}

const licence =
  /creative ?commons|\bcc[- ]by\b|CC-BY-4\.0|apache(?: license|-2\.0| 2\.0| software)|licensed under/i;

/** The licence that a report is expected to name, such as CC BY 4.0. */
export function expectLicence(subject: Subject, text: string): void {
  if (subject.members.length === 0 && !licence.test(text))
    subject.find("licence-missing", wholeFile, "no licence is named");
}

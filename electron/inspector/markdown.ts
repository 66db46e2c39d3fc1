// SPDX-License-Identifier: Apache-2.0
import { decodedUri } from "./decodedUri.ts";
import { linePlaces } from "./plainText.ts";
import type { Subject } from "./subject.ts";

const inlineLink = /!?\[[^\]\n]{0,500}\]\(\s{0,3}<?([^\s)>]{1,1000})/g;
const referenceLink = /^ {0,3}\[[^\]\n]{1,200}\]:\s{1,3}<?([^\s>]{1,1000})/gm;
const htmlLink = /\b(?:href|src)\s?=\s?["']([^"'\n]{1,1000})["']/gi;

/** How the forges name a heading: lower case, letters and digits kept, spaces as hyphens. */
function slugOf(heading: string): string {
  return heading
    .trim()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of text.matchAll(
    /^ {0,3}#{1,6}\s+(.{1,500}?)\s*#*$/gm,
  )) {
    const slug = slugOf(heading);
    let name = slug;
    for (let count = 1; anchors.has(name); count += 1)
      name = `${slug}-${count}`;
    anchors.add(name);
  }
  for (const [, name = ""] of text.matchAll(
    /\b(?:id|name)\s?=\s?["']([^"'\n]{1,200})["']/g,
  ))
    anchors.add(name.toLowerCase());
  return anchors;
}

/** Links that lead to other files of the repository, or nowhere, and comments that no reader sees. */
export function inspectMarkdown(subject: Subject, text: string): void {
  const places = linePlaces(text);
  const anchors = anchorsOf(text);
  for (const pattern of [inlineLink, referenceLink, htmlLink])
    for (const match of text.matchAll(pattern)) {
      const [, target = ""] = match;
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) continue;
      const place = places(match.index);
      if (!target.startsWith("#"))
        subject.leadsTo(place, target.replace(/#.*$/, ""));
      else if (!anchors.has(decodedUri(target.slice(1)).toLowerCase()))
        subject.find("dead-link", place, target);
    }
  for (const match of text.matchAll(/<!--([\s\S]{1,2000}?)-->/g))
    if (!/SPDX|markdownlint|prettier|toc/i.test(match[1] ?? ""))
      subject.find("comment", places(match.index), match[1] ?? "");
}

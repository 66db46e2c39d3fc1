// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import type { WordRule } from "./hit.ts";

/** A host, or the end of one, and the paths there that are not for everyone. */
interface PrivatePlace {
  readonly check: CheckId;
  readonly host: RegExp;
  readonly path?: RegExp;
}

const document: CheckId = "private-document-link";
const chat: CheckId = "chat-link";
const repository: CheckId = "private-repository-link";

const privatePlaces: readonly PrivatePlace[] = [
  // Published documents have a path of their own at Google, /pub, which is meant for everyone.
  {
    check: document,
    host: /^(?:docs|drive|sheets|slides|forms)\.google\.com$/,
    path: /^(?!.*\/pub(?:html)?(?:[?#]|$))/,
  },
  { check: document, host: /\.sharepoint\.com$|^1drv\.ms$|\.my\.sharepoint/ },
  { check: document, host: /^(?:onedrive\.live|.*\.box|app\.box)\.com$/ },
  { check: document, host: /^(?:www\.)?dropbox\.com$/, path: /^\/\w/ },
  {
    check: document,
    host: /(?:^|\.)(?:notion\.so|notion\.site|atlassian\.net|quip\.com|coda\.io|airtable\.com|figma\.com|miro\.com|trello\.com|monday\.com|lucid\.app|evernote\.com|paper\.dropbox\.com)$/,
  },
  { check: document, host: /^app\.(?:asana|clickup|smartsheet)\.com$/ },
  { check: chat, host: /(?:^|\.)slack\.com$/, path: /^\/\w/ },
  {
    check: chat,
    host: /(?:^|\.)(?:discord\.com|discord\.gg|teams\.microsoft\.com|zoom\.us|meet\.google\.com|chat\.google\.com|webex\.com|t\.me|matrix\.to|chat\.whatsapp\.com|signal\.group)$/,
    path: /^\/\w/,
  },
  {
    check: repository,
    host: /^(?:www\.)?(?:github|gitlab)\.com$/,
    path: /^\/(?:kubernetes-security(?:\/|$)|[\w.-]+\/[\w.-]*(?:private|internal|embargo|confidential)[\w.-]*)/i,
  },
  {
    check: repository,
    host: /^(?:www\.)?github\.com$/,
    path: /\/security\/advisories\/|^\/orgs\/[^/]+\/teams\//,
  },
  { check: repository, host: /^(?:hackerone|bugcrowd)\.com$/, path: /\d{4,}/ },
  {
    check: repository,
    host: /^groups\.google\.com$/,
    path: /private|security|distributors|embargo/i,
  },
];

function placeOf(host: string, path: string): CheckId | null {
  const found = privatePlaces.find(
    (place) => place.host.test(host) && (place.path?.test(path) ?? true),
  );
  return found?.check ?? null;
}

/** Hosts that look internal and belong to everybody's cluster or laptop. */
const commonHosts =
  /(?:^|\.)(?:cluster\.local|docker\.internal|metadata\.google\.internal|localhost\.localdomain|\w+\.svc\.cluster\.local)$/i;

export const linkRules: readonly WordRule[] = [
  {
    check: document,
    pattern:
      /\b(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?::\d{1,5})?(\/[^\s<>"'`\\{}|^)\]]{0,500})/gi,
    judge([link, host = "", path = ""]) {
      const check = placeOf(host.toLowerCase(), path);
      return check === null ? null : [check, link.replace(/[.,;]+$/, "")];
    },
  },
  {
    check: "internal-host",
    pattern:
      /\b(?:[a-z0-9-]{1,63}\.){1,6}(?:internal|corp|lan|intranet|local|localdomain|home\.arpa)\b(?![.-]?\w)/g,
    judge: ([host]) => (commonHosts.test(host) ? null : host.toLowerCase()),
  },
  {
    check: "internal-address",
    pattern:
      /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.]|\/\d)/g,
  },
  {
    check: "local-path",
    pattern:
      /\b[A-Z]:\\(?:Users|Documents and Settings)\\[^\s\\"<>|]{1,64}|(?<![\w.])\/(?:home|Users)\/(?!runner\b|user\b|ubuntu\b|vagrant\b|node\b)[a-z][\w.-]{0,63}|\bfile:\/\/\/[^\s"'<>)]{1,200}|\\\\[a-z0-9-]{2,40}\\[a-z0-9$_-]{2,40}/gi,
  },
];

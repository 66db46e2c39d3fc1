// SPDX-License-Identifier: Apache-2.0
import type { Finding } from "../../domain/finding.ts";
import type { Instant } from "../../ids.ts";

/**
 * All of a finding that a file for the public's tools is made from. Who takes care of it, what was said of it, what
 * speaks of it and until when it is held back are not among it.
 */
export type PublicFinding = Pick<
  Finding,
  | "label"
  | "title"
  | "severity"
  | "cvss"
  | "component"
  | "description"
  | "fixVersions"
  | "cves"
  | "links"
>;

export const exportFormats = ["srctl", "osv", "csaf"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the finding does not say of itself. */
export interface ExportAbout {
  readonly made: Instant;
  /** Of OSV: where the component is a package; without it no package is named. */
  readonly ecosystem: string | null;
  /** Of CSAF. */
  readonly publisher: {
    readonly name: string;
    readonly namespace: string;
  } | null;
}

/** By which it is known in public: its first CVE id, else the id in its report. */
export function publicId({ cves, label }: PublicFinding): string {
  return cves[0] ?? label;
}

export function asJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A component as a name of a package: no words. */
export function isName(component: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(component);
}

/** A version, without a "v" before it. */
export function semver(version: string): string | null {
  const bare = version.replace(/^[vV]/, "");
  return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?$/.test(
    bare,
  )
    ? bare
    : null;
}

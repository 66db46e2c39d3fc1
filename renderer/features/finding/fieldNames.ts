// SPDX-License-Identifier: Apache-2.0
import type { FindingFields } from "../../../shared/domain/finding.ts";
import { t } from "../../text/text.ts";

type Name = keyof FindingFields;

/** What fields are called where they are listed; a field that is not known here by its own name. */
const names: Readonly<Record<Name, () => string>> = {
  label: () => t("field.label"),
  title: () => t("field.title"),
  severity: () => t("field.severity"),
  cvss: () => t("field.cvss"),
  component: () => t("field.component"),
  description: () => t("field.description"),
  evidence: () => t("field.evidence"),
  status: () => t("field.status"),
  owner: () => t("field.owner"),
  fixVersions: () => t("field.fixVersions"),
  links: () => t("field.links"),
  cves: () => t("field.cves"),
  embargoUntil: () => t("field.embargoUntil"),
};

export function fieldName(name: string): string {
  return Object.hasOwn(names, name) ? names[name as Name]() : name;
}

// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import { part, type Subject } from "../subject.ts";
import { readXml } from "../xml.ts";

const checks: Readonly<Record<string, CheckId>> = {
  ...{ creator: "metadata-author", lastModifiedBy: "metadata-author" },
  ...{ Company: "metadata-author", Manager: "metadata-author" },
  title: "metadata-title",
  ...{ subject: "metadata-words", keywords: "metadata-words" },
  ...{ description: "metadata-words", category: "metadata-words" },
  ...{
    created: "metadata-date",
    modified: "metadata-date",
    lastPrinted: "metadata-date",
  },
  ...{ Application: "metadata-software", AppVersion: "metadata-software" },
  ...{ Template: "metadata-other", HyperlinkBase: "metadata-other" },
};

/** Core, application's and custom properties. */
export function inspectProperties(
  subject: Subject,
  path: string,
  xml: string,
): void {
  const isCustom = path.endsWith("custom.xml");
  const open: string[] = [];
  let property = "";
  readXml(xml, {
    open: (name, attributes) => {
      open.push(name.replace(/^.*:/, ""));
      if (name === "property") property = new Map(attributes).get("name") ?? "";
    },
    text: (text) => {
      const name = open.at(-1) ?? "";
      const value = text.trim();
      if (value === "") return;
      const place = part(`${path} ${isCustom ? property : name}`);
      if (isCustom)
        subject.find("custom-property", place, `${property}: ${value}`);
      else if (checks[name] !== undefined)
        subject.find(checks[name], place, `${name}: ${value}`);
      else return;
      subject.words(`${property} ${value}`, place);
    },
    close: () => void open.pop(),
  });
}

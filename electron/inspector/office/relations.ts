// SPDX-License-Identifier: Apache-2.0
import { part, type Subject } from "../subject.ts";
import { readXml } from "../xml.ts";

/** What a part refers to outside the document. */
export function inspectRelations(
  subject: Subject,
  path: string,
  xml: string,
): void {
  readXml(xml, {
    open: (name, attributes) => {
      if (name !== "Relationship") return;
      const given = new Map(attributes);
      const target = given.get("Target") ?? "";
      if (given.get("TargetMode") !== "External") return;
      const type = (given.get("Type") ?? "").split("/").at(-1) ?? "";
      subject.words(target, part(path));
      if (type !== "hyperlink")
        subject.find("external-link", part(path), `${type}: ${target}`);
    },
  });
}

// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../shared/domain/inspectionChecks.ts";
import { part, type Subject } from "./subject.ts";
import { readXml } from "./xml.ts";

const quiet =
  /^(?:rdf|x|xml|xmlns)(?::|$)|:(?:format|Format|MIMEType|Trapped|MetadataDate|pdfaid)/;

const checks: readonly (readonly [RegExp, CheckId])[] = [
  [
    /^dc:(?:creator|contributor|publisher)|Author|AuthorsPosition|CaptionWriter|photoshop:Credit|Owner|manager|company/i,
    "metadata-author",
  ],
  [/^dc:title|Headline/, "metadata-title"],
  [
    /^dc:(?:subject|description|rights|source|relation)|Keywords|Instructions|UserComment/,
    "metadata-words",
  ],
  [/CreatorTool|Producer|softwareAgent/, "metadata-software"],
  [
    /DocumentID|InstanceID|documentName|OriginalDocumentID|VersionID|RenditionClass/i,
    "metadata-id",
  ],
  [/Date|when$/, "metadata-date"],
  [/GPS|Latitude|Longitude|Location|City|Country|State/, "metadata-place"],
  [/SerialNumber|^tiff:(?:Make|Model)|Lens|CameraOwner/, "metadata-device"],
  [/Thumbnail|xmpGImg/, "thumbnail"],
];

function checkOf(name: string): CheckId {
  return (
    checks.find(([pattern]) => pattern.test(name))?.[1] ?? "metadata-other"
  );
}

/** Every property of an XMP packet. @param where what it is of, such as `XMP` */
export function inspectXmp(subject: Subject, xmp: string, where: string): void {
  const path: string[] = [];
  const property = (name: string, value: string): void => {
    const text = value.trim();
    if (text === "" || quiet.test(name)) return;
    const place = part(`${where} ${name}`);
    const check = checkOf(name);
    const seen = check === "thumbnail" ? "a small picture" : `${name}: ${text}`;
    subject.find(check, place, seen);
    if (check !== "thumbnail") subject.words(text, place);
  };
  const isWhole = readXml(xmp, {
    open: (name, attributes) => {
      path.push(name);
      for (const [key, value] of attributes) property(key, value);
    },
    text: (text) => {
      // Lists of RDF are between a property and its values.
      const named = path.findLast((name) => !name.startsWith("rdf:"));
      if (named !== undefined) property(named, text);
    },
    close: () => void path.pop(),
  });
  if (!isWhole && xmp.trim() !== "")
    subject.cannotSee("damaged", where, part(where));
}

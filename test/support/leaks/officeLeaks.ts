// SPDX-License-Identifier: Apache-2.0
import type { Leak } from "./leak.ts";
import { rawPdf } from "./rawPdf.ts";
import { zipOf } from "./zip.ts";

export const words =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relation =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const types = "<Types/>";

export function run(text: string, properties = ""): string {
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
}

export function docx(
  place: string,
  finds: Leak["finds"],
  body: string,
  parts: Record<string, string | Uint8Array> = {},
  also?: Leak["also"],
): Leak {
  return {
    place: `docx: ${place}`,
    file: "report.docx",
    make: () =>
      zipOf({
        "[Content_Types].xml": types,
        "word/document.xml": `<?xml version="1.0"?><w:document ${words}><w:body><w:p>${run("All is well. CC BY 4.0")}</w:p><w:p>${body}</w:p></w:body></w:document>`,
        ...parts,
      }),
    ...(finds && { finds }),
    ...(also && { also }),
  };
}

export function xlsx(
  place: string,
  finds: Leak["finds"],
  workbook: string,
  sheet = "",
  parts: Record<string, string> = {},
): Leak {
  return {
    place: `xlsx: ${place}`,
    file: "findings.xlsx",
    make: () =>
      zipOf({
        "[Content_Types].xml": types,
        "xl/workbook.xml": `<workbook><sheets><sheet name="Findings" sheetId="1"/>${workbook}</sheets></workbook>`,
        "xl/worksheets/sheet1.xml": `<worksheet>${sheet}</worksheet>`,
        ...parts,
      }),
    ...(finds && { finds }),
  };
}

export function pptx(
  place: string,
  finds: Leak["finds"],
  slide: string,
  parts: Record<string, string> = {},
): Leak {
  return {
    place: `pptx: ${place}`,
    file: "talk.pptx",
    make: () =>
      zipOf({
        "[Content_Types].xml": types,
        "ppt/presentation.xml": "<p:presentation/>",
        "ppt/slides/slide1.xml": slide,
        ...parts,
      }),
    ...(finds && { finds }),
  };
}

const pictureIn = (about: string, within = ""): string =>
  `<w:drawing><wp:inline><wp:docPr id="1" name="Figure 1" ${about}>${within}</wp:docPr><a:graphic><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="map.png"/></pic:nvPicPr></pic:pic></a:graphic></wp:inline></w:drawing>`;
const slidePicture = (about: string): string =>
  `<p:sld><p:pic><p:nvPicPr><p:cNvPr id="2" name="Figure 2" ${about}/></p:nvPicPr></p:pic></p:sld>`;

/** What a reader who does not see a document lacks. */
const accessOfOffice: readonly Leak[] = [
  docx("no title and no language", ["no-title", "no-language"], ""),
  docx("picture without a description", ["no-alt-text"], pictureIn("")),
  pptx("picture without a description", ["no-alt-text"], slidePicture("")),
  pptx("no title and no language", ["no-title", "no-language"], "<p:sld/>"),
  xlsx("no title", ["no-title"], ""),
];

/** Documents that lack nothing of that. */
export const accessibleOffice: readonly Leak[] = [
  docx(
    "described, with title and language",
    [],
    `${pictureIn('descr="A map of the harbour"')}${pictureIn("", '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>')}`,
    {
      "docProps/core.xml":
        "<cp:coreProperties><dc:title>Harbour</dc:title></cp:coreProperties>",
      "word/styles.xml": `<w:styles ${words}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`,
    },
  ),
  pptx(
    "described, with title and language",
    [],
    slidePicture('descr="A map"').replace(
      "</p:sld>",
      '<a:p><a:r><a:rPr lang="en-GB"/><a:t>Map</a:t></a:r></a:p></p:sld>',
    ),
    {
      "docProps/core.xml":
        "<cp:coreProperties><dc:title>Harbour</dc:title></cp:coreProperties>",
    },
  ),
];

export const officeLeaks: readonly Leak[] = [
  ...accessOfOffice,
  ...accessibleOffice,
  docx("nothing hidden", [], run("No more.")),
  docx(
    "tracked deletion",
    ["tracked-change"],
    '<w:del w:author="Ada Lin" w:date="2031-01-01T00:00:00Z"><w:r><w:delText>Nightjar</w:delText></w:r></w:del>',
  ),
  docx(
    "tracked insertion",
    ["tracked-change"],
    `<w:ins w:author="Ada Lin">${run("more")}</w:ins>`,
  ),
  docx("comment", ["comment"], run("x"), {
    "word/comments.xml": `<w:comments ${words}><w:comment w:author="Ada Lin"><w:p>${run("Too harsh?")}</w:p></w:comment></w:comments>`,
  }),
  docx("hidden text", ["hidden-text"], run("Nightjar", "<w:vanish/>")),
  docx(
    "white text",
    ["text-white"],
    run("Nightjar", '<w:color w:val="FFFFFF"/>'),
  ),
  docx("author and last editor", ["metadata-author"], run("x"), {
    "docProps/core.xml":
      "<cp:coreProperties><dc:creator>Ada Lin</dc:creator><cp:lastModifiedBy>Bo</cp:lastModifiedBy></cp:coreProperties>",
  }),
  docx("company", ["metadata-author"], run("x"), {
    "docProps/app.xml": "<Properties><Company>Quillhart</Company></Properties>",
  }),
  docx("custom property", ["custom-property"], run("x"), {
    "docProps/custom.xml":
      '<Properties><property name="Client"><vt:lpwstr>Harbour Trust</vt:lpwstr></property></Properties>',
  }),
  docx(
    "template of somebody's computer",
    ["external-link", "local-path"],
    run("x"),
    {
      "word/_rels/settings.xml.rels": `<Relationships><Relationship Type="${relation}/attachedTemplate" Target="file:///C:\\Users\\ada\\Client.dotx" TargetMode="External"/></Relationships>`,
    },
  ),
  docx("link to a private document", ["private-document-link"], run("x"), {
    "word/_rels/document.xml.rels": `<Relationships><Relationship Type="${relation}/hyperlink" Target="https://docs.google.com/document/d/1x/edit" TargetMode="External"/></Relationships>`,
  }),
  docx("embedded document", ["embedded-object", "metadata-author"], run("x"), {
    "word/embeddings/one.pdf": rawPdf({ info: "<< /Author (Ada Lin) >>" }),
  }),
  docx("macros", ["script"], run("x"), { "word/vbaProject.bin": "x" }),
  docx("words in a header", ["confidential-marking"], run("x"), {
    "word/header1.xml": `<w:hdr ${words}><w:p>${run("CONFIDENTIAL")}</w:p></w:hdr>`,
  }),
  docx(
    "words split over runs",
    ["email-address"],
    `${run("ada.lin@quill")}${run("hart.dev")}`,
  ),
  xlsx(
    "hidden sheet",
    ["hidden-sheet"],
    '<sheet name="Costs" state="veryHidden"/>',
  ),
  xlsx("hidden row", ["hidden-cells"], "", '<row r="4" hidden="1"/>'),
  xlsx(
    "hidden column",
    ["hidden-cells"],
    "",
    '<cols><col min="2" max="2" hidden="1"/></cols>',
  ),
  xlsx("comment", ["comment"], "", "", {
    "xl/comments1.xml":
      '<comments><commentList><comment ref="A1" authorId="0"><text><t>Ask Ada</t></text></comment></commentList></comments>',
  }),
  xlsx("reference to another workbook", ["external-link"], "", "", {
    "xl/externalLinks/externalLink1.xml": "<externalLink/>",
  }),
  xlsx("words in a cell", ["embargoed-id"], "", "", {
    "xl/sharedStrings.xml": "<sst><si><t>HARB-007</t></si></sst>",
  }),
  pptx(
    "hidden slide",
    ["hidden-slide"],
    '<p:sld show="0"><a:p><a:t>CC BY 4.0</a:t></a:p></p:sld>',
  ),
  pptx("speaker's notes", ["speaker-notes"], "<p:sld/>", {
    "ppt/notesSlides/notesSlide1.xml":
      "<p:notes><a:p><a:t>Do not mention Bo</a:t></a:p></p:notes>",
  }),
  pptx("thumbnail", ["thumbnail"], "<p:sld/>", {
    "docProps/thumbnail.jpeg": "x",
  }),
];

// SPDX-License-Identifier: Apache-2.0
import type { Leak } from "./leak.ts";
import { docx, pptx, run, words, xlsx } from "./officeLeaks.ts";
import { zipOf } from "./zip.ts";

/** Corners of Word, Excel and PowerPoint in which people and programs leave things without knowing. */

const mail = "ada.lin@quillhart.dev";
const relation =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function whiteStyle(type: string, more = ""): string {
  return `<w:styles ${words}><w:style w:type="${type}" w:styleId="Faint">${more}<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>`;
}

function tableIn(style: string): string {
  return `</w:p><w:tbl><w:tblPr><w:tblStyle w:val="${style}"/></w:tblPr><w:tr><w:tc><w:p>${run("Nightjar")}</w:p></w:tc></w:tr></w:tbl><w:p>${run("Seen")}`;
}

/** The run's own word counts before its style's. */
function shown(style: string): string {
  return run("Seen", `<w:rStyle w:val="${style}"/><w:color w:val="000000"/>`);
}

const emptyingStyles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="0;-0;;@"/></numFmts><cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** A shape at half the height, in a group that is placed and made smaller. */
function inGroup(x: number, groupX: number): string {
  const size = 914400;
  return `<p:sld><p:grpSp><p:grpSpPr><a:xfrm><a:off x="${groupX}" y="0"/><a:ext cx="${size}" cy="${size}"/><a:chOff x="0" y="0"/><a:chExt cx="${size * 2}" cy="${size * 2}"/></a:xfrm></p:grpSpPr><p:sp><p:spPr><a:xfrm><a:off x="${x}" y="${size}"/><a:ext cx="${size}" cy="${size}"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>Nightjar</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp></p:sld>`;
}

export const officeCorners: readonly Leak[] = [
  docx(
    "white text by its theme",
    ["text-white"],
    run("Nightjar", '<w:color w:val="auto" w:themeColor="background1"/>'),
  ),
  docx(
    "text of half a point",
    ["text-tiny"],
    run("Nightjar", '<w:sz w:val="1"/>'),
  ),
  docx("text of ten points", [], run("Seen", '<w:sz w:val="20"/>')),
  docx(
    "text hidden by its style",
    ["hidden-text"],
    run("Nightjar", '<w:rStyle w:val="Quiet"/>'),
    {
      "word/styles.xml": `<w:styles ${words}><w:style w:type="character" w:styleId="Quiet"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
    },
  ),
  docx(
    "white text by its paragraph's style",
    ["text-white"],
    `</w:p><w:p><w:pPr><w:pStyle w:val="Faint"/></w:pPr>${run("Nightjar")}`,
    { "word/styles.xml": whiteStyle("paragraph") },
  ),
  docx(
    "white text by its letters' style",
    ["text-white"],
    run("Nightjar", '<w:rStyle w:val="Faint"/>'),
    { "word/styles.xml": whiteStyle("character") },
  ),
  docx("white text by its table's style", ["text-white"], tableIn("Faint"), {
    "word/styles.xml": whiteStyle("table"),
  }),
  docx("white head of a table on its own colour", [], tableIn("Faint"), {
    "word/styles.xml": whiteStyle("table", '<w:shd w:fill="1F3864"/>'),
  }),
  docx("black text in a style of white", [], shown("Faint"), {
    "word/styles.xml": whiteStyle("character"),
  }),
  docx(
    "text that is not hidden after all",
    [],
    run("Seen", '<w:vanish w:val="0"/>'),
  ),
  docx(
    "who changed how it looks",
    ["tracked-change"],
    run("x", '<w:rPrChange w:id="1" w:author="Ada Lin"><w:rPr/></w:rPrChange>'),
  ),
  docx(
    "cell that was deleted",
    ["tracked-change"],
    '<w:tbl><w:tr><w:trPr><w:del w:author="Ada Lin"/></w:trPr></w:tr></w:tbl>',
  ),
  docx(
    "description of a picture",
    ["email-address"],
    `<w:drawing><wp:docPr id="1" descr="Portrait of ${mail}"/></w:drawing>`,
  ),
  docx(
    "field that names a file",
    ["local-path"],
    '<w:instrText> INCLUDEPICTURE "C:\\Users\\ada\\client.png" </w:instrText>',
  ),
  docx(
    "address in a field's attribute",
    ["private-document-link"],
    '<w:fldSimple w:instr=" HYPERLINK https://docs.google.com/document/d/1x/edit "/>',
  ),
  docx("data of a form's own", ["email-address"], run("x"), {
    "customXml/item1.xml": `<client><contact>${mail}</contact></client>`,
  }),
  docx("variable of the document", ["email-address"], run("x"), {
    "word/settings.xml": `<w:settings ${words}><w:docVars><w:docVar w:name="reviewer" w:val="${mail}"/></w:docVars></w:settings>`,
  }),
  docx("words of a drawing", ["email-address"], run("x"), {
    "word/diagrams/data1.xml": `<dgm:dataModel><a:t>${mail}</a:t></dgm:dataModel>`,
  }),
  docx("names in a chart", ["email-address"], run("x"), {
    "word/charts/chart1.xml": `<c:chartSpace><c:v>${mail}</c:v></c:chartSpace>`,
  }),
  docx("file that no part leads to", ["email-address"], run("x"), {
    "notes/todo.txt": `ask ${mail}`,
  }),
  docx("page of another program", ["email-address"], run("x"), {
    "word/afchunk.mht": `From: ${mail}\n`,
  }),
  docx("picture that comes from elsewhere", ["external-link"], run("x"), {
    "word/_rels/document.xml.rels": `<Relationships><Relationship Type="${relation}/image" Target="https://tracker.example/1.png" TargetMode="External"/></Relationships>`,
  }),
  docx(
    "text box",
    ["email-address"],
    `<w:txbxContent><w:p>${run(mail)}</w:p></w:txbxContent>`,
  ),
  docx("footnote", ["email-address"], run("x"), {
    "word/footnotes.xml": `<w:footnotes ${words}><w:p>${run(mail)}</w:p></w:footnotes>`,
  }),
  docx("who manages it", ["metadata-author"], run("x"), {
    "docProps/app.xml": "<Properties><Manager>Ada Lin</Manager></Properties>",
  }),
  docx("scripts of a ribbon", ["email-address"], run("x"), {
    "customUI/customUI.xml": `<customUI onLoad="x"><button label="Mail ${mail}"/></customUI>`,
  }),
  xlsx(
    "row hidden in words",
    ["hidden-cells"],
    "",
    '<row r="4" hidden="true"/>',
  ),
  xlsx(
    "row of no height",
    ["hidden-cells"],
    "",
    '<row r="4" ht="0" customHeight="1"/>',
  ),
  xlsx(
    "cell that its format empties",
    ["hidden-cells"],
    "",
    '<row r="1"><c r="A1" s="1"><v>7</v></c></row>',
    { "xl/styles.xml": emptyingStyles },
  ),
  xlsx(
    "cells that their formats show",
    [],
    "",
    '<row r="1"><c r="A1" s="0"><v>7</v></c><c r="B1" s="2"><v>7</v></c><c r="C1" s="1"/></row>',
    { "xl/styles.xml": emptyingStyles },
  ),
  xlsx(
    "column of no width",
    ["hidden-cells"],
    "",
    '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>',
  ),
  xlsx(
    "row that is not hidden after all",
    [],
    "",
    '<row r="4" hidden="0" ht="15"/>',
  ),
  xlsx("what a table was made of", ["email-address"], "", "", {
    "xl/pivotCache/pivotCacheRecords1.xml": `<pivotCacheRecords><r><s v="${mail}"/></r></pivotCacheRecords>`,
  }),
  xlsx("name of cells that nobody sees", ["email-address"], "", "", {
    "xl/tables/table1.xml": `<table name="t" comment="for ${mail}"/>`,
  }),
  xlsx("printer's settings", ["internal-host"], "", "", {
    "xl/queryTables/queryTable1.xml":
      '<queryTable name="http://db01.corp.internal/list"/>',
  }),
  xlsx(
    "text in a cell itself",
    ["email-address"],
    "",
    `<row r="1"><c t="inlineStr"><is><t>${mail}</t></is></c></row>`,
  ),
  xlsx(
    "formula that reads another file",
    ["local-path"],
    "",
    "<row><c><f>'C:\\Users\\ada\\[costs.xlsx]A'!A1</f></c></row>",
  ),
  pptx("slide hidden in words", ["hidden-slide"], '<p:sld show="false"/>'),
  pptx(
    "shape that is hidden",
    ["hidden-text"],
    '<p:sld><p:sp><p:nvSpPr><p:cNvPr id="2" name="Title" hidden="1"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>Nightjar</a:t></a:r></a:p></p:txBody></p:sp></p:sld>',
  ),
  pptx(
    "shape off the slide",
    ["text-off-page"],
    '<p:sld><p:sp><p:spPr><a:xfrm><a:off x="-9144000" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>Nightjar</a:t></a:r></a:p></p:txBody></p:sp></p:sld>',
  ),
  pptx(
    "shape off the slide in a group",
    ["text-off-page"],
    inGroup(0, -914400),
  ),
  pptx(
    "shape on the slide that its group moved there",
    [],
    inGroup(-914400, 914400),
  ),
  pptx("words of a layout", ["email-address"], "<p:sld/>", {
    "ppt/slideLayouts/slideLayout1.xml": `<p:sldLayout><a:p><a:t>${mail}</a:t></a:p></p:sldLayout>`,
  }),
  pptx("words of a drawing", ["email-address"], "<p:sld/>", {
    "ppt/diagrams/data1.xml": `<dgm:dataModel><a:t>${mail}</a:t></dgm:dataModel>`,
  }),
  pptx("tag of a program", ["email-address"], "<p:sld/>", {
    "ppt/tags/tag1.xml": `<p:tagLst><p:tag name="OWNER" val="${mail}"/></p:tagLst>`,
  }),
  {
    place: "docx: document within a document within",
    file: "report.docx",
    make: () =>
      zipOf({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": `<w:document ${words}><w:body>${run("CC BY 4.0")}</w:body></w:document>`,
        "word/embeddings/one.docx": zipOf({
          "[Content_Types].xml": "<Types/>",
          "word/document.xml": `<w:document ${words}><w:body>${run("Nightjar", "<w:vanish/>")}</w:body></w:document>`,
        }),
      }),
    finds: ["embedded-object", "hidden-text"],
  },
];

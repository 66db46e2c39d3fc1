// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { outlineLimits } from "../../../shared/domain/outline.ts";
import { bytesInMemory, collect } from "../archive/bytes.ts";
import { ArchiveFault, MemberFault } from "../archive/faults.ts";
import type { Budget } from "../archive/limits.ts";
import { readZipMembers } from "../archive/zip.ts";
import { decodeText } from "../fileType.ts";
import { readXml, type XmlListener } from "../xml.ts";
import type { TextWriter } from "./textWriter.ts";

/** Those that hold text, or say where text is. */
const wanted =
  /^(?:word\/(?:document|styles|comments|footnotes|endnotes|header\d*|footer\d*)\.xml|word\/_rels\/[^/]+\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/(?:worksheets|drawings|threadedComments|persons)\/[^/]+\.xml|xl\/comments[^/]*\.xml|xl\/(?:worksheets\/|drawings\/)?_rels\/[^/]+\.rels|ppt\/(?:presentation|commentAuthors|authors)\.xml|ppt\/(?:slides|notesSlides|comments)\/[^/]+\.xml|ppt\/(?:slides\/)?_rels\/[^/]+\.rels)$/;
const mostPartBytes = 64 * 1024 * 1024;

/** What a part refers to. */
export interface Relation {
  readonly type: string;
  /** Path of a part, or the address of something outside. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** The parts of a document that are read for its text; what of them cannot be read is kept in mind. */
export class Parts {
  readonly #texts = new Map<string, string>();
  readonly unread = new Set<string>();

  /** @throws ArchiveFault */
  static async from(bytes: Uint8Array, budget: Budget): Promise<Parts> {
    const parts = new Parts();
    const most = outlineLimits.members;
    const source = bytesInMemory(bytes);
    for await (const member of readZipMembers(source, {
      most,
      passphrases: [],
    }))
      if (wanted.test(member.rawName)) {
        const { rawName, refused, packedSize } = member;
        const content = budget.metered(member.content(), () => packedSize);
        try {
          if (refused !== null) throw new MemberFault(refused);
          const part = await collect(content, mostPartBytes);
          parts.#texts.set(rawName, decodeText(part));
        } catch (thrown) {
          const isPart =
            thrown instanceof MemberFault ||
            (thrown instanceof ArchiveFault && thrown.fault === "limit-memory");
          if (!isPart) throw thrown;
          parts.unread.add(rawName);
        }
      }
    return parts;
  }

  get paths(): readonly string[] {
    return [...this.#texts.keys()];
  }

  text(path: string): string {
    return this.#texts.get(path) ?? "";
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  /** Reads one as XML, if it is there. What is damaged is read as far as it goes. @throws Full */
  read(path: string, listener: XmlListener, writer?: TextWriter): void {
    const xml = this.#texts.get(path);
    if (xml === undefined) return;
    const isWhole = readXml(xml, listener);
    writer?.requireRoom();
    if (!isWhole) this.unread.add(path);
  }

  /** What a part refers to, by the ids that it uses. */
  relationsOf(path: string): ReadonlyMap<string, Relation> {
    const { dir, base } = posix.parse(path);
    const relations = new Map<string, Relation>();
    this.read(posix.join(dir, "_rels", `${base}.rels`), {
      open: (name, attributes) => {
        if (!/(?:^|:)Relationship$/.test(name)) return;
        const given = new Map(attributes);
        const target = given.get("Target") ?? "";
        const isOutside = given.get("TargetMode") === "External";
        relations.set(given.get("Id") ?? "", {
          type: given.get("Type")?.split("/").at(-1) ?? "",
          target: isOutside ? target : posix.resolve("/", dir, target).slice(1),
          isOutside,
        });
      },
    });
    return relations;
  }
}

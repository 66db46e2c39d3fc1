// SPDX-License-Identifier: Apache-2.0
import { Failed, failure } from "../../../shared/failure.ts";
import { concatBytes, decodeUtf8 } from "../../crypto/encoding.ts";
import type { ReadMember } from "../exchange/tarReader.ts";
import type { CharterWithSignatures } from "./trust.ts";

/** Texts of a request, which come before its files, as they lay in it. Nothing of them is verified. */
export interface ParcelTexts {
  readonly statement: string;
  readonly charter: string;
  readonly requesterSignature: string;
  /** Of others who had signed when it was sent, by the person that they are named after. */
  readonly signatures: ReadonlyMap<string, string>;
  readonly chain: ReadonlyMap<number, CharterWithSignatures>;
}

/** All texts together: an entry of the ledger holds them, escaped, within 40 MiB. */
const largestTexts = 12 * 1024 * 1024;
const mostTexts = 4096;

const person = "[a-z0-9][a-z0-9-]{0,31}";
const own = /^(?:statement\.txt|charter\.txt|requester\.sig|decline\.txt)$/;
const signature = new RegExp(`^signatures/(${person})\\.sig$`);
const chainText = /^charters\/([1-9]\d{0,3})\.txt$/;
const chainSignature = new RegExp(
  `^charters/([1-9]\\d{0,3})/${person}(?:\\.\\d{1,3})?\\.sig$`,
);

function damaged(reason: string): Failed {
  return new Failed(failure("request-damaged", { reason }));
}

/** Whether a member is a text that comes before the files. */
export function isParcelText(name: string): boolean {
  return [own, signature, chainText, chainSignature].some((shape) =>
    shape.test(name),
  );
}

async function textOf(member: ReadMember): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const piece of member.content()) parts.push(piece);
  const text = decodeUtf8(concatBytes(...parts));
  if (text === null) throw damaged(`${member.name} is not UTF-8 text`);
  return text;
}

/** Collects texts, each once and all of bounded size. @throws `Failed` `request-damaged` */
export class TextCollector {
  readonly #texts = new Map<string, string>();
  #bytes = 0;

  async take(member: ReadMember): Promise<void> {
    const { name, size } = member;
    this.#bytes += size;
    if (this.#texts.has(name)) throw damaged(`${name} is in it twice`);
    if (this.#bytes > largestTexts || this.#texts.size >= mostTexts)
      throw damaged("its texts are longer than any request's");
    this.#texts.set(name, await textOf(member));
  }

  finish(): ParcelTexts {
    const signatures = new Map<string, string>();
    const chain = new Map<number, CharterWithSignatures>();
    for (const [name, text] of this.#texts) {
      const by = signature.exec(name)?.[1];
      if (by !== undefined) signatures.set(by, text);
      const version = chainText.exec(name)?.[1];
      if (version !== undefined)
        chain.set(Number(version), {
          text,
          signatures: this.#charterSignatures(version),
        });
    }
    return {
      statement: this.#required("statement.txt"),
      charter: this.#required("charter.txt"),
      requesterSignature: this.#required("requester.sig"),
      ...{ signatures, chain },
    };
  }

  #charterSignatures(version: string): string[] {
    return [...this.#texts].flatMap(([name, text]) =>
      chainSignature.exec(name)?.[1] === version ? [text] : [],
    );
  }

  #required(name: string): string {
    const text = this.#texts.get(name);
    if (text === undefined) throw damaged(`${name} is missing`);
    return text;
  }
}

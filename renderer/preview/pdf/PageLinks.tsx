// SPDX-License-Identifier: Apache-2.0
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { t } from "../../text/text.ts";

interface PageLinksProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
}

interface Annotation {
  readonly subtype?: unknown;
  readonly url?: unknown;
  readonly unsafeUrl?: unknown;
}

function addressOf(annotation: Annotation): string[] {
  const address = annotation.unsafeUrl ?? annotation.url;
  return typeof address === "string" ? [address] : [];
}

/** Where the links of a page would lead, as words: they do nothing here. */
export function PageLinks({ pdf, number }: PageLinksProps) {
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const annotations = (await page.getAnnotations()) as Annotation[];
      if (!isGone) setAddresses([...new Set(annotations.flatMap(addressOf))]);
    };
    look().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [pdf, number]);
  if (addresses.length === 0) return null;
  return (
    <details className="preview-foot">
      <summary>
        {t("preview.links", { count: addresses.length, number })}
      </summary>
      <ul>
        {addresses.map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
    </details>
  );
}

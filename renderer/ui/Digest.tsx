// SPDX-License-Identifier: Apache-2.0
import { Check, Copy } from "lucide-react";
import { createContext, use, useState } from "react";
import { fingerprintParts, groupText, shortDigest } from "../text/format.ts";
import { t } from "../text/text.ts";
import { IconButton } from "./Button.tsx";

/** How text gets to the clipboard; provided by the entry, which knows the way there. */
export const ClipboardContext = createContext<
  (text: string) => Promise<boolean>
>(() => Promise.resolve(false));

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const copy = use(ClipboardContext);
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === text;
  return (
    <IconButton
      icon={done ? Check : Copy}
      label={done ? t("copied", { what: label }) : t("copy", { what: label })}
      onClick={() => {
        void copy(text).then((worked) => {
          if (worked) setCopied(text);
        });
      }}
    />
  );
}

interface DigestProps {
  readonly digest: string;
  readonly label: string;
}

/** First and last digits of a digest, with the whole to copy. */
export function ShortDigest({ digest, label }: DigestProps) {
  return (
    <span className="digest">
      <span title={digest}>{shortDigest(digest)}</span>
      <CopyButton text={digest} label={label} />
    </span>
  );
}

/** All 64 digits, in groups of eight. */
export function FullDigest({ digest, label }: DigestProps) {
  return (
    <div className="with-copy">
      <Groups groups={groupText(digest, 8)} />
      <CopyButton text={digest} label={label} />
    </div>
  );
}

/** A fingerprint in groups of four, to be compared by voice. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const { prefix, groups } = fingerprintParts(fingerprint);
  return (
    <div className="with-copy">
      <Groups prefix={prefix} groups={groups} />
      <CopyButton text={fingerprint} label={t("fingerprint")} />
    </div>
  );
}

interface GroupsProps {
  readonly prefix?: string;
  readonly groups: readonly string[];
}

function Groups({ prefix = "", groups }: GroupsProps) {
  return (
    <code className="groups">
      {prefix === "" ? null : <span className="prefix">{prefix}</span>}
      {groups.map((group, index) => (
        // Groups repeat and never move, so that the place is the only name they have.
        <span key={index}>{group}</span>
      ))}
    </code>
  );
}

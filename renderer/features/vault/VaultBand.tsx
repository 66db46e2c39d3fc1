// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { t } from "../../text/text.ts";
import { Notice } from "../../ui/Notice.tsx";
import type { OpenVault } from "./openVault.ts";

/** What the holder must know about the vault wherever they are: rolled back, read-only, repaired. */
export function VaultBand({ vault }: { readonly vault: OpenVault }) {
  const [read, setRead] = useState<readonly string[]>([]);
  const unread = vault.notices.filter((notice) => !read.includes(notice));
  const rolledBack = vault.freshness === "rolled-back";
  if (!rolledBack && !vault.readOnly && unread.length === 0) return null;
  return (
    <section className="vault-band" aria-label={t("band.label")}>
      {rolledBack ? (
        <Notice tone="bad" title={t("band.rolledBackTitle")}>
          <p>{t("band.rolledBack")}</p>
        </Notice>
      ) : null}
      {vault.readOnly && !rolledBack ? (
        <Notice tone="warn" title={t("band.readOnlyTitle")}>
          <p>{t("band.readOnly")}</p>
        </Notice>
      ) : null}
      {unread.map((notice) => (
        <Notice
          key={notice}
          tone="warn"
          onDismiss={() => {
            setRead([...read, notice]);
          }}
        >
          <p>{notice}</p>
        </Notice>
      ))}
    </section>
  );
}

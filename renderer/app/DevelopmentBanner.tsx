// SPDX-License-Identifier: Apache-2.0
import { Construction } from "lucide-react";
import { t } from "../text/text.ts";

/** Stays for as long as the app runs on the repackaged runtime. */
export function DevelopmentBanner() {
  return (
    <aside className="development" aria-label={t("development.label")}>
      <Construction size={14} aria-hidden />
      <span>{t("development.banner")}</span>
    </aside>
  );
}

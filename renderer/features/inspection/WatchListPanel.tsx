// SPDX-License-Identifier: Apache-2.0
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { WatchList } from "../../../shared/domain/inspection.ts";
import type { AuditId } from "../../../shared/ids.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel } from "../../ui/Screen.tsx";

/** What an audit's inspections look for beside the rules. */
export function WatchListPanel({ audit }: { readonly audit: AuditId }) {
  const list = useResource("inspection.watchList", { audit });
  return (
    <Panel title={t("watch.title")} icon={ListFilter}>
      <p className="quiet">{t("watch.hint")}</p>
      <Loaded of={list}>
        {(watch) => (
          <WatchListForm
            key={JSON.stringify(watch)}
            audit={audit}
            watch={watch}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

interface WatchListFormProps {
  readonly audit: AuditId;
  readonly watch: WatchList;
}

function WatchListForm({ audit, watch }: WatchListFormProps) {
  const save = useCall("inspection.setWatchList");
  const [words, setWords] = useState(watch.words.join("\n"));
  const [embargoed, setEmbargoed] = useState(watch.embargoed.join("\n"));
  const [tried, setTried] = useState(false);
  const typed = WatchList.safeParse({
    words: linesOf(words),
    embargoed: linesOf(embargoed),
  });
  const faulty = (of: string): boolean =>
    typed.error?.issues.some(({ path }) => path[0] === of) ?? false;
  const fault = (of: string): string | null =>
    tried && faulty(of) ? t("watch.fault") : null;
  const submit = async () => {
    setTried(true);
    if (!typed.success || save.busy) return;
    const result = await save.run({ audit, watch: typed.data });
    if (result.ok) announce(t("watch.saved"));
  };
  return (
    <>
      <div className="fields">
        <TextArea
          label={t("watch.words")}
          rows={3}
          value={words}
          fault={fault("words")}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
        <TextArea
          label={t("watch.embargoed")}
          rows={3}
          mono
          value={embargoed}
          fault={fault("embargoed")}
          onChange={(event) => {
            setEmbargoed(event.target.value);
          }}
        />
      </div>
      {save.failure === null ? null : <FailureNotice failure={save.failure} />}
      <div className="form-actions">
        <Button size="small" busy={save.busy} onClick={() => void submit()}>
          {t("watch.save")}
        </Button>
      </div>
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { ListPlus } from "lucide-react";
import { useState } from "react";
import type { CrossCheckView } from "../../../shared/ipc/crossCheckContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField, TextArea } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { marksOf, type MarkWay, markWays } from "./marks.ts";

/** Marks words, ids and passages; on the private version where there is one, so that later versions have it too. */
export function MarkForm({ view }: { readonly view: CrossCheckView }) {
  const mark = useCall("removal.mark");
  const [text, setText] = useState("");
  const [way, setWay] = useState<MarkWay>("each");
  const [tried, setTried] = useState(false);
  const { base, version } = view;
  const marks = marksOf(text, way);
  const submit = async () => {
    setTried(true);
    if (marks.length === 0 || mark.busy) return;
    const on = base?.version ?? version;
    const result = await mark.run({ version: on, removals: [...marks] });
    if (!result.ok) return;
    setText("");
    setTried(false);
    announce(t("removal.marked", { count: marks.length }));
  };
  return (
    <Panel title={t("removal.add")} icon={ListPlus}>
      <TextArea
        label={t("removal.addLabel")}
        hint={t("removal.addHint")}
        rows={3}
        value={text}
        fault={tried && marks.length === 0 ? t("removal.missing") : null}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <ChoiceField
        legend={t("removal.how")}
        options={markWays.map((value) => ({
          value,
          label: t(`removal.${value}`),
        }))}
        value={way}
        onValue={setWay}
      />
      {base === null ? null : (
        <p className="small quiet">
          {t("removal.onBase", { name: shown(base.name) })}
        </p>
      )}
      {mark.failure === null ? null : <FailureNotice failure={mark.failure} />}
      <div className="form-actions">
        <Button size="small" busy={mark.busy} onClick={() => void submit()}>
          {t("removal.mark")}
        </Button>
      </div>
    </Panel>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, CircleCheck } from "lucide-react";
import { useId } from "react";
import type { Response } from "../../../shared/ipc/contract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { describeFailure } from "../../../shared/text/failures.ts";
import { formatBytes } from "../../text/format.ts";
import { failureOfRefusal } from "../../text/refusal.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogBody } from "../../ui/Dialog.tsx";
import { FullDigest } from "../../ui/Digest.tsx";

interface ImportResultProps {
  readonly result: Response<"deliverable.import">;
  readonly onClose: () => void;
}

/** What became of each file, as a sheet. */
export function ImportResult({ result, onClose }: ImportResultProps) {
  return (
    <>
      <DialogBody>
        <ImportOutcome result={result} />
      </DialogBody>
      <footer>
        <Button tone="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </>
  );
}

/** What became of each file: its digest, or why it was not taken. */
export function ImportOutcome({ result }: Pick<ImportResultProps, "result">) {
  const { imported, refused } = result;
  const id = useId();
  return (
    <>
      {refused.length === 0 ? null : (
        <section className="stack tight" aria-labelledby={`${id}refused`}>
          <h3 id={`${id}refused`}>
            {t("import.refused", { count: refused.length })}
          </h3>
          <ul className="panel items">
            {refused.map((file, index) => (
              // The same name may be refused twice; its place in the answer tells them apart.
              <RefusedFile key={index} file={file} />
            ))}
          </ul>
        </section>
      )}
      {imported.length === 0 ? null : (
        <section className="stack tight" aria-labelledby={`${id}taken`}>
          <h3 id={`${id}taken`}>
            {t("import.taken", { count: imported.length })}
          </h3>
          <ul className="panel items">
            {imported.map((deliverable) => (
              <TakenFile
                key={deliverable.deliverable}
                deliverable={deliverable}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type Refused = Response<"deliverable.import">["refused"][number];

function RefusedFile({ file }: { readonly file: Refused }) {
  const words = describeFailure(failureOfRefusal(file));
  return (
    <li className="row nowrap top">
      <CircleAlert size={16} className="ink-bad" aria-hidden />
      <div className="grow">
        <p className="strong wrap">{shown(file.name)}</p>
        <p>{words.title}</p>
        <p className="quiet">
          {words.safe} {words.next}
        </p>
      </div>
    </li>
  );
}

type Taken = Response<"deliverable.import">["imported"][number];

function TakenFile({ deliverable }: { readonly deliverable: Taken }) {
  const version = deliverable.versions.at(-1);
  if (version === undefined) return null;
  return (
    <li className="row nowrap top">
      <CircleCheck size={16} className="ink-ok" aria-hidden />
      <div className="grow">
        <p className="strong wrap">{version.name}</p>
        <p className="quiet">{formatBytes(version.size)}</p>
        <FullDigest digest={version.sha256} label={t("digest")} />
      </div>
    </li>
  );
}

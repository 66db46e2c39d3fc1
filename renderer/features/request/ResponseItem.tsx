// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface ResponseProps {
  readonly request: Sha256;
  readonly answer: SigningSheet["answers"][number];
  readonly nameOf: (person: PersonId) => string;
}

/** What goes back: a signature as it is, a decline sealed to whoever asked. */
export function ResponseItem({ request, answer, nameOf }: ResponseProps) {
  const { person, reason } = answer;
  const response = useResource("inbox.response", { request, person });
  const label = t("inbox.backText", {
    name: nameOf(person),
    answer: t(`inbox.answer.${answer.answer}`),
  });
  const common = { request, person, label, nameOf };
  const unsealable =
    response.state === "failed" &&
    response.failure.code === "answer-no-seal-key";
  return (
    <div className="stack tight">
      <p className="strong">{label}</p>
      {reason === null ? null : <p className="wrap">{reason}</p>}
      <Loaded of={response}>
        {(leaving) => <Leaving {...common} leaving={leaving} />}
      </Loaded>
      {unsealable ? (
        <Disclosure label={t("inbox.unsealed")}>
          <Unsealed {...common} />
        </Disclosure>
      ) : null}
    </div>
  );
}

type CommonProps = Omit<LeavingProps, "leaving" | "unsealed">;

/** For a requester to whom nothing can be sealed, chosen in so many words. */
function Unsealed(common: CommonProps) {
  const { request, person } = common;
  const plain = useResource("inbox.response", {
    ...{ request, person, unsealed: true as const },
  });
  return (
    <div className="stack tight">
      <Notice tone="warn">
        <p>{t("inbox.unsealedWhat")}</p>
      </Notice>
      <Loaded of={plain}>
        {(leaving) => <Leaving {...common} leaving={leaving} unsealed />}
      </Loaded>
    </div>
  );
}

interface LeavingProps {
  readonly request: Sha256;
  readonly person: PersonId;
  readonly leaving: Response<"inbox.response">;
  readonly label: string;
  readonly nameOf: (person: PersonId) => string;
  readonly unsealed?: boolean;
}

function Leaving(props: LeavingProps) {
  const { request, person, leaving, label, nameOf, unsealed = false } = props;
  const { text, to } = leaving;
  const save = useCall("dialog.save");
  const write = useCall("inbox.writeResponse");
  const [saved, setSaved] = useState<string | null>(null);
  const run = async () => {
    setSaved(null);
    const chosen = await save.run({
      purpose: "response",
      suggestedName: leaving.name,
    });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const { grant: file, name: fileName } = chosen.value.chosen;
    const written = await write.run({
      ...{ request, person, file },
      ...(unsealed && { unsealed: true as const }),
    });
    if (written.ok) setSaved(shown(fileName));
  };
  const failure = save.failure ?? write.failure;
  return (
    <div className="stack tight">
      {to.length === 0 ? null : (
        <p className="small">
          {t("inbox.sealedTo", { names: formatList(to.map(nameOf)) })}
        </p>
      )}
      <div className="with-copy">
        <TextSheet text={text} label={label} />
        <CopyButton text={text} label={t("inbox.back")} />
      </div>
      <div>
        <Button
          tone={unsealed ? "plain" : "primary"}
          busy={write.busy}
          onClick={() => void run()}
        >
          {t(unsealed ? "inbox.saveUnsealed" : "inbox.save")}
        </Button>
      </div>
      {saved === null ? null : (
        <p role="status">{t("inbox.saved", { file: saved })}</p>
      )}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </div>
  );
}

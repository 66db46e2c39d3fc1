// SPDX-License-Identifier: Apache-2.0
import { PenLine, Send } from "lucide-react";
import type { ReactNode } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { GrantId, PersonId } from "../../../shared/ids.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Panel } from "../../ui/Screen.tsx";
import { usePeople } from "../people/usePeople.ts";
import { OwnSignature } from "./OwnSignature.tsx";
import { answerWords } from "./answerWords.ts";
import { newAnswerer, newSigner } from "./recordings.ts";
import { SentList } from "./SentList.tsx";
import { SignatureIntake, type SignatureSource } from "./SignatureIntake.tsx";
import { SignerList } from "./SignerList.tsx";
import { WriteOut, type Written } from "./WriteOut.tsx";

type Signed = Result<
  Pick<ReleaseView, "signatures" | "answers"> & {
    readonly answered?: AnswerView | null;
  },
  Failure
>;

interface RequestSignaturesProps {
  /** Names the heading: jumps from unmet conditions come here. */
  readonly id: string;
  readonly request: Pick<
    ReleaseView,
    "audit" | "requester" | "signatures" | "answers" | "sent"
  >;
  readonly waitingFor: readonly PersonId[];
  /** Signatures can still be given. */
  readonly open: boolean;
  readonly nameOf: (person: PersonId) => string;
  readonly dropLabel: string;
  readonly onSign: (key: SigningWay) => Promise<Signed>;
  readonly onRecord: (source: SignatureSource) => Promise<Signed>;
  readonly onSend: (folder: GrantId) => Promise<Written>;
  /** Said above the place where signatures are handed in. */
  readonly children?: ReactNode;
}

/** Sign oneself, ask the others, take their signatures back. */
export function RequestSignatures(props: RequestSignaturesProps) {
  const { id, request, waitingFor, open, nameOf, dropLabel } = props;
  const { audit, requester, signatures, answers, sent } = request;
  const signed = signatures.some(({ person }) => person === requester);
  const people = usePeople(audit);
  // Who asked signs first.
  const wanted = [requester, ...waitingFor]
    .filter((each) => signatures.every(({ person }) => person !== each))
    .flatMap((each) => people.find(({ person }) => person === each) ?? [])
    .flatMap(({ signKeys }) => signKeys.map(({ key }) => key));
  const signerIn = (result: Signed): Result<string, Failure> => {
    if (!result.ok) return result;
    const { answered } = result.value;
    if (answered?.to != null) return ok(answerWords(answered, nameOf));
    const signer =
      newSigner(signatures, result.value.signatures) ??
      newAnswerer(answers, result.value.answers);
    return ok(signer === null ? t("signature.somebody") : nameOf(signer));
  };
  return (
    <Panel id={id} title={t("signatures.title")} icon={PenLine}>
      <SignerList
        signatures={signatures}
        waitingFor={open ? waitingFor : []}
        nameOf={nameOf}
      />
      {open ? (
        <>
          <OwnSignature
            primary={!signed}
            wanted={wanted}
            onSign={async (key) => signerIn(await props.onSign(key))}
          />
          <WriteOut
            icon={Send}
            primary={signed && sent.length === 0 && waitingFor.length > 0}
            label={t("send.go")}
            explanation={t(signed ? "send.why" : "send.requesterFirst", {
              name: nameOf(requester),
            })}
            done={t("send.done")}
            next={t("send.next")}
            purpose="request-folder"
            onFolder={props.onSend}
          />
        </>
      ) : null}
      <SentList sent={sent} nameOf={nameOf} />
      {props.children}
      {open ? (
        <SignatureIntake
          dropLabel={dropLabel}
          onRecord={async (source) => signerIn(await props.onRecord(source))}
          onAnswer={async (statement, signature, opening) => {
            const asked = { audit, statement, signature, ...opening };
            const answered = await call("answer.record", asked);
            return answered.ok
              ? ok(answerWords(answered.value, nameOf))
              : answered;
          }}
        />
      ) : null}
    </Panel>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/Field.tsx";

interface ShowWordsProps {
  readonly words: readonly string[];
  readonly onWritten: () => void;
}

/** The words, numbered. They live in this sheet alone and go with it. */
export function ShowWords({ words, onWritten }: ShowWordsProps) {
  return (
    <>
      <DialogBody>
        <p>{t("kit.wordsWhat")}</p>
        <ol className="kit-words" aria-label={t("kit.wordsList")}>
          {words.map((word, at) => (
            <li key={at}>
              <span className="number quiet" aria-hidden>
                {at + 1}
              </span>
              <code>{word}</code>
            </li>
          ))}
        </ol>
      </DialogBody>
      <footer>
        <Button tone="primary" data-autofocus onClick={onWritten}>
          {t("kit.written")}
        </Button>
      </footer>
    </>
  );
}

const askedFor = 3;

/** Three different places in a list, from its beginning on. */
function drawPlaces(length: number): readonly number[] {
  const drawn = new Set<number>();
  while (drawn.size < askedFor) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    drawn.add(random % length);
  }
  return [...drawn].sort((a, b) => a - b);
}

interface CheckWordsProps {
  readonly words: readonly string[];
  readonly onBack: () => void;
  /** True when the words were read back; false when the person goes on without. */
  readonly onDone: (checked: boolean) => void;
}

/** Has three of the words typed from paper. */
export function CheckWords({ words, onBack, onDone }: CheckWordsProps) {
  const [places] = useState(() => drawPlaces(words.length));
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [tried, setTried] = useState(false);
  const isWrong = (place: number) =>
    (typed[place] ?? "").trim().toLowerCase() !== words[place];
  const check = () => {
    setTried(true);
    if (!places.some(isWrong)) onDone(true);
  };
  return (
    <DialogForm
      onSubmit={check}
      actions={
        <>
          <Button
            tone="quiet"
            onClick={() => {
              onDone(false);
            }}
          >
            {t("kit.skip")}
          </Button>
          <Button onClick={onBack}>{t("kit.showAgain")}</Button>
          <Button tone="primary" type="submit">
            {t("kit.check")}
          </Button>
        </>
      }
    >
      <p>{t("kit.checkWhat")}</p>
      {places.map((place, index) => (
        <TextField
          key={place}
          label={t("kit.wordNumber", { number: place + 1 })}
          value={typed[place] ?? ""}
          maxLength={40}
          autoCapitalize="off"
          spellCheck={false}
          data-autofocus={index === 0 || undefined}
          fault={
            tried && isWrong(place)
              ? t("kit.wordWrong", { number: place + 1 })
              : null
          }
          onChange={(event) => {
            const { value } = event.target;
            setTried(false);
            setTyped({ ...typed, [place]: value });
          }}
        />
      ))}
    </DialogForm>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { CircleAlert } from "lucide-react";
import {
  type ClipboardEvent,
  type ComponentProps,
  type DragEvent,
  type ReactNode,
  useId,
  useState,
} from "react";
import { longestText } from "../../shared/ipc/limits.ts";
import { t } from "../text/text.ts";
import { classNames } from "./classNames.ts";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What keeps the form from being sent, in words; shown at the field. */
  readonly fault?: string | null | undefined;
}

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FrameProps extends FieldProps {
  readonly className?: string;
  readonly children: (wiring: Wiring) => ReactNode;
}

/** Label above, hint below, fault last; all three tied to the control. */
export function FieldFrame({
  label,
  hint,
  fault,
  className,
  children,
}: FrameProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const faultId = `${id}-fault`;
  const described = [hint && hintId, fault && faultId].filter(Boolean);
  return (
    <div className={classNames("field", className)}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": described.join(" ") || undefined,
        "aria-invalid": fault ? true : undefined,
      })}
      {hint ? (
        <div id={hintId} className="hint">
          {hint}
        </div>
      ) : null}
      {fault ? (
        <div id={faultId} className="fault">
          <CircleAlert size={14} aria-hidden />
          <span>{fault}</span>
        </div>
      ) : null}
    </div>
  );
}

type Control<T extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<T>,
  "id" | "className" | "disabled"
> & { readonly mono?: boolean };

function controlClass(mono: boolean): string {
  return classNames("input", mono && "mono");
}

/** Keeps a huge text from being laid out, which stops the window for as long as it takes. */
function useHugeTextGuard() {
  const [length, setLength] = useState(0);
  const refuse = (event: { preventDefault(): void }, data: DataTransfer) => {
    const came = data.getData("text").length;
    if (came > longestText) event.preventDefault();
    setLength(came);
  };
  return {
    fault:
      length > longestText
        ? t("field.tooLong", { count: length, limit: longestText })
        : null,
    handlers: {
      onPaste: (event: ClipboardEvent) => {
        refuse(event, event.clipboardData);
      },
      onDrop: (event: DragEvent) => {
        refuse(event, event.dataTransfer);
      },
      onBeforeInput: () => {
        setLength(0);
      },
    },
  };
}

export function TextField({
  label,
  hint,
  fault,
  mono = false,
  ...rest
}: FieldProps & Control<"input">) {
  const guard = useHugeTextGuard();
  return (
    <FieldFrame label={label} hint={hint} fault={guard.fault ?? fault}>
      {(wiring) => (
        <input
          autoComplete="off"
          {...guard.handlers}
          {...rest}
          {...wiring}
          className={controlClass(mono)}
        />
      )}
    </FieldFrame>
  );
}

export function TextArea({
  label,
  hint,
  fault,
  mono = false,
  ...rest
}: FieldProps & Control<"textarea">) {
  const guard = useHugeTextGuard();
  return (
    <FieldFrame label={label} hint={hint} fault={guard.fault ?? fault}>
      {(wiring) => (
        <textarea
          autoComplete="off"
          spellCheck={false}
          {...guard.handlers}
          {...rest}
          {...wiring}
          className={controlClass(mono)}
        />
      )}
    </FieldFrame>
  );
}

interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface SelectFieldProps<V extends string>
  extends FieldProps, Omit<Control<"select">, "value" | "onChange"> {
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onValue: (value: V) => void;
}

export function SelectField<V extends string>({
  label,
  hint,
  fault,
  options,
  value,
  onValue,
  mono = false,
  ...rest
}: SelectFieldProps<V>) {
  return (
    <FieldFrame label={label} hint={hint} fault={fault}>
      {(wiring) => (
        <select
          {...rest}
          {...wiring}
          className={controlClass(mono)}
          value={value}
          onChange={(event) => {
            const chosen = options.find((o) => o.value === event.target.value);
            if (chosen !== undefined) onValue(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

interface CheckProps {
  readonly label: ReactNode;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

export function CheckField({ label, hint, checked, onChecked }: CheckProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          onChecked(event.target.checked);
        }}
      />
      <span>
        {label}
        {hint === undefined ? null : <span className="hint">{hint}</span>}
      </span>
    </label>
  );
}

interface ChoiceProps<V extends string> {
  readonly legend: string;
  readonly options: readonly (Option<V> & { readonly hint?: string })[];
  /** Null until it is known which one to propose. */
  readonly value: V | null;
  readonly onValue: (value: V) => void;
}

/** One of a few, all visible. */
export function ChoiceField<V extends string>({
  legend,
  options,
  value,
  onValue,
}: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend className="field-label">{legend}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => {
                onValue(option.value);
              }}
            />
            <span>
              {option.label}
              {option.hint === undefined ? null : (
                <span className="hint">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

// SPDX-License-Identifier: EUPL-1.2

import "./chips.css";

import { useEffect, useRef, useState, type ReactNode } from "react";

import { Choice } from "../../components/ui";
import type { Choices } from "./catalogue";

interface SelectProps {
  label: string;
  value: string;
  choices: Choices;
  /** Stand below the choices under a heading of their own, where there are choices above them. */
  others?: Choices;
  othersLabel?: string;
  /** Stands where nothing is chosen yet. */
  empty?: string;
  wrong?: boolean;
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** One property with its value; the browser's own list to change it. */
export function SelectChip({ label, value, choices, others = [], othersLabel, empty, wrong, disabled, onChange }: SelectProps) {
  return (
    <label className="chip">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        autoComplete="off"
        aria-invalid={wrong || undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        <Options of={choices} />
        {choices.length > 0 && others.length > 0 ? (
          <optgroup label={othersLabel}>
            <Options of={others} />
          </optgroup>
        ) : (
          <Options of={others} />
        )}
      </select>
    </label>
  );
}

function Options({ of }: { of: Choices }) {
  return of.map(({ value, label, lang }) => (
    <option key={value} value={value} lang={lang}>
      {label}
    </option>
  ));
}

interface CheckProps {
  label: string;
  /** What is chosen, in a few words. */
  summary: string;
  legend: string;
  choices: Choices;
  chosen: readonly string[];
  wrong?: boolean;
  hint?: ReactNode;
  onChange: (chosen: string[]) => void;
}

/** One property of which several values may hold. */
export function CheckChip({ label, summary, legend, choices, chosen, wrong, hint, onChange }: CheckProps) {
  const toggle = (value: string, on: boolean) =>
    onChange(choices.map((choice) => choice.value).filter((one) => (one === value ? on : chosen.includes(one))));
  return (
    <Unfolding label={label} summary={summary} wrong={wrong}>
      <fieldset>
        <legend>{legend}</legend>
        {choices.map(({ value, label: text }) => (
          <Choice
            key={value}
            type="checkbox"
            label={text}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
        ))}
      </fieldset>
      {hint && <p className="hint">{hint}</p>}
    </Unfolding>
  );
}

interface UnfoldingProps {
  label: string;
  summary: string;
  wrong?: boolean | undefined;
  children: ReactNode;
}

/**
 * A chip that unfolds over what is below it; Escape or a press elsewhere folds it again. While it is unfolded it keeps
 * its size: a longer word moved the next chips, and with them what somebody was choosing from.
 */
export function Unfolding({ label, summary, wrong, children }: UnfoldingProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [size, setSize] = useState<number>();
  useEffect(() => {
    const fold = (event: Event) => {
      const element = details.current;
      if (element?.open && !element.contains(event.target as Node)) element.open = false;
    };
    document.addEventListener("pointerdown", fold);
    document.addEventListener("focusin", fold);
    return () => {
      document.removeEventListener("pointerdown", fold);
      document.removeEventListener("focusin", fold);
    };
  }, []);
  return (
    <details
      ref={details}
      className={wrong ? "chip chip--wrong" : "chip"}
      style={{ inlineSize: size }}
      onToggle={({ currentTarget: chip }) => setSize(chip.open ? chip.getBoundingClientRect().width : undefined)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !details.current?.open) return;
        details.current.open = false;
        details.current.querySelector("summary")?.focus();
      }}
    >
      <summary>
        <span>{label}</span> <b>{summary}</b>
      </summary>
      <div className="chip__fold">{children}</div>
    </details>
  );
}

// SPDX-License-Identifier: EUPL-1.2

import "./DayField.css";

import { useId, useState, type Ref } from "react";

import { Fieldset } from "./Fieldset";
import { Textbox } from "./Inputs";

interface Props {
  legend: string;
  names: { day: string; month: string; year: string };
  /** A day such as "2026-12-02", or nothing. */
  value: string;
  error?: string | undefined;
  readOnly?: boolean;
  ref?: Ref<HTMLInputElement>;
  /** What onChange gets while something is typed that is no day; nothing where it is left out. */
  unfinished?: string;
  /** Gets the day, or nothing while the three do not make one. */
  onChange: (day: string) => void;
}

/** A day in three boxes, in the Dutch order whatever language the browser speaks. */
export function DayField({ legend, names, value, error, readOnly, ref, unfinished = "", onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(() => split(value));
  // A value from elsewhere replaces what is typed; the own value is what is typed.
  const dayOf = (these: Typed) => join(these) || (Object.values(these).some(Boolean) ? unfinished : "");
  const shown = value && value !== dayOf(typed) ? split(value) : typed;
  const change = (part: Partial<Typed>) => {
    const next = { ...shown, ...part };
    setTyped(next);
    onChange(dayOf(next));
  };
  return (
    <Fieldset id={id} legend={legend} error={error}>
      <div className="day">
        {(["day", "month", "year"] as const).map((part) => (
          <label key={part}>
            <span>{names[part]}</span>
            <Textbox
              ref={part === "day" ? ref : undefined}
              className={`day__${part}`}
              inputMode="numeric"
              maxLength={part === "year" ? 4 : 2}
              readOnly={readOnly}
              aria-invalid={error ? true : undefined}
              value={shown[part]}
              onChange={(event) => change({ [part]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

interface Typed {
  day: string;
  month: string;
  year: string;
}

function split(value: string): Typed {
  const [year = "", month = "", day = ""] = value.split("-");
  return { day: String(Number(day) || ""), month: String(Number(month) || ""), year };
}

function join({ day, month, year }: Typed): string {
  const written = `${year.trim()}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;
  const at = new Date(`${written}T00:00:00Z`);
  const exists = /^\d{4}-\d\d-\d\d$/.test(written) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
  return exists ? written : "";
}

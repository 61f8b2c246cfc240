import React from 'react';

export interface ChoiceFieldProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly words?: (choice: T) => string;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}

/** One of some choices; a value that is none of them is offered too, so that it shows. */
export function ChoiceField<T extends string | number>(props: ChoiceFieldProps<T>): React.JSX.Element {
  const { label, value, choices, words = String, disabled, onChange } = props;
  const all = choices.includes(value) ? choices : [value, ...choices];
  return (
    <label className="epochlab-Field epochlab-mod-stacked">
      <span>{label}</span>
      <span className="jp-select-wrapper">
        <select
          className="jp-mod-styled"
          value={String(value)}
          disabled={disabled}
          onChange={event => {
            const chosen = all.find(choice => String(choice) === event.target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {all.map(choice => (
            <option key={choice} value={String(choice)}>
              {words(choice)}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}

export interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

/** A number between two ends; one beyond them widens the slider. */
export function SliderField({
  label,
  value,
  from,
  to,
  step,
  disabled,
  onChange,
}: SliderFieldProps): React.JSX.Element {
  return (
    <label className="epochlab-Field epochlab-mod-stacked">
      <span>
        {label} {value}
      </span>
      <input
        type="range"
        min={Math.min(from, value)}
        max={Math.max(to, value)}
        step={step}
        value={value}
        disabled={disabled}
        onChange={event => onChange(Number(event.target.value))}
      />
    </label>
  );
}

export interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ label, checked, disabled, onChange }: CheckFieldProps): React.JSX.Element {
  return (
    <label className="epochlab-Field">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}

import React, { useState } from 'react';
import { typedText } from '../../../components/typed-text';

export interface PlaceFieldProps {
  readonly label: string;
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

/** One coordinate of the chosen point; Enter or leaving the field takes it. */
export function PlaceField({ label, value, disabled, onChange }: PlaceFieldProps): React.JSX.Element {
  const [text, setText] = useState<string | null>(null);
  const commit = (): void => {
    const typed = Number(text);
    if (text !== null && text.trim() !== '' && Number.isFinite(typed) && typed !== value) onChange(typed);
    setText(null);
  };
  return (
    <label className="epochlab-Field epochlab-mod-stacked epochlab-Inside-place">
      <span>{label}</span>
      <input
        className="jp-mod-styled"
        type="text"
        inputMode="decimal"
        disabled={disabled}
        value={text ?? String(Number(value.toFixed(3)))}
        onChange={event => setText(event.target.value)}
        {...typedText(commit, () => setText(null))}
      />
    </label>
  );
}

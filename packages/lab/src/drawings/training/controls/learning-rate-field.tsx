import React, { useEffect, useId, useState } from 'react';
import { shorten } from '@epochlab/views';
import { useTrans } from '../../../environment';

const USUAL = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00001];

export interface LearningRateFieldProps {
  /** The rate now; null when the optimizer has none that can be read. */
  readonly value: number | null;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

/** A number to type or choose; it takes effect on Enter or when the field is left, and only when it is a rate; else the field says what a rate is. */
export function LearningRateField({ value, disabled, onChange }: LearningRateFieldProps): React.JSX.Element {
  const trans = useTrans();
  const id = useId();
  const shown = value === null ? '' : String(value);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const rate = Number(text);
  const valid = text.trim() !== '' && Number.isFinite(rate) && rate > 0;
  const refused = !valid && text.trim() !== '';
  const commit = (): void => {
    if (valid && rate !== value) onChange(rate);
    else if (valid || text.trim() === '') setText(shown);
  };
  return (
    <label className="epochlab-Field">
      {trans.__('learning rate')}
      <input
        className="jp-mod-styled epochlab-Rate"
        type="text"
        inputMode="decimal"
        list={id}
        value={text}
        disabled={disabled}
        aria-invalid={refused}
        title={trans.__('A positive number; Enter makes it the rate of the next batch')}
        onChange={event => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={event => {
          event.stopPropagation();
          if (event.key === 'Enter') {
            commit();
          } else if (event.key === 'Escape') {
            setText(shown);
          }
        }}
      />
      <datalist id={id}>
        {USUAL.map(usual => (
          <option key={usual} value={String(usual)} />
        ))}
      </datalist>
      {refused && (
        <span className="epochlab-Field-refusal" role="alert">
          {trans.__('“%1” is no rate: type a number above 0, such as 0.01', shorten(text.trim(), 12))}
        </span>
      )}
    </label>
  );
}

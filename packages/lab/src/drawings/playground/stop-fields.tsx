import React, { useEffect, useState } from 'react';
import { typedText } from '../../components/typed-text';
import type { PlaygroundSettings, PlaygroundStop } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { SettingsPanelProps } from './settings-panel';

/** When a run ends by itself: three numbers, each of which may stay empty. */
export function StopFields({
  settings: { stop },
  live,
  change,
}: Pick<SettingsPanelProps, 'settings' | 'live' | 'change'>): React.JSX.Element {
  const trans = useTrans();
  const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 1;
  const set = (name: keyof PlaygroundStop) => (value: number | null) =>
    change({ stop: withRule(stop, name, value) });
  return (
    <div
      className="epochlab-Playground-stop"
      role="group"
      aria-label={trans.__('When training stops by itself')}
    >
      <OptionalNumber
        label={trans.__('stop after epoch')}
        title={trans.__('A whole number from 1, or nothing; counted from the beginning of the run')}
        value={stop.epoch}
        isRight={isWhole}
        disabled={!live}
        onChange={set('epoch')}
      />
      <OptionalNumber
        label={trans.__('at training loss')}
        title={trans.__('As soon as the training loss is at most this number; nothing: never')}
        value={stop.loss}
        isRight={Number.isFinite}
        disabled={!live}
        onChange={set('loss')}
      />
      <OptionalNumber
        label={trans.__('epochs without progress')}
        title={trans.__(
          'As many epochs in which the test loss has not fallen by a thousandth; nothing: never',
        )}
        value={stop.patience}
        isRight={isWhole}
        disabled={!live}
        onChange={set('patience')}
      />
    </div>
  );
}

function withRule(
  stop: PlaygroundStop,
  name: keyof PlaygroundStop,
  value: number | null,
): PlaygroundSettings['stop'] {
  const { [name]: _, ...others } = stop;
  return value === null ? others : { ...others, [name]: value };
}

interface OptionalNumberProps {
  readonly label: string;
  readonly title: string;
  readonly value: number | undefined;
  readonly isRight: (value: number) => boolean;
  readonly disabled: boolean;
  readonly onChange: (value: number | null) => void;
}

/** A number or nothing; it takes effect on Enter or when the field is left, and only when it is right. */
function OptionalNumber(props: OptionalNumberProps): React.JSX.Element {
  const { label, title, value, isRight, disabled, onChange } = props;
  const shown = value === undefined ? '' : String(value);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const isEmpty = text.trim() === '';
  const isValid = isEmpty || isRight(Number(text));
  const commit = (): void => {
    if (!isValid) setText(shown);
    else if (text.trim() !== shown) onChange(isEmpty ? null : Number(text));
  };
  return (
    <label className="epochlab-Field epochlab-mod-stacked">
      <span>{label}</span>
      <input
        className="jp-mod-styled"
        type="text"
        inputMode="decimal"
        placeholder="–"
        size={8}
        value={text}
        disabled={disabled}
        title={title}
        aria-invalid={!isValid}
        onChange={event => setText(event.target.value)}
        {...typedText(commit, () => setText(shown))}
      />
    </label>
  );
}

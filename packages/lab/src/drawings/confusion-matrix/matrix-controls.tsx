import { HTMLSelect } from '@jupyterlab/ui-components';
import React from 'react';
import type { Action } from '../../commands/view-actions';
import type { MatrixOrder, Normalization } from '@epochlab/views';
import { useAction } from '../../components/use-action';
import { useTrans } from '../../environment';

export interface MatrixControlsProps {
  readonly normalize: Normalization;
  readonly onNormalize: (value: Normalization) => void;
  readonly sort: MatrixOrder;
  readonly onSort: (value: MatrixOrder) => void;
  readonly disabled?: boolean;
}

/** Controls of the unit of the cells and the order of the classes. */
export function MatrixControls(props: MatrixControlsProps): React.JSX.Element {
  const trans = useTrans();
  const normalizations: Record<Normalization, string> = {
    none: trans.__('counts'),
    true: trans.__('shares of each true class'),
    predicted: trans.__('shares of each predicted class'),
    all: trans.__('shares of all samples'),
  };
  const orders: Record<MatrixOrder, string> = {
    label: trans.__('as given'),
    error: trans.__('most mistaken first'),
    cluster: trans.__('confused classes together'),
  };
  useMatrixActions(props);
  return (
    <>
      <Choice
        label={trans.__('cells')}
        options={normalizations}
        value={props.normalize}
        onChange={props.onNormalize}
        disabled={props.disabled}
      />
      <Choice
        label={trans.__('classes')}
        options={orders}
        value={props.sort}
        onChange={props.onSort}
        disabled={props.disabled}
      />
    </>
  );
}

/** Every choice as an action of its own. */
function useMatrixActions({
  normalize,
  onNormalize,
  sort,
  onSort,
  disabled = false,
}: MatrixControlsProps): void {
  const normalized = (value: Normalization): Action | null =>
    disabled || value === normalize ? null : () => onNormalize(value);
  const sorted = (value: MatrixOrder): Action | null =>
    disabled || value === sort ? null : () => onSort(value);
  useAction('matrix-counts', normalized('none'));
  useAction('matrix-by-true', normalized('true'));
  useAction('matrix-by-predicted', normalized('predicted'));
  useAction('matrix-by-all', normalized('all'));
  useAction('matrix-as-given', sorted('label'));
  useAction('matrix-by-error', sorted('error'));
  useAction('matrix-by-cluster', sorted('cluster'));
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly disabled: boolean | undefined;
}

function Choice<T extends string>(props: ChoiceProps<T>): React.JSX.Element {
  const { label, options, value, onChange, disabled } = props;
  const names = Object.keys(options) as T[];
  return (
    <label className="epochlab-Field">
      {label}
      <HTMLSelect
        className="epochlab-Select"
        value={value}
        disabled={disabled}
        options={names.map(name => ({ value: name, label: options[name] }))}
        // The options are the keys of the table, so what is chosen is one of them.
        onChange={event => onChange(event.currentTarget.value as T)}
      />
    </label>
  );
}

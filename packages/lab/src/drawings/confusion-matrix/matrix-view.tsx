import React from 'react';
import type { DrawingProps } from '../drawing';
import { PooledMatrixView } from './pooled-matrix-view';
import { WholeMatrixView } from './whole-matrix-view';

/** Which classes are taken for which: the whole matrix, or tiles of one with too many classes to travel. */
export function MatrixView(props: DrawingProps<'confusionMatrix'>): React.JSX.Element {
  const { state } = props.payload;
  const { pooled } = state;
  return pooled ? (
    <PooledMatrixView pooled={pooled} state={state} store={props.store} connection={props.connection} />
  ) : (
    <WholeMatrixView {...props} />
  );
}

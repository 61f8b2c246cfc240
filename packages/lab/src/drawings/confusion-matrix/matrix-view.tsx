import React from 'react';
import type { DrawingProps } from '../drawing';
import { PooledMatrixView } from './pooled-matrix-view';
import { WholeMatrixView } from './whole-matrix-view';

/** Which classes are taken for which: the whole matrix, or tiles of one with too many classes to travel. */
export function MatrixView(props: DrawingProps<'confusionMatrix'>): React.JSX.Element {
  const { pooled, title } = props.payload.state;
  return pooled ? (
    <PooledMatrixView pooled={pooled} title={title} store={props.store} connection={props.connection} />
  ) : (
    <WholeMatrixView {...props} />
  );
}

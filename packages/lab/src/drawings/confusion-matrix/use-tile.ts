import { useEffect, useState } from 'react';
import type { Matrix, MatrixClass, MatrixOrder, Normalization, PooledMatrix } from '@epochlab/views';
import type { IncomingMessage } from '../../live/connection';
import type { ViewStore } from '../../live/view-store';

export type Range = readonly [from: number, to: number];

/** Places of classes from..to (the end excluded) of rows and columns. */
export interface Region {
  readonly rows: Range;
  readonly columns: Range;
}

/** The drawn part of a region. */
export interface Tile extends Region {
  readonly values: Matrix;
  readonly isShare: boolean;
  /** The classes, once each has a row or a column of its own. */
  readonly rowClasses?: readonly MatrixClass[];
  readonly columnClasses?: readonly MatrixClass[];
}

/** The part of a matrix that someone wants to see. */
export interface TileQuestion {
  /** null for all classes. */
  readonly region: Region | null;
  readonly normalize: Normalization;
  readonly sort: MatrixOrder;
}

const SIZE = 200;

/** The whole matrix as it travelled, or what was asked for in as much detail as the kernel has. */
export function useTile(pooled: PooledMatrix, question: TileQuestion, store: ViewStore, live: boolean): Tile {
  const { region, normalize, sort } = question;
  const [tile, setTile] = useState<Tile | null>(null);
  useEffect(() => {
    if (!live || (!region && normalize === 'none' && sort === 'label')) {
      setTile(null);
      return;
    }
    let wanted = true;
    const part = region ?? everything(pooled);
    void store.ask({ type: 'tile', ...part, size: SIZE, normalize, sort }).then(answer => {
      const read = readTile(part, normalize !== 'none', answer);
      if (wanted && read) {
        setTile(read);
      }
    });
    return () => {
      wanted = false;
    };
  }, [pooled, region, normalize, sort, store, live]);
  return tile ?? { ...everything(pooled), values: pooled.tiles, isShare: false };
}

const everything = ({ classes }: PooledMatrix): Region => ({ rows: [0, classes], columns: [0, classes] });

function readTile(
  region: Region,
  isShare: boolean,
  { message, buffers: [buffer] }: IncomingMessage,
): Tile | null {
  if (message.type !== 'tile' || !buffer || buffer.byteLength < 8 * message.rows * message.columns) {
    return null;
  }
  const { rows, columns, rowClasses, columnClasses } = message;
  const values = Array.from({ length: rows * columns }, (_, i) => buffer.getFloat64(8 * i, true));
  return {
    ...region,
    isShare,
    values: { rows, columns, values },
    ...(rowClasses ? { rowClasses } : {}),
    ...(columnClasses ? { columnClasses } : {}),
  };
}

import { useEffect, useState } from 'react';
import type { Matrix, PooledMatrix } from '@epochlab/views';
import type { IncomingMessage } from '../../live/connection';
import type { ViewStore } from '../../live/view-store';

/** Classes from..to (the end excluded) of rows and columns. */
export interface Region {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

/** What is drawn of a region. */
export interface Tile extends Region {
  readonly values: Matrix;
  readonly rowLabels?: readonly string[];
  readonly columnLabels?: readonly string[];
}

const SIZE = 200;

/** The whole matrix as it travelled, or the region in as much detail as the kernel has. */
export function useTile(pooled: PooledMatrix, region: Region | null, store: ViewStore, live: boolean): Tile {
  const [tile, setTile] = useState<Tile | null>(null);
  useEffect(() => {
    setTile(null);
    if (!region || !live) {
      return;
    }
    let wanted = true;
    void store.ask({ type: 'tile', ...region, size: SIZE }).then(answer => {
      const read = readTile(region, answer);
      if (wanted && read) {
        setTile(read);
      }
    });
    return () => {
      wanted = false;
    };
  }, [region, store, live]);
  const all = [0, pooled.classes] as const;
  return tile ?? { rows: all, columns: all, values: pooled.tiles };
}

function readTile(region: Region, { message, buffers: [buffer] }: IncomingMessage): Tile | null {
  if (message.type !== 'tile' || !buffer || buffer.byteLength < 8 * message.rows * message.columns) {
    return null;
  }
  const { rows, columns, rowLabels, columnLabels } = message;
  const values = Array.from({ length: rows * columns }, (_, i) => buffer.getFloat64(8 * i, true));
  return {
    ...region,
    values: { rows, columns, values },
    ...(rowLabels ? { rowLabels } : {}),
    ...(columnLabels ? { columnLabels } : {}),
  };
}

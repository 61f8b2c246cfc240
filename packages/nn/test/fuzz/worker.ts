import { install } from '../../src/install';
import { type Found, search } from './search';

/** Request to a worker. */
export interface Order {
  readonly seed: number;
  readonly index: number;
  readonly shrinkMs: number;
}

/** Answer of a worker. */
export interface Answer {
  readonly index: number;
  readonly found?: Found;
}

install();
// Why a model runs op by op is of no interest here.
console.warn = () => undefined;

process.on('message', (order: Order) => {
  void search(order.seed, order.index, order.shrinkMs).then(found =>
    process.send?.({ index: order.index, ...(found ? { found } : {}) } satisfies Answer),
  );
});
process.on('disconnect', () => process.exit());

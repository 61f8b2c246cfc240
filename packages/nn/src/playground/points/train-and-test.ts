import type { PlaygroundSettings } from '@epochlab/views';
import { Random } from '../../data/random';

/** Which of the user's own rows train and which test, by chance of the seed: at least one of each where there are two. */
export function trainAndTest(
  count: number,
  { seed, percTrainData }: Pick<PlaygroundSettings, 'seed' | 'percTrainData'>,
): { readonly train: readonly number[]; readonly test: readonly number[] } {
  const order = new Random(`playground ${seed}`).shuffled(Array.from({ length: count }, (_, i) => i));
  const share = Math.max(1, Math.floor((count * percTrainData) / 100));
  const cut = count < 2 ? count : Math.min(count - 1, share);
  return { train: order.slice(0, cut), test: order.slice(cut) };
}

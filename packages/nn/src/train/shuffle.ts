/** A small generator of numbers in [0, 1) with 32 bits of state ("mulberry32"). */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts 0..n-1 in an order that `seed` and `epoch` alone decide. */
export function seededOrder(order: Int32Array, seed: number, epoch: number): void {
  const random = generator(Math.imul(seed, 0x9e3779b9) ^ Math.imul(epoch + 1, 0x85ebca6b));
  order.forEach((_, i) => (order[i] = i));
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

const plain = (name: string) => name.toLowerCase().replaceAll('_', '');

/** How many letters have to be put in or taken out to make `b` of `a`; another letter in place of one is both. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const exchanged = (row[j] ?? 0) + (letter === b[j] ? 0 : 2);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** So many letters may be wrong in a slip of the pen. */
const slips = (name: string) => Math.max(1, Math.floor(plain(name).length / 3));

/** " Did you mean 'adam'?" where one of the names is close to what was written, else nothing. */
export function didYouMean(written: string, names: readonly string[]): string {
  const [best] = names
    .map(name => ({ name, far: distance(plain(written), plain(name)) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= slips(written) ? ` Did you mean '${best.name}'?` : '';
}

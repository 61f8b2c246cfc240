import { editCost } from './edit-cost';

const plain = (name: string) => name.toLowerCase().replaceAll('_', '');

/** How many letters have to be put in or taken out to make `b` of `a`; another letter in place of one is both. */
const distance = (a: string, b: string): number => editCost([...a], [...b], 2);

/** So many letters may be wrong in a slip of the pen. */
const slips = (name: string) => Math.max(1, Math.floor(plain(name).length / 3));

/** " Did you mean 'adam'?" where one of the names is close to what was written, else nothing. */
export function didYouMean(written: string, names: readonly string[]): string {
  const [best] = names
    .map(name => ({ name, far: distance(plain(written), plain(name)) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= slips(written) ? ` Did you mean '${best.name}'?` : '';
}

import { didYouMean } from '../names/nearest-name';

type Named<T> = Readonly<Record<string, T>>;

const quoted = (names: readonly string[]) => names.map(name => `"${name}"`).join(', ');

/** The names that have been told of, by the model's list of its own. */
const told = new WeakMap<readonly string[], Set<string>>();

function tellOnce(own: readonly string[], extra: readonly string[]): void {
  const known = told.get(own) ?? new Set();
  told.set(own, known);
  const news = extra.filter(name => !known.has(name));
  if (news.length === 0) return;
  for (const name of news) known.add(name);
  console.warn(`The model has no input ${quoted(news)}, which is left out. Its inputs are ${quoted(own)}.`);
}

/**
 * The part of data by name that a model takes. As in Keras, an input that it does not have is left out (one line says so), a target is refused. Where
 * a name lacks, all is returned, for the check that says which.
 *
 * @throws Error for targets of an output that there is not
 */
export function knownPart<T>(data: Named<T>, own: readonly string[], kind: 'input' | 'output'): Named<T> {
  const extra = Object.keys(data).filter(name => !own.includes(name));
  if (extra.length === 0 || own.some(name => !(name in data))) return data;
  if (kind === 'output')
    throw new Error(
      `The model has no output ${quoted(extra)}.${didYouMean(extra[0] ?? '', own)} Its outputs are ${quoted(own)}.`,
    );
  tellOnce(own, extra);
  return Object.fromEntries(own.map(name => [name, data[name] as T]));
}

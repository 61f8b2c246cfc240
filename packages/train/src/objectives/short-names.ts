import { SHORTENED } from './metric-names';

/** Both ways: 'accuracy' is 'acc', 'acc' is 'accuracy'. */
const OTHER = new Map([
  ...Object.entries(SHORTENED),
  ...Object.entries(SHORTENED).map(([a, b]) => [b, a] as const),
]);

/** The other name of what a model with these outputs reports, if it has one: tfjs's 'val_acc' for Keras's 'val_accuracy'. */
function otherName(name: string, outputs: readonly string[]): string | undefined {
  const prefixes = ['', ...outputs.map(output => `${output}_`)].flatMap(prefix => [prefix, `val_${prefix}`]);
  for (const prefix of prefixes) {
    const other = name.startsWith(prefix) ? OTHER.get(name.slice(prefix.length)) : undefined;
    if (other !== undefined) return prefix + other;
  }
  return undefined;
}

/**
 * Lets logs and histories answer to tfjs's names beside Keras's, for `Object.defineProperties`: code written for tfjs reads
 * `logs.acc`. They are not listed, so that whoever goes through the names meets each value once.
 */
export function otherNames(names: readonly string[], outputs: readonly string[]): PropertyDescriptorMap {
  const others = names.map(name => [otherName(name, outputs), name] as const);
  return Object.fromEntries(
    others.flatMap(([other, name]) =>
      other === undefined || names.includes(other) ? [] : [[other, sameAs(name)]],
    ),
  );
}

const sameAs = (name: string): PropertyDescriptor & ThisType<Record<string, unknown>> => ({
  get() {
    return this[name];
  },
  set(value) {
    this[name] = value;
  },
  enumerable: false,
  configurable: true,
});

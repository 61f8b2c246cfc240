/** Values that a damaged or malicious payload may carry anywhere. */
export const hostile: readonly unknown[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "javascript:alert('1')",
  '\u0000\u001b[31m\u202e\ud800',
  'x'.repeat(100_000),
  '',
  1e308,
  -1e308,
  NaN,
  Infinity,
  5e-324,
  -1,
  0,
  null,
  undefined,
  true,
  [],
  {},
  [[]],
  Array.from({ length: 2000 }, () => '<b>'),
  Array.from({ length: 50_000 }, (_, i) => i),
  { __proto__: null, constructor: 'x' },
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value with one part somewhere in it replaced, left out or doubled. `random` gives 0 to 1. */
export function damaged(value: Json, random: () => number): unknown {
  const inside = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!inside || random() < 0.15) return hostile[Math.floor(random() * hostile.length)];
  const keys = Object.keys(value);
  const key = keys[Math.floor(random() * keys.length)] as string;
  const way = random();
  if (Array.isArray(value)) {
    const at = Number(key);
    if (way < 0.1) return value.filter((_, i) => i !== at);
    if (way < 0.2) return [...value, value[at]];
    return value.map((item: Json, i) => (i === at ? damaged(item, random) : item));
  }
  const object = value as { readonly [key: string]: Json };
  if (way < 0.1) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: damaged(object[key] as Json, random) };
}

/** Nested so deep that careless recursion exhausts the stack. */
const nested = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { layers: value };
  return value;
};

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
  // An own property of that name, as a parser of JSON makes it: spread carelessly, it becomes a prototype.
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  nested(200),
  'y'.repeat(1_000_000),
  Array.from({ length: 1_000_000 }, () => 0),
  '<a href="javascript:alert(1)">$\\href{javascript:alert(1)}{x}$</a>%{x}<br>',
  '<svg><style>@import "http://example.com/x.css"</style></svg>',
  '\u202e\u2066' + '\u0301'.repeat(300),
];

/** Names that no field of ours has. */
const STRANGE = ['toString', 'constructor', '<img src=x onerror=alert(1)>', '', '-1', '\u0000'];

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
  if (way < 0.15)
    return { ...object, [STRANGE[Math.floor(random() * STRANGE.length)] as string]: object[key] };
  return { ...object, [key]: damaged(object[key] as Json, random) };
}

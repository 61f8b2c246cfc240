import type { DType } from './dtypes';
import { OP_TABLE } from './op-table';

/** The type of an op's argument: fixed, named by an attribute, or one for each tensor of a list. */
export type ArgType = { fixed: DType } | { attr: string } | { listAttr: string };

export interface ArgDef {
  readonly name: string;
  readonly type: ArgType;
  /** The attribute that says how many tensors of this type the argument takes. */
  readonly countAttr?: string;
}

export interface AttrDef {
  readonly type: string;
  readonly default?: number;
}

/** The signature of a TensorFlow op (https://www.tensorflow.org/api_docs/python/tf/raw_ops). */
export interface OpDef {
  readonly name: string;
  readonly stateful: boolean;
  readonly inputs: readonly ArgDef[];
  readonly outputs: readonly ArgDef[];
  readonly attrs: ReadonlyMap<string, AttrDef>;
}

const parseType = (text: string): ArgType =>
  text.startsWith('[')
    ? { listAttr: text.slice(1, -1) }
    : /^\d+$/.test(text)
      ? { fixed: +text }
      : { attr: text };

function parseArg(text: string): ArgDef {
  const [name = '', kind = ''] = text.split(':');
  const [count, type] = kind.includes('*') ? kind.split('*') : [undefined, kind];
  return { name, type: parseType(type ?? ''), ...(count === undefined ? {} : { countAttr: count }) };
}

function parseAttr(text: string): [string, AttrDef] {
  const [name = '', kind = ''] = text.split(':');
  const [type = '', value] = kind.split('=');
  return [name, { type, ...(value === undefined ? {} : { default: +value }) }];
}

const list = (text: string | undefined) => (text ? text.split(',') : []);

function parse(line: string): OpDef {
  const [head = '', inputs, outputs, attrs] = line.split('|');
  return {
    name: head.replace('!', ''),
    stateful: head.startsWith('!'),
    inputs: list(inputs).map(parseArg),
    outputs: list(outputs).map(parseArg),
    attrs: new Map(list(attrs).map(parseAttr)),
  };
}

let lines: Map<string, string> | undefined;
const parsed = new Map<string, OpDef>();

function indexLines(): Map<string, string> {
  const rows = OP_TABLE.trim().split('\n');
  return new Map(rows.map(row => [row.slice(row.startsWith('!') ? 1 : 0, row.indexOf('|')), row]));
}

/** The definition of the op called `name`, as TensorFlow registers it. */
export function opDef(name: string): OpDef {
  const known = parsed.get(name);
  if (known) return known;
  const line = (lines ??= indexLines()).get(name);
  if (line === undefined)
    throw new Error(`TensorFlow has no op "${name}". Op names are those of tf.raw_ops, e.g. "MatMul".`);
  const def = parse(line);
  parsed.set(name, def);
  return def;
}

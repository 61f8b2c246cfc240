import { types } from 'node:util';
import { Elements, Holder, type Values } from './holder';

/** How the contents of one of JavaScript's containers are read and put back. */
interface Container<T extends object> {
  read(of: T): Values;
  put(into: T, key: unknown, value: unknown): void;
}

const container = <T extends object>(one: Container<T>) => one as Container<object>;

const ALL = 'all of it';

const ARRAY = container<unknown[]>({
  read: array => new Map([[ALL, new Elements(array.slice())]]),
  put: (array, _, { list }: Elements) => array.splice(0, array.length, ...Array.from(list)),
});

const TYPED = container<Float64Array>({
  read: numbers => new Map([[ALL, new Elements(numbers.slice())]]),
  put: (numbers, _, { list }: Elements) => numbers.set(list as ArrayLike<number>),
});

const MAP = container<Map<unknown, unknown>>({
  read: map => new Map(map),
  put: (map, key, value) => (value === undefined ? map.delete(key) : map.set(key, value)),
});

const SET = container<Set<unknown>>({
  read: set => new Map([...set].map(value => [value, true])),
  put: (set, key, value) => (value === undefined ? set.delete(key) : set.add(key)),
});

const DATE = container<Date>({
  read: date => new Map([[ALL, date.getTime()]]),
  put: (date, _, time) => date.setTime(time as number),
});

/** How the contents of an object are read, if they are not properties. */
export function containerOf(object: object): Container<object> | undefined {
  if (Array.isArray(object)) return ARRAY;
  if (types.isTypedArray(object)) return TYPED;
  if (types.isMap(object)) return MAP;
  if (types.isSet(object)) return SET;
  return types.isDate(object) ? DATE : undefined;
}

/** How many values lie in a container. */
export function countIn(object: object): number {
  const { length, size } = object as { readonly length?: number; readonly size?: number };
  return length ?? size ?? 1;
}

/** The objects that lie in a container. */
export const partsOfContainer = (object: object, { read }: Container<object>): unknown[] =>
  [...read(object)].flatMap(([key, value]) =>
    value instanceof Elements ? Array.from(value.list) : [key, value],
  );

/** Contents of an array, a map and the like. */
export class Contents extends Holder {
  constructor(
    private readonly object: object,
    private readonly container: Container<object>,
    describe: () => string,
  ) {
    super(describe);
  }

  read(): Values {
    return this.container.read(this.object);
  }

  override put(key: unknown, value: unknown): void {
    this.container.put(this.object, key, value);
  }
}

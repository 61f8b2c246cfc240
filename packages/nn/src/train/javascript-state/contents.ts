import { types } from 'node:util';
import { Elements, firstDifference, type Holder } from './holder';

/** How the contents of one of JavaScript's containers are read and put back. */
interface Container<T extends object> {
  read(of: T): ArrayLike<unknown>;
  put(into: T, list: ArrayLike<unknown>): void;
}

const container = <T extends object>(one: Container<T>) => one as Container<object>;

const ARRAY = container<unknown[]>({
  read: array => array.slice(),
  put: (array, list) => array.splice(0, array.length, ...Array.from(list)),
});

const TYPED = container<Float64Array>({
  read: numbers => numbers.slice(),
  put: (numbers, list) => numbers.set(list as ArrayLike<number>),
});

const MAP = container<Map<unknown, unknown>>({
  read: map => [...map].flat(),
  put: (map, list) => {
    map.clear();
    for (let i = 0; i < list.length; i += 2) map.set(list[i], list[i + 1]);
  },
});

const SET = container<Set<unknown>>({
  read: set => [...set],
  put: (set, list) => {
    set.clear();
    for (const value of Array.from(list)) set.add(value);
  },
});

const DATE = container<Date>({
  read: date => [date.getTime()],
  put: (date, list) => date.setTime(list[0] as number),
});

/** How the contents of an object are read, if they are not properties. */
export function containerOf(object: object): Container<object> | undefined {
  if (Array.isArray(object)) return ARRAY;
  if (types.isTypedArray(object)) return TYPED;
  if (types.isMap(object)) return MAP;
  if (types.isSet(object)) return SET;
  return types.isDate(object) ? DATE : undefined;
}

const KEY = 'contents';

/** What is in an array, a map and the like. */
export class Contents implements Holder {
  constructor(
    private readonly object: object,
    private readonly container: Container<object>,
    readonly describe: () => string,
  ) {}

  read(): ReadonlyMap<string, unknown> {
    return new Map([[KEY, new Elements(this.container.read(this.object))]]);
  }

  changedSince(before: ReadonlyMap<string, unknown>): string | undefined {
    return firstDifference(before, this.read());
  }

  put(_key: string, value: unknown): void {
    this.container.put(this.object, (value as Elements).list);
  }
}

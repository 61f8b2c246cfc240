import { RecentlyUsed } from '@epochlab/graph/trace';
import { ShapeDemand } from '../../src/trainer/shape-demand';

/** How many of `shapes`, in this order, one batch each, are worth a trace. */
const traced = (demand: ShapeDemand, shapes: readonly (string | number)[], few = 2) =>
  shapes.filter(shape => demand.worthwhile(String(shape), 1, few)).length;

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('a shape is traced', () => {
  it('once a few batches of it have come, or at once where so many are to come', () => {
    expect(traced(new ShapeDemand(), ['a', 'a'])).toBe(0);
    expect(traced(new ShapeDemand(), ['a', 'a', 'a'])).toBe(1);
    expect(new ShapeDemand().worthwhile('a', 3, 2)).toBe(true);
    expect(new ShapeDemand().worthwhile('a', 1, 0)).toBe(true);
  });

  it('never, where each comes once, as in a text that grows', () => {
    expect(traced(new ShapeDemand(), upTo(500))).toBe(0);
  });

  it('oftener, the more shapes there are', () => {
    const demand = new ShapeDemand();
    const rounds = upTo(60).map(
      () => upTo(30).filter(shape => demand.worthwhile(String(shape), 1, 2)).length,
    );
    // A text of 30 lengths has to be written 30 times.
    expect(rounds.findIndex(count => count > 0)).toBe(30);
  });

  it('oftener before the next trace, the more traces have not paid', () => {
    const demand = new ShapeDemand();
    const needed = (shape: string) => upTo(100).findIndex(() => demand.worthwhile(shape, 1, 2)) + 1;
    expect(['a', 'b', 'c', 'd', 'e'].map(needed)).toEqual([3, 3, 5, 9, 17]);
  });

  it('soon again, once the traces that are there have paid', () => {
    const demand = new ShapeDemand();
    for (const shape of ['a', 'b']) upTo(40).forEach(() => demand.worthwhile(shape, 1, 2));
    expect(traced(demand, ['c', 'c', 'c'])).toBe(1);
  });

  it('whose trace was freed before it paid counts as one that did not', () => {
    const demand = new ShapeDemand();
    for (const shape of ['a', 'b']) {
      demand.worthwhile(shape, 3, 2);
      demand.forget(shape);
    }
    expect(traced(demand, ['c', 'c', 'c', 'c'])).toBe(0);
    expect(traced(demand, ['c'])).toBe(1);
  });
});

it('a map of limited size forgets what has not been used for longest', () => {
  const forgotten: string[] = [];
  const map = new RecentlyUsed<string, number>(2, (_, key) => forgotten.push(key));
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect([forgotten, map.values()]).toEqual([['b'], [1, 3]]);
});

import { layerGraph, pathOf, visiblePath, type LayerRow } from '../../src';
import { transferSummary } from '../fixtures/model-summary';

test.each(['down', 'right'] as const)('%s: no two layers overlap and each follows its inputs', direction => {
  const { nodes, edges, width, height } = layerGraph(transferSummary.layers, direction);
  const along = direction === 'down' ? 'y' : 'x';
  const at = (name: string): number => nodes.find(({ layer }) => layer.name === name)?.[along] ?? NaN;
  expect(edges.map(({ from, to }) => `${from}>${to}`).sort()).toEqual([
    'add_1>classes',
    'base>left',
    'base>right',
    'input_1>base',
    'left>add_1',
    'right>add_1',
  ]);
  for (const { from, to } of edges) expect(at(from)).toBeLessThan(at(to));
  for (const a of nodes) {
    expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
    expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
    for (const b of nodes) {
      const apart =
        Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
      expect(a === b || apart).toBe(true);
    }
  }
});

test('inputs from outside the model have no line', () => {
  const [layer] = transferSummary.layers;
  expect(layerGraph([{ ...(layer as LayerRow), inputs: ['elsewhere'] }]).edges).toEqual([]);
});

test('an open model is a frame round a graph of its own layers, whatever they are called', () => {
  const row = (name: string, inputs: string[], layers?: LayerRow[]): LayerRow => ({
    name,
    type: layers ? 'Functional' : 'Dense',
    outputShape: [],
    parameters: 0,
    trainable: true,
    bytes: 0,
    multiplyAdds: 0,
    inputs,
    ...(layers ? { layers } : {}),
  });
  const branches = [row('in', []), row('a', ['in']), row('b', ['in']), row('sum', ['a', 'b'])];
  const layers = [row('in', []), row('outer', ['in'], [row('in', []), row('inner', ['in'], branches)])];
  const inner = pathOf('inner', 'outer');
  expect(layerGraph(layers).nodes.map(({ path }) => path)).toEqual(['in', 'outer']);
  const { nodes, edges } = layerGraph(layers, 'down', new Set(['outer', inner]));
  const node = (path: string) => nodes.find(one => one.path === path) as (typeof nodes)[number];
  expect(nodes).toHaveLength(8);
  expect(edges).toHaveLength(6);
  expect(edges[0]).toMatchObject({ from: 'in', to: 'outer' });
  for (const [frame, path] of [
    ['outer', pathOf('in', 'outer')],
    ['outer', inner],
    [inner, pathOf('a', inner)],
    [inner, pathOf('sum', inner)],
  ] as const) {
    const [outside, inside] = [node(frame), node(path)];
    expect(outside.isOpen).toBe(true);
    expect(Math.abs(outside.x - inside.x)).toBeLessThanOrEqual((outside.width - inside.width) / 2);
    expect(Math.abs(outside.y - inside.y)).toBeLessThanOrEqual((outside.height - inside.height) / 2);
  }
});

test('what is seen of a layer in a closed model is the model', () => {
  const path = pathOf('c', pathOf('b', 'a'));
  expect(visiblePath(path, new Set())).toBe('a');
  expect(visiblePath(path, new Set(['a']))).toBe(pathOf('b', 'a'));
  expect(visiblePath(path, new Set(['a', pathOf('b', 'a')]))).toBe(path);
});

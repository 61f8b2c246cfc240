import { layerGraph, type LayerRow } from '../../src';
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

import type { Data } from 'plotly.js';
import { currentData, offerData } from '../../src/plotly/current-data';

/** A plot as plotly leaves it; nothing else of an element is looked at. */
const plotOf = (data: Data[]): HTMLElement => ({ data }) as unknown as HTMLElement;

test('a plot exports what is drawn of it', () => {
  const data = [{ x: [1] }];
  expect(currentData(plotOf(data))).toBe(data);
});

test('a plot that is drawn at a pace of its own exports what is newer', () => {
  const plot = plotOf([{ x: [1] }]);
  let newer: Data[] = [];
  offerData(plot, () => newer);
  newer = [{ x: [1, 2] }];
  expect(currentData(plot)).toEqual([{ x: [1, 2] }]);
});

import { axis, unitAxis } from '@epochlab/views';
import { axisLayout } from '../../src/plotly/axis-layout';
import { zoomedTicks } from '../../src/plotly/zoomed-ticks';

const axes = { x: axis([1e-5, 1], { kind: 'log', nice: false }), y: unitAxis('rate') };
const [x, y] = [axisLayout(axes.x), axisLayout(axes.y, 0.01)];
const drawn = {
  xaxis: { range: [-5, 0] as const, ticktext: x.ticktext as string[] },
  yaxis: { range: [-0.01, 1.01] as const, ticktext: y.ticktext as string[] },
};

test('a figure that shows all of its axes keeps their ticks', () => {
  expect(x).toMatchObject({ type: 'log', range: [-5, 0] });
  expect(zoomedTicks(axes, drawn)).toBeNull();
});

test('the part of an axis that is zoomed into has ticks of its own', () => {
  const zoomed = { ...drawn, yaxis: { ...drawn.yaxis, range: [0.4, 0.5] as const } };
  expect(zoomedTicks(axes, zoomed)).toEqual({
    'yaxis.tickvals': [0.4, 0.42, 0.44, 0.46, 0.48, 0.5],
    'yaxis.ticktext': ['0.4', '0.42', '0.44', '0.46', '0.48', '0.5'],
  });
});

import { palette } from '../../../src';
import { shorten } from '../../../src/format/label';
import { formatNumber } from '../../../src/format/number';
import { frame } from '../../../src/html/frame';
import { element } from '../../../src/markup/element';
import { image, type Picture } from '../../../src/markup/picture';
import { axis, position } from '../../../src/plot/axis';
import type { GaugeState } from './state';

export function gaugeHtml(state: GaugeState): string {
  return frame({
    title: 'Gauge',
    subject: shorten(state.title, 80),
    facts: [formatNumber(state.value)],
    body: [image(gaugePicture(state))],
  });
}

const SIZE = { width: 460, height: 60 } as const;

function gaugePicture({ title, value, from, to }: GaugeState): Picture {
  const x = position(axis([from, to], { nice: false }), 10, SIZE.width - 10);
  const label = { y: 52, class: 'muted' };
  return {
    ...SIZE,
    alt: `${title}: ${formatNumber(value)} between ${formatNumber(from)} and ${formatNumber(to)}`,
    children: [
      element('rect', { class: 'fillgrid', x: x(from), y: 16, width: x(to) - x(from), height: 18 }),
      element('rect', {
        fill: palette.blue,
        x: x(from),
        y: 16,
        width: Math.max(0, x(value) - x(from)),
        height: 18,
      }),
      element('text', { ...label, x: x(from) }, formatNumber(from)),
      element('text', { ...label, x: x(to), 'text-anchor': 'end' }, formatNumber(to)),
    ],
  };
}

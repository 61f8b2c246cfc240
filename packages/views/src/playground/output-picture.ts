import { counted } from '../format/quantity';
import { shorten } from '../format/label';
import { element, type Child } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis } from '../plot/axis';
import { heat } from '../plot/heat';
import { markers } from '../plot/markers';
import { drawPanel, panelOf, type Place } from '../plot/panel';
import { gridOfMatrix } from '../reduce/pool';
import { evenly } from '../reduce/sample';
import { outputScale, pointColour } from './colours';
import { problemOf } from './facts';
import type { PlaygroundPoints, PlaygroundState } from './state';

const PLANE = [-6, 6] as const;
const SIDE = 300;
const MOST_POINTS = 1200;

/** The network's answer over the plane, with the points that it learns from: filled, and hollow those of the test. */
export function outputPicture(state: PlaygroundState): Picture {
  const { output, classes, train, test, settings, axes } = state;
  const [x, y] = axes.map(label => axis(PLANE, { label: shorten(label, 30), nice: false })) as [
    ReturnType<typeof axis>,
    ReturnType<typeof axis>,
  ];
  const { panel, place } = panelOf({ title: '', x, y }, { width: SIDE, height: SIDE });
  return {
    width: panel.width,
    height: panel.height,
    alt: `The output over the plane for ${problemOf(state)}, and ${counted(train.x.length, 'training point')}`,
    children: drawPanel(panel, place, [
      heat(gridOfMatrix(output), outputScale(classes.length), place.box, false),
      drawPoints(train, classes.length, place, false),
      settings.showTestData && drawPoints(test, classes.length, place, true),
    ]),
  };
}

function drawPoints(
  { x, y, label }: PlaygroundPoints,
  classes: number,
  place: Place,
  hollow: boolean,
): Child {
  const shown = evenly(x.length, MOST_POINTS).filter(i => isInside(x[i]) && isInside(y[i]));
  const colourOf = (i: number): string => pointColour(label[i] ?? 0, classes);
  return [...new Set(shown.map(colourOf))].map(colour => {
    const at = shown
      .filter(i => colourOf(i) === colour)
      .map(i => [place.x(x[i] as number), place.y(y[i] as number)] as const);
    const outline = hollow
      ? { stroke: colour, 'stroke-width': 1.5 }
      : { stroke: '#fff', 'stroke-width': 0.8 };
    return element('g', outline, markers('circle', hollow ? '#fff' : colour, at));
  });
}

const isInside = (value = NaN): boolean => value >= PLANE[0] && value <= PLANE[1];

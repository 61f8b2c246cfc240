import { seriesStyle } from '../colour/palette';
import { counted } from '../format/quantity';
import { element, type Child } from '../markup/element';
import type { Picture } from '../markup/picture';
import { heat } from '../plot/heat';
import { legend } from '../plot/legend';
import { markers } from '../plot/markers';
import { drawPanel, placeOf, plotSize, type Place } from '../plot/panel';
import { gridOfMatrix, upsideDown } from '../reduce/pool';
import { evenly } from '../reduce/sample';
import { surfaceAxes } from './axes';
import { classColour, surfaceScale, surfaceValues } from './class-colour';
import type { DecisionSurfaceState } from './state';

const MOST_SAMPLES = 1500;
const SIZE = { ...plotSize, height: 460 } as const;

/** The classifier's answer everywhere, with the samples over it: filled those of training, hollow those held out. */
export function surfacePicture(state: DecisionSurfaceState): Picture {
  const { title, classes, samples } = state;
  const panel = { ...SIZE, title: '', ...surfaceAxes(state, SIZE.width) };
  const place = placeOf(panel);
  const grid = upsideDown(gridOfMatrix(surfaceValues(state)));
  const entries = classes.map((label, i) => ({
    label,
    marked: true,
    form: 'points' as const,
    style: { ...seriesStyle(i), colour: classColour(i, classes.length) },
  }));
  return {
    ...SIZE,
    alt: `${title}: what a classifier of ${counted(classes.length, 'class', 'classes')} answers, and ${counted(samples.x.length, 'sample')}`,
    children: [
      ...drawPanel(panel, place, [
        heat(grid, surfaceScale(classes.length), place.box),
        drawSamples(state, place),
      ]),
      ...legend(entries, place.box.left, place.box.right, 19),
    ],
  };
}

function drawSamples(
  { classes, samples: { x, y, classOf, heldOut } }: DecisionSurfaceState,
  place: Place,
): Child {
  const shown = evenly(x.length, MOST_SAMPLES);
  return classes.flatMap((_, c) =>
    [false, true].map(held => {
      const of = shown.filter(i => classOf[i] === c && (heldOut?.[i] ?? false) === held);
      const points = of.map(i => [place.x(x[i] as number), place.y(y[i] as number)] as const);
      const colour = classColour(c, classes.length);
      const outline = held
        ? { stroke: colour, 'stroke-width': 1.5 }
        : { stroke: '#fff', 'stroke-width': 0.8 };
      return (
        points.length > 0 &&
        element('g', outline, markers(seriesStyle(c).marker, held ? '#fff' : colour, points))
      );
    }),
  );
}

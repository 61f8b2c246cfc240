import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { staticHtml, staticText } from '../src';
import { payload } from './fixtures';
import { pictures, withPictureFiles } from './support/pictures';

/**
 * Drawings kept as files: open test/golden/<name>.html in a browser to see one, the SVG files beside it in any viewer.
 * `UPDATE_GOLDEN=1 npx jest --selectProjects views golden` draws them again; look at them before you keep them.
 */
const FOLDER = join(__dirname, 'golden');

const NAMES = [
  'modelSummary.transferSummary',
  'training.running',
  'training.failed',
  'training.waiting',
  'confusionMatrix.digits',
  'confusionMatrix.iris',
  'lines.activations',
  'bars.grouped',
  'heatmap.correlation',
  'rocCurve.threeClasses',
  'prCurve.oneCurve',
  'calibration.twoModels',
  'learningRateFinder.found',
  'imageGrid.digitsGrid',
  'imageOverlay.signed',
  'featureMaps.filters',
  'attentionMap.causal',
  'histogramOverTime.weightsOverTime',
  'embedding.few',
  'decisionSurface.rings',
  'lossSurface.rosenbrock',
  'raster.population',
  'nodeLink.club',
  'nodeLink.attention',
  'dataTable.irisTable',
  'runComparison.threeRuns',
  'audio.spoken',
  'compiled.partly',
  'playground.circle',
  'playground.inside',
  'plotly.scatter',
];

function expectGolden(file: string, drawn: string): void {
  const path = join(FOLDER, file);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, drawn);
  expect(existsSync(path)).toBe(true);
  expect(drawn).toBe(readFileSync(path, 'utf8'));
}

beforeAll(() => mkdirSync(FOLDER, { recursive: true }));

test.each(NAMES)('%s is drawn as it was looked at', name => {
  const html = staticHtml(payload(name));
  expectGolden(
    `${name}.html`,
    `<meta charset="utf-8">\n${withPictureFiles(html, i => `${name}.${i}.svg`)}\n`,
  );
  pictures(html).forEach((svg, i) => expectGolden(`${name}.${i}.svg`, svg));
  expectGolden(`${name}.txt`, `${staticText(payload(name))}\n`);
});

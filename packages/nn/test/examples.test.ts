import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activations, callbacks, layers, losses, models, optimizers, show, tf } from '@epochlab/nn';
import { RecordingHost } from './live/recording-host';

const source = join(__dirname, '../src');
const COMMENT = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport (?:async )?(?:function|const) (\w+)/g;

const examplesIn = (folder: string, ...names: string[]) =>
  readdirSync(join(source, folder))
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => [...readFileSync(join(source, folder, file), 'utf8').matchAll(COMMENT)])
    .map(([, comment = '', name = '']) => ({
      name: `${folder}.${name}`,
      code: /@example\n([^@]*)/.exec(comment.replaceAll(/^ *\* ?/gm, ''))?.[1] ?? '',
      isWanted: names.length === 0 || names.includes(name),
    }))
    .filter(({ code, isWanted }) => code !== '' && isWanted);

const AsyncFunction = (async () => undefined).constructor as new (
  ...text: string[]
) => (...values: unknown[]) => Promise<void>;

let host: RecordingHost;
let folder: string;
const before = process.cwd();
beforeEach(() => {
  host = new RecordingHost();
  folder = mkdtempSync(join(tmpdir(), 'epochlab-examples-'));
  process.chdir(folder);
});
afterEach(() => {
  host.uninstall();
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

/** The names that the examples take for granted. */
function scope() {
  const model = models.Sequential([
    layers.Conv2D(2, 3, { inputShape: [8, 8, 1], name: 'conv2d_1' }),
    layers.Flatten(),
    layers.Dense(1),
  ]);
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  const images = tf.randomNormal([10, 8, 8, 1]);
  const [x, y] = [images, tf.randomNormal([10, 1])];
  return { activations, callbacks, images, layers, losses, model, models, optimizers, show, tf, x, y };
}

test.each([
  ...examplesIn('losses'),
  ...examplesIn('optimizers'),
  ...examplesIn('callbacks'),
  ...examplesIn('show', 'activation', 'bars', 'calibration', 'compiled', 'featureMaps', 'filters', 'heatmap'),
  ...examplesIn('show', 'histogram', 'prCurve', 'roc', 'summary', 'table'),
])('the example of $name runs', async ({ code }) => {
  const names = scope();
  const log = jest.spyOn(console, 'log').mockReturnValue();
  await new AsyncFunction(...Object.keys(names), code)(...Object.values(names));
  log.mockRestore();
});

import { createRequire } from 'node:module';
import { refuseUnknown } from './refuse-unknown';

const KNOWN = {
  sequential: ['layers', 'name'],
  model: ['inputs', 'outputs', 'name'],
} as const;

type Factory = (args?: object) => object;

function checking(name: keyof typeof KNOWN, stock: Factory): Factory {
  const factory: Factory = args => {
    if (typeof args === 'object' && args !== null) refuseUnknown(`tf.${name}`, args, KNOWN[name]);
    return stock(args);
  };
  return Object.defineProperty(factory, 'name', { value: name });
}

const requireAsNode = createRequire(require.resolve('@tensorflow/tfjs-node'));

/** Lets `tf.sequential({ layer: [...] })` be refused. All packages of tfjs hand on what the package of layers exports at the time. */
export function checkOptionsOfTfjsModels(): void {
  const factories = requireAsNode('@tensorflow/tfjs-layers') as Record<keyof typeof KNOWN, Factory>;
  for (const name of Object.keys(KNOWN) as (keyof typeof KNOWN)[])
    factories[name] = checking(name, factories[name]);
}

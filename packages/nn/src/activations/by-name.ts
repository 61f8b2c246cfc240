import * as activations from './index';

/** The function that goes by one of tfjs's names. */
export function activationByName(name: string): activations.Elementwise {
  const found = Object.values(activations).find(({ activationName }) => activationName === name);
  if (found) return found;
  const known = Object.values(activations).map(({ activationName }) => activationName);
  throw new Error(`Unknown activation '${name}'. Expected one of ${known.join(', ')}.`);
}

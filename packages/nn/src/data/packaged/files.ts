import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-node';
import { readNpy } from '../formats/npy';

/** Description that the export from scikit-learn writes beside the arrays. */
export interface About {
  readonly source: string;
  readonly licence: string;
  readonly features: readonly string[];
  readonly labels: readonly string[];
}

/** The folder of the exported data sets: `EPOCHLAB_DATA`, or `data/` of this package. */
export const dataFolder = (): string => process.env['EPOCHLAB_DATA'] ?? resolve(__dirname, '../../../data');

/**
 * The path of an exported file.
 *
 * @throws Error with the remedy when set-up has not written it
 */
export function exportedFile(name: string, file: string): string {
  const path = join(dataFolder(), name, file);
  if (existsSync(path)) return path;
  throw new Error(
    `The data set '${name}' is not there: ${path} is missing. Run \`npm run setup\`, which writes it, ` +
      'or set EPOCHLAB_DATA to the folder that holds it.',
  );
}

export const about = (name: string): About =>
  JSON.parse(readFileSync(exportedFile(name, 'about.json'), 'utf8')) as About;

export const exportedArray = (name: string, file: 'x.npy' | 'y.npy'): Tensor =>
  readNpy(exportedFile(name, file));

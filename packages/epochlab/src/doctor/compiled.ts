import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check';
import { setUpAgain } from './set-up-again';

const entries = [
  'runtime/lib/index.js',
  'views/lib/index.js',
  'nn/lib/index.js',
  'kernel/lib/main.js',
  'epochlab/lib/scope.js',
  'lab/lib/index.js',
];

export const compiled: Check = {
  name: 'packages',
  remedy: setUpAgain,
  find({ root }) {
    const missing = entries.filter(entry => !existsSync(join(root, 'packages', entry)));
    if (missing.length > 0) throw new Error(`not compiled: ${missing.join(', ')}`);
    return `${entries.length} compiled`;
  },
};

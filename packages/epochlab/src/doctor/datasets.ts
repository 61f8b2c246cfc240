import { existsSync, readdirSync } from 'node:fs';
import type { Check } from './check';
import { setUpAgain } from './set-up-again';

export const datasets: Check = {
  name: 'datasets',
  remedy: setUpAgain,
  find({ data }) {
    const files = existsSync(data) ? readdirSync(data) : [];
    if (files.length === 0) throw new Error(`${data} is missing or empty`);
    return `${files.length} sets of data and weights`;
  },
};

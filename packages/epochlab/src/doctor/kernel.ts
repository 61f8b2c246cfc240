import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ask';
import type { Check } from './check';
import { setUpAgain } from './set-up-again';

export const kernel: Check = {
  name: 'kernel',
  remedy: setUpAgain,
  async find({ kernelspec }) {
    const file = join(kernelspec, 'kernel.json');
    if (!existsSync(file)) throw new Error(`${file} is missing`);
    const { argv, display_name } = JSON.parse(readFileSync(file, 'utf8')) as {
      argv: string[];
      display_name: string;
    };
    const missing = argv.filter(word => word.startsWith('/') && !existsSync(word));
    if (missing.length > 0) throw new Error(`it names what is not there: ${missing.join(', ')}`);
    const version = (await ask(argv[0] ?? 'node', ['--version'])).replace('v', '');
    return `${display_name} on Node ${version}, its own, so that notebooks run the same whatever Node you have`;
  },
};

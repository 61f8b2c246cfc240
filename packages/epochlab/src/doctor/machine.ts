import { existsSync, readFileSync } from 'node:fs';
import type { Check } from './check';

const oldest = 20;

export const node: Check = {
  name: 'Node',
  remedy: `Install Node ${oldest} or later.`,
  find() {
    const { node } = process.versions;
    if (Number(node.split('.')[0]) < oldest) throw new Error(`${node}, expected ${oldest} or later`);
    return `${node}: runs set-up and this command; kernels have one of their own, see below`;
  },
};

const cpuinfo = '/proc/cpuinfo';

export const processor: Check = {
  name: 'processor',
  remedy: 'Set EPOCHLAB_BACKEND=cpu to work in plain JavaScript.',
  find() {
    // TensorFlow's wheels for x86 use AVX throughout: without it the process dies of an illegal instruction.
    const isX86 = process.arch === 'x64' && existsSync(cpuinfo);
    if (isX86 && !/^flags\s*:.*\bavx\b/m.test(readFileSync(cpuinfo, 'utf8'))) {
      throw new Error('it has no AVX instructions, which TensorFlow needs');
    }
    return process.arch;
  },
};

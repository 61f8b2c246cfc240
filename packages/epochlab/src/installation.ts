import { join } from 'node:path';

/** Where the parts of Epochlab lie in a clone that has been set up. */
export interface Installation {
  readonly root: string;
  readonly venv: string;
  readonly kernelspec: string;
  readonly labExtension: string;
  readonly data: string;
}

export function installationAt(root: string): Installation {
  const venv = join(root, '.venv');
  const jupyter = join(venv, 'share', 'jupyter');
  return {
    root,
    venv,
    kernelspec: join(jupyter, 'kernels', 'epochlab'),
    labExtension: join(jupyter, 'labextensions', '@epochlab', 'lab'),
    data: join(root, 'packages', 'nn', 'data'),
  };
}

/** The clone that this file lies in. */
export const here = installationAt(join(__dirname, '..', '..', '..'));

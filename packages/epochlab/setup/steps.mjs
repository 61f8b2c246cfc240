// @ts-check
import { checkPrerequisites } from './steps/check-prerequisites.mjs';
import { configureLab } from './steps/configure-lab.mjs';
import { compileBinding } from './steps/compile-binding.mjs';
import { compileTypescript } from './steps/compile-typescript.mjs';
import { convertWeights } from './steps/convert-weights.mjs';
import { createVenv } from './steps/create-venv.mjs';
import { downloadTensorflow } from './steps/download-tensorflow.mjs';
import { exportDatasets } from './steps/export-datasets.mjs';
import { exportPictures } from './steps/export-pictures.mjs';
import { installKernelspec } from './steps/install-kernelspec.mjs';
import { installLabExtension } from './steps/install-lab-extension.mjs';
import { installNpmPackages } from './steps/install-npm-packages.mjs';
import { installPapermillParameters } from './steps/install-papermill-parameters.mjs';
import { installPythonPackages } from './steps/install-python-packages.mjs';
import { patchTfjsNode } from './steps/patch-tfjs-node.mjs';
import { readDeclarations } from './steps/read-declarations.mjs';

/** @typedef {import('./site.mjs').Site} Site */

/**
 * A part of set-up. It is taken when its inputs have changed since it was last completed, or a product is missing.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {number} [seconds]  that it takes on a laptop with a usual line; about one unless given
 * @property {(site: Site) => string[]} inputs  files, folders and words
 * @property {(site: Site) => string[]} products  files and folders that exist once it is done
 * @property {(site: Site) => boolean} [isDone]  a closer look at the products
 * @property {(site: Site, report: (detail: string, fraction?: number) => void) => Promise<string>} run  does it, and
 *   says in a few words what was done; a kill at any point leaves it undone or done
 */

/** In the order in which they are taken: each may use what those before it have made. */
export const steps = [
  checkPrerequisites,
  installNpmPackages,
  createVenv,
  installPythonPackages(),
  downloadTensorflow,
  patchTfjsNode,
  compileBinding,
  compileTypescript,
  installLabExtension,
  configureLab,
  installKernelspec,
  readDeclarations,
  installPapermillParameters,
  exportDatasets,
  convertWeights,
  exportPictures,
];

/** Steps that only the tests need, taken after the others. */
export const testSteps = [installPythonPackages('test')];

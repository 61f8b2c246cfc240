// @ts-check

/**
 * @typedef {object} Kernelspec
 * @property {string} name
 * @property {string} display_name
 * @property {'typescript' | 'javascript'} language
 */

/**
 * The kernels that Jupyter offers. The second has the name of tslab's kernel for JavaScript, so that its notebooks open
 * without a question, as those of other kernels for JavaScript do, for which JupyterLab looks by language.
 *
 * @type {readonly Kernelspec[]}
 */
export const kernels = [
  { name: 'epochlab', display_name: 'TypeScript (Epochlab)', language: 'typescript' },
  { name: 'jslab', display_name: 'JavaScript (Epochlab)', language: 'javascript' },
];

/**
 * A kernelspec, from which Jupyter starts a kernel (jupyter-client's documentation, "Kernel specs").
 *
 * @param {Kernelspec} kernel
 * @param {{ node: string, main: string, scope: string }} paths  absolute: Jupyter may start anywhere
 */
export const kernelspec = ({ display_name, language }, { node, main, scope }) => ({
  // An interrupt reaches user code through the in-process inspector, which needs the first flag (see docs/kernel.md).
  argv: [
    node,
    '--no-force-async-hooks-checks',
    '--disable-warning=ExperimentalWarning',
    main,
    '{connection_file}',
    '--scope',
    scope,
    ...(language === 'typescript' ? [] : ['--language', language]),
  ],
  display_name,
  language,
  interrupt_mode: 'message',
  metadata: { debugger: true },
});

// @ts-check

/**
 * What Jupyter starts (jupyter-client's documentation, "Kernel specs").
 *
 * @param {{ node: string, main: string, scope: string }} paths  absolute: Jupyter may start anywhere
 */
export const kernelspec = ({ node, main, scope }) => ({
  // An interrupt reaches user code through the in-process inspector, which needs the first flag (see docs/kernel.md).
  argv: [
    node,
    '--no-force-async-hooks-checks',
    '--disable-warning=ExperimentalWarning',
    main,
    '{connection_file}',
    '--scope',
    scope,
  ],
  display_name: 'TypeScript (Epochlab)',
  language: 'typescript',
  interrupt_mode: 'message',
  metadata: { debugger: true },
});

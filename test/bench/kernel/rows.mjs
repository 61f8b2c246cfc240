/**
 * The rows of the table. `limit` is what a figure of ours must not exceed, from the medians of every kernel for the same
 * figure; a row without one is there for comparison.
 */
const atMost = value => () => value;
const noMoreThan = peer => figures => figures[peer];
const halfOf = peer => figures => figures[peer] / 2;

export const ROWS = [
  { figure: 'kernelInfo', label: 'start to kernel_info', target: 'Deno', limit: noMoreThan('deno') },
  {
    figure: 'firstResult',
    label: 'start to first result with tf',
    target: '½ ipykernel',
    limit: halfOf('ipykernel'),
  },
  { figure: 'cell', label: 'new cell, median', target: '15', limit: atMost(15) },
  { figure: 'cell95', label: 'new cell, 95th percentile' },
  { figure: 'firstCells', label: 'new cell, first tenth' },
  {
    figure: 'lastCells',
    label: 'new cell, last tenth',
    target: 'first tenth',
    limit: (_, { firstCells }) => firstCells * 1.2,
  },
  { figure: 'output', label: '10,000 lines', target: 'ipykernel', limit: noMoreThan('ipykernel') },
  {
    figure: 'lines',
    label: 'of which arrive',
    unit: 'lines',
    target: '10,000',
    limit: atMost(10_000),
    atLeast: true,
  },
  { figure: 'complete', label: 'completion of tf.', target: '20', limit: atMost(20) },
  { figure: 'firstComplete', label: 'the first', target: '100', limit: atMost(100) },
  { figure: 'earlyComplete', label: 'the first, as first request' },
  { figure: 'busyComplete', label: 'completion while a cell runs', target: '20', limit: atMost(20) },
  { figure: 'firstBusyComplete', label: 'the first while a cell runs', target: '100', limit: atMost(100) },
  { figure: 'rss', label: 'idle memory, started', unit: 'MB', target: 'tslab', limit: noMoreThan('tslab') },
  { figure: 'pss', label: 'idle memory, started, PSS', unit: 'MB' },
  { figure: 'rssTf', label: 'idle memory, tf used', unit: 'MB', target: 'tslab', limit: noMoreThan('tslab') },
  { figure: 'pssTf', label: 'idle memory, tf used, PSS', unit: 'MB' },
];

const tfjsCore = [
  '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops',
  '@tensorflow/tfjs-core/dist/register_all_gradients',
  '@tensorflow/tfjs-core/dist/tests',
];

/** Those that need no file which the package leaves out. */
const tfjsNode = [
  'callbacks_test',
  'canvas_test',
  'index_test',
  'int64_tensors_test',
  'io/file_system_test',
  'io/node_http_test',
  'nodejs_kernel_backend_test',
  'tensorboard_test',
  'tfjs_binding_test',
];

exports.suites = [...tfjsCore, ...tfjsNode.map(name => `@tensorflow/tfjs-node/dist/${name}`)];

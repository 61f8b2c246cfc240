const { readFileSync } = require('node:fs');
const { runInNewContext } = require('node:vm');

/** tfjs-node's own test runner comes with the package; its list is a literal array. */
const runner = readFileSync(require.resolve('@tensorflow/tfjs-node/dist/run_tests.js'), 'utf8');
const [, list] = /var IGNORE_LIST = (\[.*?\n\]);/s.exec(runner) ?? [];

/**
 * Parts of the names of those tests of tfjs-core's that tfjs-node leaves out.
 *
 * @type {string[]}
 */
exports.ignored = Array.from(runInNewContext(list));

// The tests that tfjs-core and tfjs-node ship, on native TensorFlow, less those that tfjs-node itself ignores:
//   node test/tfjs-core/run.cjs [RESULT.json [PATTERN]]
const { writeFileSync } = require('node:fs');
const Jasmine = require('jasmine');
require('./commonjs.cjs');
const tf = require('@tensorflow/tfjs-node');
const { ignored } = require('./ignored.cjs');
const { suites } = require('./suites.cjs');

const [resultFile, pattern = ''] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const isIgnored = name => ignored.some(part => name.includes(part));

const { setTestEnvs } = require('@tensorflow/tfjs-core/dist/jasmine_util');
setTestEnvs([{ name: 'test-tensorflow', backendName: 'tensorflow', flags: {}, isDataSync: true }]);

const runner = new Jasmine();
runner.loadConfig({ random: false });
runner.exitOnCompletion = false;
suites.forEach(suite => require(suite));
runner.env.configure({
  specFilter: spec => wanted.test(spec.getFullName()) && !isIgnored(spec.getFullName()),
});

const counts = { passed: 0, failed: 0, skipped: 0 };
const countedAs = { passed: 'passed', failed: 'failed', pending: 'skipped', excluded: 'skipped' };

runner.clearReporters();
runner.addReporter({
  specDone({ status, fullName, failedExpectations }) {
    counts[countedAs[status]] += 1;
    if (status !== 'failed') return;
    console.error(`✗ ${fullName}\n    ${failedExpectations.map(({ message }) => message).join('\n    ')}`);
  },
  jasmineDone() {
    console.log(`On TensorFlow ${tf.backend()['binding'].TF_Version}:`, counts);
    if (resultFile) writeFileSync(resultFile, JSON.stringify(counts));
    process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
  },
});
runner.execute();

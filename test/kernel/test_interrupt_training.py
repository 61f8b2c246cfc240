"""An interrupt stops a training run, compiled or op by op; the half-trained model and everything else is kept."""

import os

import pytest
from client import Kernel

#: How often each case is repeated in the same kernel; the long run sets it to 100.
TIMES = int(os.environ.get("KERNEL_INTERRUPTS", "2"))

SETUP = """
const x = tf.randomNormal([4000, 64]), y = tf.oneHot(tf.randomUniform([4000], 0, 10, 'int32'), 10);
function build(loss: any) {
  const layers = [tf.layers.dense({ units: 64, activation: 'relu', inputShape: [64] }), tf.layers.dense({ units: 10, activation: 'softmax' })];
  const model = tf.sequential({ layers });
  model.compile({ optimizer: 'adam', loss });
  return model;
}
const compiled = build('categoricalCrossentropy');
// Reads a value back, which no graph can hold.
const eager = build((yTrue: tf.Tensor, yPred: tf.Tensor) => { yPred.dataSync(); return tf.losses.softmaxCrossEntropy(yTrue, yPred); });
function deep() {
  const hidden = Array.from({ length: 30 }, () => tf.layers.dense({ units: 32, activation: 'tanh' }));
  const model = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [64] }), ...hidden, tf.layers.dense({ units: 10 })] });
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  return model;
}
const many = tf.ones([300000, 64]), answers = tf.oneHot(tf.zeros([300000], 'int32'), 10);
const kept = new Map([['answer', 42]]);
await compiled.fit(x, y, { epochs: 1, verbose: 0 });
await eager.fit(x, y, { epochs: 1, verbose: 0 });
function state() { return tf.tidy(() => [tf.memory().numTensors, compiled.optimizer.getConfig() !== undefined, kept.get('answer')].join(' ')); }
"""

CASES = {
    "compiled": "await compiled.fit(x, y, { epochs: 1e6, verbose: 0, callbacks: { onEpochEnd: () => { console.log('started') } } });",
    "compiled, with the live view": "console.log('started'); await compiled.fit(x, y, { epochs: 1e6 });",
    "compiled, with a validation that takes long": "await compiled.fit(x, y, { epochs: 1e6, verbose: 0, validationData: [many, answers], callbacks: { onEpochBegin: () => { console.log('started') } } });",
    "compiled, nobody looking": "console.log('started'); await compiled.fit(x, y, { epochs: 1e6, verbose: 0 });",
    "while XLA compiles": "{ const model = deep(); try { await model.fit(x, y, { epochs: 1e6, verbose: 0, callbacks: { onEpochBegin: () => { console.log('started') } } }); } finally { model.dispose(); } }",
    "op by op": "await eager.fit(x, y, { epochs: 1e6, verbose: 0, callbacks: { onBatchEnd: () => { console.log('started') } } });",
}


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    with Kernel("epochlab-test-library", cwd=tmp_path_factory.mktemp("notebook")) as kernel:
        assert kernel.run(SETUP, timeout=60).status == "ok"
        yield kernel


@pytest.mark.parametrize("code", CASES.values(), ids=CASES.keys())
def test_an_interrupt_stops_a_training_run_and_leaks_nothing(kernel, code):
    counts = set()
    for _ in range(TIMES + 1):
        msg_id = kernel.send(code)
        kernel.wait_for_text("started")
        kernel.interrupt()
        assert kernel.reply(msg_id, timeout=10)["content"]["ename"] == "Interrupted"
        kernel.outputs(msg_id)
        counts.add(kernel.run("state()").result)
        assert kernel.run("Number(await compiled.trainOnBatch(x, y)) < 100 && Number(await eager.trainOnBatch(x, y)) < 100").result == "true"
    # The first run of a case may make what later ones use again: an epoch's shuffled indices, the view's history.
    assert len(counts) <= 2, counts


def test_a_loop_inside_of_tidy_and_of_a_gradient_leaves_nothing_behind(kernel):
    def tensors():
        return int(kernel.run("tf.memory().numTensors").result or -1)

    assert kernel.run("const mine = tf.ones([3]); const weights = tf.tidy(() => tf.variable(tf.ones([3]))); 1").result == "1"
    before = tensors()
    for code in 5 * TIMES * (
        "tf.tidy(() => { tf.ones([10]); console.log('started'); while (true) tf.tidy(() => { tf.zeros([2]); }); });",
        "tf.tidy(() => tf.grad((a: tf.Tensor) => { console.log('started'); for (;;) a = a.mul(1); })(tf.ones([2])));",
    ):
        msg_id = kernel.send(code)
        kernel.wait_for_text("started")
        kernel.interrupt()
        assert kernel.reply(msg_id, timeout=10)["content"]["ename"] == "Interrupted"
        kernel.outputs(msg_id)
        assert tensors() <= before
    assert kernel.run("mine.add(weights).sum().dataSync()[0]").result == "6"
    assert kernel.run("tf.grad(a => a.square())(tf.scalar(3)).dataSync()[0]").result == "6"

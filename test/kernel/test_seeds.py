"""tf.setSeed: what is drawn in one kernel is drawn in another."""

import json

from client import Kernel

PROGRAM = """
tf.setSeed(SEED);
const model = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [2] }),
  tf.layers.dropout({ rate: 0.5 }),
  tf.layers.dense({ units: 1 }),
] });
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
const x = tf.randomUniform([40, 2]);
const { history } = await model.fit(x, x.sum(1, true), { epochs: 4, batchSize: 8, validationSplit: 0.2, verbose: 0 });
console.log(JSON.stringify(history));
"""


def history(seed, folder):
    with Kernel("epochlab-test-library", cwd=folder) as kernel:
        ran = kernel.run(PROGRAM.replace("SEED", str(seed)), timeout=60)
        assert ran.status == "ok", ran.traceback
        return json.loads(ran.text())


def test_two_kernels_with_one_seed_have_the_same_history_and_another_seed_has_another(tmp_path):
    first = history(7, tmp_path)
    assert history(7, tmp_path) == first
    assert history(8, tmp_path) != first

import * as tf from '@tensorflow/tfjs-node';
import { batchOf, taskOf, weightsFor } from './beginning';
import { batchesOf, disposeBatches, type Batch } from './network/batches';
import { emptyHistory, type PlaygroundHistory } from './history';
import type { LayerWeights } from './network/initial-weights';
import { Network, type StepRates } from './network/network';
import type { Task } from './network/task';
import { gridPlaces, type DataSource, type Sample, type SampledData } from './points/source';
import type { PlaygroundSettings } from '@epochlab/views';

/** How a run went out of bounds. */
export interface Divergence {
  readonly epoch: number;
  /** The first layer with a number that is not finite. */
  readonly layer: string;
}

/** One network on one set of data, and how its loss went. */
export class Trainer {
  readonly network: Network;
  readonly task: Task;
  readonly history: PlaygroundHistory = emptyHistory();
  readonly initial: readonly LayerWeights[];
  samples: SampledData;
  divergence: Divergence | undefined;
  #settings: PlaygroundSettings;
  #train: Batch;
  #test: Batch;
  #first: Batch[] = [];
  #next: Batch[] = [];
  #finite: tf.Tensor[];
  readonly #planes = new Map<number, tf.Tensor2D>();
  #seconds = 0;

  /** @param initial weights to begin with; drawn after the data by the seed unless given */
  constructor(
    settings: PlaygroundSettings,
    readonly source: DataSource,
    initial?: readonly LayerWeights[],
  ) {
    this.#settings = settings;
    this.task = taskOf(settings, source);
    this.samples = source.samples(settings);
    this.initial = initial ?? weightsFor(settings, source, this.samples.draw);
    this.network = new Network(this.initial, { activation: settings.activation, task: this.task });
    [this.#train, this.#test] = this.#tensors();
    this.#makeBatches();
    this.#finite = this.network.keep();
    this.#measure(0);
  }

  get epoch(): number {
    return this.history.epoch.at(-1) ?? 0;
  }

  /** Features and labels as tensors, which the trainer owns. */
  get data(): { readonly train: Batch; readonly test: Batch } {
    return { train: this.#train, test: this.#test };
  }

  /** Goes on with other rates, batches or noise; what asks for another network is not looked at. */
  go(settings: PlaygroundSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    const sameSamples = before.noise === settings.noise && before.seed === settings.seed;
    if (!sameSamples) this.#resample();
    if (!sameSamples || before.batchSize !== settings.batchSize) this.#makeBatches();
  }

  /** The network's inputs at `side` times `side` places of the plane: the same for as long as the network is. */
  plane(side: number): tf.Tensor2D {
    const known = this.#planes.get(side);
    if (known) return known;
    const rows = gridPlaces(side).map(([x, y]) => [...this.source.inputsAt(this.#settings, x, y)]);
    const made = tf.tensor2d(rows);
    this.#planes.set(side, made);
    return made;
  }

  /** Trains for one epoch; false where the numbers left what can be computed with. */
  runEpoch(): boolean {
    if (this.divergence) return false;
    const start = performance.now();
    const rates = ratesOf(this.#settings);
    const batches = this.epoch === 0 ? this.#first : this.#next;
    for (const batch of batches) this.network.step(batch, rates);
    this.#seconds += (performance.now() - start) / 1000;
    this.#measure(this.epoch + 1);
    return this.#look();
  }

  /** One step over one sample, with the rates as they are, beside the epochs; the losses of this epoch are measured again. */
  learnFrom(sample: Sample): void {
    const batch = this.#batchOfOne(sample);
    this.network.step(batch, ratesOf(this.#settings));
    disposeBatches([batch]);
    this.measureAgain();
  }

  /** The loss of one sample. */
  lossOf(sample: Sample): number {
    const batch = this.#batchOfOne(sample);
    const { loss } = this.network.measures(batch);
    disposeBatches([batch]);
    return loss;
  }

  /** The losses of this epoch again, after weights were set by hand. */
  measureAgain(): void {
    const epoch = this.epoch;
    for (const values of Object.values(this.history) as number[][]) values.pop();
    this.#measure(epoch);
    this.#look();
  }

  /** Goes back to the last weights that were finite. */
  recover(): void {
    this.network.restore(this.#finite);
    this.divergence = undefined;
    this.#dropBroken();
  }

  dispose(): void {
    this.#disposeData();
    this.network.dispose();
  }

  #batchOfOne(sample: Sample): Batch {
    return batchOf(this.task, [sample], sample.inputs.length);
  }

  #tensors(): [Batch, Batch] {
    const inputs = this.source.inputNames(this.#settings).length;
    const { train, test } = this.samples;
    return [batchOf(this.task, train, inputs), batchOf(this.task, test, inputs)];
  }

  #resample(): void {
    disposeBatches([this.#train, this.#test]);
    this.samples = this.source.samples(this.#settings);
    [this.#train, this.#test] = this.#tensors();
  }

  #makeBatches(): void {
    disposeBatches([...this.#first, ...this.#next]);
    this.#first = batchesOf(this.#train, this.#settings.batchSize, false);
    this.#next = batchesOf(this.#train, this.#settings.batchSize, true);
  }

  #measure(epoch: number): void {
    const [train, test] = [this.network.measures(this.#train), this.network.measures(this.#test)];
    this.history.epoch.push(epoch);
    this.history.loss.push(train.loss);
    this.history.testLoss.push(test.loss);
    this.history.seconds.push(this.#seconds);
    if (this.task.problem === 'regression') return;
    this.history.accuracy.push(train.accuracy);
    this.history.testAccuracy.push(test.accuracy);
  }

  #look(): boolean {
    if (Number.isFinite(this.history.loss.at(-1))) {
      tf.dispose(this.#finite);
      this.#finite = this.network.keep();
      return true;
    }
    const broken = this.network.firstBroken() ?? this.network.model.layers.length - 1;
    this.divergence = { epoch: this.epoch, layer: this.network.model.layers[broken]?.name ?? '' };
    return false;
  }

  #dropBroken(): void {
    if (Number.isFinite(this.history.loss.at(-1))) return;
    for (const values of Object.values(this.history) as number[][]) values.pop();
  }

  #disposeData(): void {
    disposeBatches([this.#train, this.#test, ...this.#first, ...this.#next]);
    tf.dispose([this.#finite, ...this.#planes.values()]);
  }
}

const ratesOf = ({ learningRate, regularization, regularizationRate }: PlaygroundSettings): StepRates => ({
  learningRate,
  l1: regularization === 'L1' ? regularizationRate : 0,
  l2: regularization === 'L2' ? regularizationRate : 0,
});

import * as tf from '@tensorflow/tfjs-node';
import { batchOf, taskOf, weightsFor } from './beginning';
import { carriedBatch, disposeBatches, type Batch } from './network/batches';
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

/** One layer as it is now. */
export interface PlaygroundWeights extends LayerWeights {
  /** `learns[input][unit]` is 0 for links that are cut, frozen or dead. */
  readonly learns?: readonly (readonly number[])[];
}

/** Where a network goes on that was trained before. */
export interface TrainerStart {
  readonly weights: readonly PlaygroundWeights[];
  readonly epoch: number;
}

interface TrainerOptions {
  /** Weights to begin with, and to go back to; drawn after the data by the seed unless given. */
  readonly initial?: readonly LayerWeights[] | undefined;
  readonly start?: TrainerStart | undefined;
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
  #batchSize = 1;
  /** Where points remain that fill no batch: the first step of each epoch but the first. */
  #carried: Batch | undefined;
  #finite: tf.Tensor[];
  readonly #planes = new Map<number, tf.Tensor2D>();
  #seconds = 0;

  #source: DataSource;

  constructor(settings: PlaygroundSettings, source: DataSource, { initial, start }: TrainerOptions = {}) {
    this.#settings = settings;
    this.#source = source;
    this.task = taskOf(settings, source);
    this.samples = source.samples(settings);
    this.initial = initial ?? weightsFor(settings, source, this.samples.draw);
    this.network = new Network(this.initial, { activation: settings.activation, task: this.task });
    [this.#train, this.#test] = this.#tensors();
    this.#makeBatches();
    if (start) this.network.take(start.weights);
    this.#finite = this.network.keep();
    this.#measure(start?.epoch ?? 0);
  }

  get source(): DataSource {
    return this.#source;
  }

  get epoch(): number {
    return this.history.epoch.at(-1) ?? 0;
  }

  /** Features and labels as tensors, which the trainer owns. */
  get data(): { readonly train: Batch; readonly test: Batch } {
    return { train: this.#train, test: this.#test };
  }

  /** Goes on with other rates, batches, noise or points; what asks for another network is not looked at. */
  go(settings: PlaygroundSettings, source: DataSource): void {
    const [before, from] = [this.#settings, this.#source];
    this.#settings = settings;
    this.#source = source;
    if (from !== source) this.#forgetPlanes();
    const sameSamples = from === source && before.noise === settings.noise && before.seed === settings.seed;
    if (!sameSamples) this.#resample();
    if (!sameSamples || before.batchSize !== settings.batchSize) this.#makeBatches();
  }

  /** The network's inputs at `side` times `side` places of the plane: the same for as long as the network is. */
  plane(side: number): tf.Tensor2D {
    const known = this.#planes.get(side);
    if (known) return known;
    const rows = gridPlaces(side).map(([x, y]) => [...this.#source.inputsAt(this.#settings, x, y)]);
    const made = tf.tensor2d(rows);
    this.#planes.set(side, made);
    return made;
  }

  /** Trains for one epoch; false where the numbers left what can be computed with. */
  runEpoch(): boolean {
    if (this.divergence || this.samples.train.length === 0) return false;
    const start = performance.now();
    this.network.use(ratesOf(this.#settings));
    const carried = this.epoch === 0 ? undefined : this.#carried;
    if (carried) this.network.step(carried);
    const done = carried ? 1 : 0;
    const [batchSize, whole] = [this.#batchSize, Math.floor(this.samples.train.length / this.#batchSize)];
    this.network.steps(this.#train, {
      batchSize,
      firstRow: done * batchSize,
      count: Math.max(0, whole - done),
    });
    this.#seconds += (performance.now() - start) / 1000;
    this.#measure(this.epoch + 1);
    return this.#look();
  }

  /** One step over one sample, with the rates as they are, beside the epochs; the losses of this epoch are measured again. */
  learnFrom(sample: Sample): void {
    const batch = this.#batchOfOne(sample);
    this.network.use(ratesOf(this.#settings));
    this.network.step(batch);
    disposeBatches([batch]);
    this.measureAgain();
  }

  /** @throws RangeError for a training point that is not there */
  trainingPoint(index: number): Sample {
    const { train } = this.samples;
    const point = train[index];
    if (point) return point;
    throw new RangeError(`There is no training point ${index}; expected one from 0 to ${train.length - 1}.`);
  }

  /** The loss of one sample. */
  lossOf(sample: Sample): number {
    const batch = this.#batchOfOne(sample);
    const { train } = this.network.measures(batch, batch);
    disposeBatches([batch]);
    return train.loss;
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
    const inputs = this.#source.inputNames(this.#settings).length;
    const { train, test } = this.samples;
    return [batchOf(this.task, train, inputs), batchOf(this.task, test, inputs)];
  }

  #resample(): void {
    disposeBatches([this.#train, this.#test]);
    this.samples = this.#source.samples(this.#settings);
    [this.#train, this.#test] = this.#tensors();
  }

  #makeBatches(): void {
    if (this.#carried) disposeBatches([this.#carried]);
    // The page never steps by a batch larger than its points; rows of the user's own may be few.
    const most = this.#source.isOwn ? Math.max(1, this.samples.train.length) : Infinity;
    this.#batchSize = Math.min(this.#settings.batchSize, most);
    this.#carried = carriedBatch(this.#train, this.#batchSize);
  }

  #measure(epoch: number): void {
    const { train, test } = this.network.measures(this.#train, this.#test);
    this.history.epoch.push(epoch);
    this.history.loss.push(train.loss);
    this.history.testLoss.push(test.loss);
    this.history.seconds.push(this.#seconds);
    if (this.task.problem === 'regression') return;
    this.history.accuracy.push(train.accuracy);
    this.history.testAccuracy.push(test.accuracy);
  }

  #look(): boolean {
    if (Number.isFinite(this.history.loss.at(-1)) || this.samples.train.length === 0) {
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

  #forgetPlanes(): void {
    tf.dispose([...this.#planes.values()]);
    this.#planes.clear();
  }

  #disposeData(): void {
    disposeBatches([this.#train, this.#test, ...(this.#carried ? [this.#carried] : [])]);
    tf.dispose(this.#finite);
    this.#forgetPlanes();
  }
}

const ratesOf = ({ learningRate, regularization, regularizationRate }: PlaygroundSettings): StepRates => ({
  learningRate,
  l1: regularization === 'L1' ? regularizationRate : 0,
  l2: regularization === 'L2' ? regularizationRate : 0,
});

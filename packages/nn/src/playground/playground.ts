/**
 * TensorFlow Playground in the kernel: `points/` are its data, `network/` the model and its epochs,
 * `settings/` options and links, `inside/` what a look inside asks. `view.ts` answers the front
 * end.
 */

import {
  notebookHost,
  type PlaygroundRun,
  type PlaygroundSettings,
  type PlaygroundStatus,
  type PlaygroundStop,
} from '@epochlab/views';
import type * as tf from '@tensorflow/tfjs-node';
import seedrandom from 'seedrandom';
import { Emitter } from '../live/run/emitter';
import { yieldToEvents } from '../live/view/yield-to-events';
import type { PlaygroundHistory } from './history';
import type { Batch } from './network/batches';
import { codeOf } from './code';
import { Inside } from './inside/inside';
import type { LayerWeights } from './network/initial-weights';
import type { LinkChange } from './network/network';
import { Player } from './player';
import { checkedPoints, drawnSource } from './points/drawn-source';
import type { Point } from './points/point';
import { generatedSource, type Axes, type DataSource } from './points/source';
import { Script, type Beginning } from './script';
import { changedSettings, checkedUntil, newSeed, type PlaygroundOptions } from './settings/check-settings';
import { linkOf } from './settings/link';
import { stopReason, type TrainUntil } from './stop';
import { taskOf, weightsFor } from './beginning';
import { Trainer, type PlaygroundWeights, type TrainerStart } from './trainer';
import { gaps } from '../show/input/numbers';

/** `everything` where the network or the data are others, `frame` where only numbers have moved, `settled` where they do so no longer. */
export type PlaygroundChange = 'everything' | 'frame' | 'settled';

/** Settings that a running network goes on with. */
const FOR_A_RUNNING_NETWORK: ReadonlySet<string> = new Set<keyof PlaygroundSettings>([
  'learningRate',
  'regularization',
  'regularizationRate',
  'batchSize',
  'noise',
  'showTestData',
  'discretize',
  'stop',
]);

/** Settings that name generated points. */
const NAMES_DATA = ['dataset', 'regDataset', 'problem'] as const;

/** Runs that stay to be compared with. */
const KEPT_RUNS = 6;

/**
 * A small network, its data and its controls, as `show.playground` shows them. All that the view can do can be done by code as well.
 *
 * @example
 * const p = show.playground({ dataset: 'spiral', networkShape: [8, 8], seed: 7 });
 * await p.train(50); // epochs
 * p.set({ learningRate: 0.1 });
 * await p.train(50);
 * console.log(p.history.testLoss.at(-1), p.link);
 */
export class Playground {
  /** Tells who shows it that it has changed. */
  readonly changed = new Emitter<PlaygroundChange>();
  /** A look inside: the numbers of each neuron at a point, the training step of one point in its parts, the loss surface. */
  readonly inside: Inside;
  readonly #player: Player;
  #source: DataSource;
  #start: TrainerStart | undefined;
  #script: Script;
  #settings: PlaygroundSettings;
  #trainer: Trainer;
  #runs: readonly PlaygroundRun[] = [];
  #run = 0;
  /** The epoch at which training began, or was taken up again. */
  #from = 0;
  #stopped = '';

  /** @param start weights and epoch to go on from; the seed's at epoch 0 unless given */
  constructor(settings: PlaygroundSettings, source: DataSource, start?: TrainerStart) {
    this.#settings = settings;
    this.#source = source;
    this.#start = start;
    this.#script = new Script({ settings, data: source.options });
    this.#trainer = new Trainer(settings, source, { start });
    this.#from = this.epoch;
    this.#player = new Player(() => this.#playEpoch());
    this.inside = new Inside(this);
  }

  /** The network: a `tf.Sequential` of dense layers. It is another one after `set` has changed its shape, and after a reset. */
  get model(): tf.Sequential {
    return this.#trainer.network.model;
  }

  /** Inputs of shape [points, features] and labels of shape [points, outputs]. */
  get data(): { readonly train: Batch; readonly test: Batch } {
    return this.#trainer.data;
  }

  /** Losses and, for a classification, accuracies after each epoch; entry 0 is before the first one. */
  get history(): PlaygroundHistory {
    return this.#trainer.history;
  }

  get settings(): PlaygroundSettings {
    return this.#settings;
  }

  /** A link that opens TensorFlow Playground with these settings. */
  get link(): string {
    return linkOf(this.#settings);
  }

  get epoch(): number {
    return this.#trainer.epoch;
  }

  get status(): PlaygroundStatus {
    if (this.#trainer.divergence) return 'diverged';
    return this.#player.isPlaying ? 'training' : 'paused';
  }

  /** Why it stopped by itself; empty while it did not. */
  get message(): string {
    const { divergence } = this.#trainer;
    return divergence
      ? `Diverged in epoch ${divergence.epoch}: the weights of ${divergence.layer} are no longer finite. A lower learning rate helps.`
      : this.#stopped;
  }

  /** Counts the networks that there have been. */
  get run(): number {
    return this.#run;
  }

  /** Earlier runs, the oldest first. */
  get runs(): readonly PlaygroundRun[] {
    return this.#runs;
  }

  get source(): DataSource {
    return this.#source;
  }

  get trainer(): Trainer {
    return this.#trainer;
  }

  /** Kernel, bias and learning links of each layer: with `epoch`, all that `show.playground({ ...p.settings, weights, epoch })` needs to go on from here. */
  get weights(): PlaygroundWeights[] {
    const { network } = this.#trainer;
    const learns = network.learning;
    return network.weights.map((layer, i) => ({ ...layer, learns: learns[i] ?? [] }));
  }

  /** TypeScript for a cell that builds this network and trains it as it was trained. */
  get code(): string {
    return codeOf(this, this.#script, this.#start);
  }

  /**
   * Trains for so many epochs, or until a rule is met. Other cells, timers and the view get their turn in between; an interrupt ends it, and so does a
   * divergence. The rules of the settings, `stop`, are for `play` and the button.
   *
   * @param until how many epochs, from 1; or `{ epochs, loss, patience }`, at least one of them: `message` tells afterwards which rule ended it
   * @returns the history, which goes on growing
   * @throws RangeError for another number than a whole one from 1, and for a rule that cannot be
   * @example
   * await p.train({ epochs: 500, loss: 0.05, patience: 30 });
   */
  async train(until: number | TrainUntil): Promise<PlaygroundHistory> {
    const { epochs = Infinity, ...stop } = checkedUntil(until);
    this.pause();
    this.#begins();
    const interrupt = notebookHost()?.interruptSignal();
    const last = this.epoch + epochs;
    const goesOn = (): boolean => this.epoch < last && !this.#isToStop(stop);
    while (interrupt?.aborted !== true && this.#player.slice(() => this.#runEpoch(), goesOn) && goesOn()) {
      await yieldToEvents(interrupt);
    }
    this.changed.emit('settled');
    return this.history;
  }

  /**
   * Changes settings. Rates, regularization, batch size and noise apply to the network as it is; anything else makes a new one, of the same
   * seed.
   *
   * @throws TypeError for an unknown setting; RangeError for a value that it does not take
   */
  set(options: PlaygroundOptions): void {
    const before = this.#settings;
    const after = changedSettings(before, options, 'playground.set');
    const leavesDrawn = this.#source.isDrawn === true && NAMES_DATA.some(name => options[name] !== undefined);
    if (leavesDrawn) this.#source = generatedSource;
    this.#settings = after;
    const changed = Object.keys(after).filter(
      name => JSON.stringify(after[name as never]) !== JSON.stringify(before[name as never]),
    );
    const goesOn = !leavesDrawn && changed.every(name => FOR_A_RUNNING_NETWORK.has(name));
    if (goesOn) {
      this.#script.set(this.epoch, Object.fromEntries(changed.map(name => [name, after[name as never]])));
      this.#go();
    } else this.#begin({ settings: after });
    this.changed.emit('everything');
  }

  play(): void {
    if (!this.#trainer.divergence && !this.#player.isPlaying) {
      this.#begins();
      this.#player.play();
    }
    this.changed.emit('frame');
  }

  pause(): void {
    this.#player.pause();
    this.changed.emit('settled');
  }

  /** One epoch, and then a pause. */
  step(): void {
    this.#player.pause();
    this.#begins();
    this.#runEpoch();
    this.changed.emit('settled');
  }

  /** Back to the initial weights, with the settings as they are. */
  reset(): void {
    const { settings, weightsSeed } = this.#script.beginning;
    const seed = this.#settings.seed;
    this.#begin({ settings: { ...this.#settings, seed: settings.seed }, weightsSeed }, this.#trainer.initial);
    if (seed !== settings.seed) this.#script.did(0, 'newData', [seed]);
    this.changed.emit('everything');
  }

  /** Begins again with other initial weights and the same data. */
  newWeights(seed = newSeed()): void {
    const settings = { ...this.#settings, seed: this.#script.beginning.settings.seed };
    const data = this.#settings.seed;
    this.#begin({ settings, weightsSeed: seed }, weightsFor(settings, this.#source, seedrandom(seed)));
    if (data !== settings.seed) this.#script.did(0, 'newData', [data]);
    this.changed.emit('everything');
  }

  /** Other points of the same kind, by a new seed; the network goes on. */
  newData(seed = newSeed()): void {
    this.#settings = { ...this.#settings, seed };
    this.#script.did(this.epoch, 'newData', [seed]);
    this.#go();
    this.changed.emit('everything');
  }

  /** After a divergence: back to the last finite weights, with a tenth of the learning rate. */
  recover(): void {
    if (!this.#trainer.divergence) return;
    const diverged = this.epoch;
    this.#trainer.recover();
    this.inside.weightsChanged();
    this.#script.did(diverged, 'recover', [], this.epoch);
    this.#settings = { ...this.#settings, learningRate: this.#settings.learningRate / 10 };
    this.#go();
    this.changed.emit('everything');
  }

  /**
   * All points of the plane, those of the test too; labels are indices of classes, or values of a regression.
   *
   * @throws RangeError where the data have more than two columns
   */
  get points(): readonly Point[] {
    if (this.#source.withAxes) {
      throw new RangeError(
        'Points can be drawn where the data are two-dimensional; these have more columns.',
      );
    }
    const { train, test } = this.#trainer.samples;
    const isSigns = this.#settings.problem === 'classification' && this.#source.classes.length < 3;
    return [...train, ...test].map(({ x, y, label }) => ({
      x,
      y,
      label: isSigns ? Number(label > 0) : label,
    }));
  }

  /**
   * Other points in place of those that are there, as if they were drawn by hand. Once it has been trained the network goes on, unless there is a class
   * more.
   *
   * @param points places from -6 to 6 in both directions; labels are indices of classes from 0, or values of a regression from -1 to 1
   * @throws RangeError where the data have more than two columns, and for a point or a label that cannot be
   * @example
   * p.setPoints([{ x: 1, y: 2, label: 0 }, { x: -1, y: -2, label: 1 }]);
   * p.setPoints([...p.points, { x: 3, y: 3, label: 1 }]);
   */
  setPoints(points: readonly Point[]): void {
    const { problem } = this.#settings;
    const before = this.#source;
    const shown = checkedPoints(points, problem, this.points);
    this.#source = drawnSource(shown, before.classes, problem);
    const outputs = (source: DataSource): number => taskOf(this.#settings, source).outputs;
    const isUntouched = this.epoch === 0 && this.#script.isPlain;
    const begins = outputs(before) !== outputs(this.#source) || (isUntouched && before.isDrawn !== true);
    if (begins) this.#begin({ settings: this.#settings });
    else {
      if (isUntouched) this.#script.beginWith(this.#source.options);
      else this.#script.did(this.epoch, 'setPoints', [shown]);
      this.#go();
    }
    this.changed.emit('everything');
  }

  /**
   * Chooses which two columns span the plane, by number or name; the others are held at their mean. The network goes on.
   *
   * @throws RangeError for data without columns to choose from, and for a column that is not there
   */
  setAxes(axes: Axes): void {
    const source = this.#source.withAxes?.(axes);
    if (!source) throw new RangeError('There are no axes to choose: these data are two-dimensional.');
    this.#source = source;
    this.#go();
    this.changed.emit('everything');
  }

  /**
   * Sets a link's weight, or whether it learns: without learning it is frozen, and with a weight of 0 as well it is cut. `restore` gives a cut link its weight back.
   *
   * @throws RangeError for a link that is not there
   */
  changeLink(change: LinkChange): void {
    this.#trainer.network.changeLink(change);
    this.#script.did(this.epoch, 'changeLink', [change]);
    this.#trainer.measureAgain();
    this.inside.weightsChanged();
    this.changed.emit('frame');
  }

  /**
   * Holds a layer as it is, its biases too, or lets it learn again. Layers are counted from 0, the output is the last one.
   *
   * @throws RangeError for a layer that is not there
   */
  freezeLayer(layer: number, frozen = true): void {
    this.#trainer.network.freezeLayer(layer, frozen);
    this.#script.did(this.epoch, 'freezeLayer', [layer, frozen]);
    this.changed.emit('everything');
  }

  /**
   * One training step of one training point, with the settings' rates.
   *
   * @param sample the index of the training point, from 0
   * @throws RangeError for a point that is not there
   * @example
   * p.learnFrom(0);
   */
  learnFrom(sample: number): void {
    this.#trainer.learnFrom(this.#trainer.trainingPoint(sample));
    this.#script.did(this.epoch, 'learnFrom', [sample]);
    this.inside.weightsChanged();
    this.changed.emit('frame');
  }

  /** Frees the network and the data. */
  dispose(): void {
    this.#player.pause();
    this.#trainer.dispose();
  }

  /** Lets the frames pass while somebody looks on; without one, a network that plays sleeps. */
  watched(isWatched: () => boolean): void {
    this.#player.isWatched = isWatched;
  }

  /** Training begins, or is taken up again: rules look at what comes from here on. */
  #begins(): void {
    this.#from = this.epoch;
    this.#stopped = '';
  }

  #isToStop(stop: PlaygroundStop): boolean {
    this.#stopped = stopReason(stop, this.history, this.#from) ?? '';
    return this.#stopped !== '';
  }

  /** One epoch of those that are played; false where the run ends. */
  #playEpoch(): boolean {
    if (!this.#runEpoch()) return false;
    if (!this.#isToStop(this.#settings.stop)) return true;
    this.pause();
    return false;
  }

  #runEpoch(): boolean {
    const goesOn = this.#trainer.runEpoch();
    if (!goesOn) this.#player.pause();
    this.inside.weightsChanged();
    this.changed.emit('frame');
    return goesOn;
  }

  /** Goes on with the settings and the source as they are now. */
  #go(): void {
    const before = this.#trainer.samples;
    this.#trainer.go(this.#settings, this.#source);
    if (this.#trainer.samples !== before) this.inside.dataChanged();
  }

  #begin(beginning: Omit<Beginning, 'data'>, initial?: readonly LayerWeights[]): void {
    const before = this.#trainer;
    this.#player.pause();
    this.#keep(before);
    this.#run++;
    this.#stopped = '';
    this.#from = 0;
    this.#start = undefined;
    this.#script = new Script({ ...beginning, data: this.#source.options });
    this.#trainer = new Trainer(this.#settings, this.#source, { initial });
    before.dispose();
    this.inside.networkChanged();
  }

  #keep({ history: { epoch, loss, testLoss, seconds } }: Trainer): void {
    if (epoch.length < 2) return;
    const name = `run ${this.#runs.length + 1}`;
    const run = { name, epoch, loss: gaps(loss), testLoss: gaps(testLoss), seconds };
    this.#runs = [...this.#runs, run].slice(-KEPT_RUNS);
  }
}

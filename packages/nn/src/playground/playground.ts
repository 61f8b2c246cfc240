import type { PlaygroundRun, PlaygroundSettings, PlaygroundStatus } from '@epochlab/views';
import { notebookHost } from '@epochlab/views';
import type * as tf from '@tensorflow/tfjs-node';
import seedrandom from 'seedrandom';
import { Emitter } from '../live/emitter';
import { yieldToEvents } from '../live/yield-to-events';
import type { PlaygroundHistory } from './history';
import type { Batch } from './network/batches';
import { Inside } from './inside/inside';
import type { LayerWeights } from './network/initial-weights';
import type { LinkChange } from './network/network';
import { Player } from './player';
import type { DataSource } from './points/source';
import { changedSettings, newSeed, type PlaygroundOptions } from './settings/check-settings';
import { linkOf } from './settings/link';
import { weightsFor } from './beginning';
import { Trainer } from './trainer';
import { gaps } from '../show/numbers';

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
]);

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
  readonly #source: DataSource;
  #settings: PlaygroundSettings;
  #trainer: Trainer;
  #runs: readonly PlaygroundRun[] = [];
  #run = 0;

  constructor(settings: PlaygroundSettings, source: DataSource) {
    this.#settings = settings;
    this.#source = source;
    this.#trainer = new Trainer(settings, source);
    this.#player = new Player(() => this.#runEpoch());
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
      : '';
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

  /**
   * Trains for so many epochs. Other cells, timers and the view get their turn in between; an interrupt ends it.
   *
   * @returns the history, which goes on growing
   * @throws RangeError for another number than a whole one from 1
   */
  async train(epochs: number): Promise<PlaygroundHistory> {
    if (!Number.isInteger(epochs) || epochs < 1) {
      throw new RangeError(`train(${epochs}): expected a whole number of epochs from 1.`);
    }
    this.pause();
    const interrupt = notebookHost()?.interruptSignal();
    const last = this.epoch + epochs;
    while (this.epoch < last && interrupt?.aborted !== true) {
      if (!this.#player.slice(() => this.epoch < last)) break;
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
    this.#settings = after;
    const changed = Object.keys(after).filter(
      name => JSON.stringify(after[name as never]) !== JSON.stringify(before[name as never]),
    );
    if (changed.every(name => FOR_A_RUNNING_NETWORK.has(name))) this.#go();
    else this.#begin();
    this.changed.emit('everything');
  }

  play(): void {
    if (!this.#trainer.divergence) this.#player.play();
    this.changed.emit('frame');
  }

  pause(): void {
    this.#player.pause();
    this.changed.emit('settled');
  }

  /** One epoch, and then a pause. */
  step(): void {
    this.#player.pause();
    this.#runEpoch();
    this.changed.emit('settled');
  }

  /** Back to the initial weights, with the settings as they are. */
  reset(): void {
    this.#begin(this.#trainer.initial);
    this.changed.emit('everything');
  }

  /** Begins again with other initial weights and the same data. */
  newWeights(): void {
    this.#begin(weightsFor(this.#settings, this.#source, seedrandom(newSeed())));
    this.changed.emit('everything');
  }

  /** Other points of the same kind, by a new seed; the network goes on. */
  newData(): void {
    this.#settings = { ...this.#settings, seed: newSeed() };
    this.#go();
    this.changed.emit('everything');
  }

  /** After a divergence: back to the last finite weights, with a tenth of the learning rate. */
  recover(): void {
    if (!this.#trainer.divergence) return;
    this.#trainer.recover();
    this.inside.weightsChanged();
    this.set({ learningRate: this.#settings.learningRate / 10 });
  }

  /**
   * Sets a link's weight, or whether it learns: without learning it is frozen, and with a weight of 0 as well it is cut. `restore` gives a cut link its weight back.
   *
   * @throws RangeError for a link that is not there
   */
  changeLink(change: LinkChange): void {
    this.#trainer.network.changeLink(change);
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
    this.changed.emit('everything');
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

  #runEpoch(): boolean {
    const goesOn = this.#trainer.runEpoch();
    if (!goesOn) this.#player.pause();
    this.inside.weightsChanged();
    this.changed.emit('frame');
    return goesOn;
  }

  #go(): void {
    const before = this.#trainer.samples;
    this.#trainer.go(this.#settings);
    if (this.#trainer.samples !== before) this.inside.dataChanged();
  }

  #begin(initial?: readonly LayerWeights[]): void {
    const before = this.#trainer;
    this.#player.pause();
    this.#keep(before);
    this.#run++;
    this.#trainer = new Trainer(this.#settings, this.#source, initial);
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

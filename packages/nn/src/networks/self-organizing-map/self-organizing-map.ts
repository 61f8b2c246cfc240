import { notebookHost } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { Random } from '../../data/random';
import { inScope } from '../../in-scope';
import { yieldToEvents } from '../../live/view/yield-to-events';
import { checked } from '../../options/refuse-unknown';
import type { TensorInput } from '../../tensors';
import { requireWhole, rowsOf } from '../rows';
import { squaredSteps, unitsIn } from './grid';
import { learnAtOnce, learnRowByRow } from './learn';
import * as measures from './measures';
import { settingsOf, type MapSettings, type SelfOrganizingMapOptions } from './options';
import { decayed, progressOf, type Decay } from './schedule';
import { warningsOf } from './warnings';

/** How a map is after an epoch. */
export interface MapEpoch {
  /** The mean distance of a training row from the unit nearest to it. */
  readonly quantizationError: number;
  /** How far units drew others along in the epoch's last step. */
  readonly radius: number;
}

export interface MapFitOptions {
  /** How often the map sees all rows; the radius falls over all of them. Default 30. */
  readonly epochs?: number;
  /** Called after each epoch, such as to draw the map; awaited. */
  readonly onEpochEnd?: (epoch: number, logs: MapEpoch, map: SelfOrganizingMap) => void | Promise<void>;
  /** 0 prints no warnings; they are returned in any case. */
  readonly verbose?: 0 | 1;
}

export interface MapHistory {
  readonly epochs: readonly MapEpoch[];
  /** Warnings: reasons why the map may be spoiled. */
  readonly warnings: readonly string[];
}

const WHERE = 'networks.SelfOrganizingMap';

/**
 * A self-organising map: units in rows and columns, each with a weight vector among the data. A row draws the unit nearest to it nearer, and
 * those around that on the map; how far around shrinks as training goes on. In the end units beside each other on the map have weights that are
 * near each other, so the map shows data of many features in a plane. It learns without labels.
 *
 * Only the order on the map says something, not distances on it: `uMatrix` has the distances between neighbours. Put features on one
 * scale first.
 *
 * Source: T. Kohonen, The Self-Organizing Map, Proceedings of the IEEE 78, 1990; Essentials of the Self-Organizing Map, Neural Networks 37, 2013.
 *
 * @example
 * const map = new networks.SelfOrganizingMap({ rows: 8, columns: 8, seed: 1 });
 * await map.fit(train.x, { epochs: 30 });
 * show.heatmap(map.uMatrix());
 * console.log(map.quantizationError(test.x), map.topographicError(test.x));
 */
export class SelfOrganizingMap {
  private readonly settings: MapSettings;
  private current: tf.Tensor2D | undefined;

  /** @throws RangeError for options that no map can have: fewer than 2 units, a radius that would grow, a learning rate above 1 */
  constructor(options: SelfOrganizingMapOptions) {
    this.settings = settingsOf(options);
  }

  /** The units' weights, float32 [rows * columns, features], row by row; the map's own, so do not dispose them. */
  get weights(): tf.Tensor2D {
    if (this.current) return this.current;
    throw new Error(`${WHERE}: there are no weights yet. Call await map.fit(x) first.`);
  }

  /**
   * Learns from rows. The radius (and the learning rate) fall over the epochs that are asked for, so a map of 10 epochs is not that of
   * 30 after 10. Called again it goes on from the weights that are there, with the radius from its beginning.
   *
   * An interrupted cell ends it after the epoch; the map keeps what it has learnt.
   *
   * @param x rows, [n, features], on one scale
   * @throws RangeError for data that is no [n, features] of finite numbers, or of other features than before
   */
  async fit(x: TensorInput, options: MapFitOptions = {}): Promise<MapHistory> {
    const names = { epochs: true, onEpochEnd: true, verbose: true } as const;
    const { epochs = 30, onEpochEnd, verbose = 1 } = checked(`${WHERE}: fit`, options, names);
    requireWhole(epochs, 1, `${WHERE}: epochs`);
    const rows = tf.tidy(() => tf.clone(this.rowsOf(x)));
    const interrupt = notebookHost()?.interruptSignal();
    const lesson = new Lesson(this.settings, rows, epochs);
    try {
      const warnings = warningsOf(this.settings, rows, epochs);
      if (verbose > 0) for (const warning of warnings) console.warn(`${WHERE}: ${warning}`);
      this.current ??= lesson.begin();
      const done: MapEpoch[] = [];
      for (let epoch = 0; epoch < epochs && !interrupt?.aborted; epoch++) {
        this.replace(lesson.epoch(this.weights, epoch));
        done.push({
          quantizationError: measures.quantizationError(rows, this.weights),
          radius: lesson.radiusAfter(epoch),
        });
        await onEpochEnd?.(epoch, done[epoch] as MapEpoch, this);
        await yieldToEvents(interrupt);
      }
      return { epochs: done, warnings };
    } finally {
      lesson.dispose();
      rows.dispose();
    }
  }

  /** The mean distance of rows [n, features] from the units nearest to them. */
  quantizationError(x: TensorInput): number {
    return this.measure(x, measures.quantizationError);
  }

  /** The share of rows, 0 to 1, whose two nearest units do not touch on the map, by an edge or a corner: where the map is torn. */
  topographicError(x: TensorInput): number {
    return this.measure(x, (rows, weights) => measures.topographicError(rows, weights, this.settings.grid));
  }

  /** How many of these rows are nearest to each unit, [rows][columns]. */
  hits(x: TensorInput): number[][] {
    return this.measure(x, (rows, weights) => measures.hits(rows, weights, this.settings.grid));
  }

  /** The index of the unit nearest to each row: row of the map times its columns, plus the column. */
  nearestUnits(x: TensorInput): number[] {
    return this.measure(x, (rows, weights) =>
      measures.nearestUnits(rows, weights, 1).map(([unit = 0]) => unit),
    );
  }

  /** The mean distance of each unit from the units that it touches, [rows][columns]: high where there is a border between groups. */
  uMatrix(): number[][] {
    return measures.uMatrix(this.weights, this.settings.grid);
  }

  /** Frees the weights. */
  dispose(): void {
    this.current?.dispose();
    this.current = undefined;
  }

  private measure<T>(x: TensorInput, of: (rows: tf.Tensor2D, weights: tf.Tensor2D) => T): T {
    return inScope(() => of(this.rowsOf(x), this.weights));
  }

  private rowsOf(x: TensorInput): tf.Tensor2D {
    const rows = rowsOf(x, WHERE);
    const features = this.current?.shape[1] ?? rows.shape[1];
    if (rows.shape[1] === features) return rows;
    throw new RangeError(`${WHERE}: the map has learnt ${features} features, got rows of ${rows.shape[1]}.`);
  }

  private replace(weights: tf.Tensor2D): void {
    this.current?.dispose();
    this.current = weights;
  }
}

/** The data and the schedule of one call of `fit`. */
class Lesson {
  private readonly random: Random;
  private readonly squaredSteps: number[][];
  private readonly steps: tf.Tensor;
  private readonly values: Float32Array;

  constructor(
    private readonly settings: MapSettings,
    private readonly x: tf.Tensor2D,
    private readonly epochs: number,
  ) {
    this.random = new Random(settings.seed);
    this.squaredSteps = squaredSteps(settings.grid);
    this.steps = tf.tensor2d(this.squaredSteps);
    this.values = x.dataSync() as Float32Array;
  }

  /** Rows drawn at random, and again where there are more units than rows. */
  begin(): tf.Tensor2D {
    const [rows] = this.x.shape;
    const order = this.random.shuffled(Array(rows).keys());
    const drawn = Array.from(
      { length: unitsIn(this.settings.grid) },
      (_, unit) => order[unit % rows] as number,
    );
    return tf.tidy(() => tf.gather(this.x, tf.tensor1d(drawn, 'int32')));
  }

  radiusAfter(epoch: number): number {
    return decayed(this.settings.radius, progressOf(epoch, this.epochs));
  }

  epoch(weights: tf.Tensor2D, epoch: number): tf.Tensor2D {
    if (this.settings.mode === 'online') return this.online(weights, epoch);
    return learnAtOnce(this.x, weights, this.steps, this.radiusAfter(epoch)) as tf.Tensor2D;
  }

  dispose(): void {
    this.steps.dispose();
  }

  private online(weights: tf.Tensor2D, epoch: number): tf.Tensor2D {
    const [rows, features] = this.x.shape;
    const at = (decay: Decay) => (step: number) =>
      decayed(decay, progressOf(epoch * rows + step, this.epochs * rows));
    const moved = weights.dataSync().slice() as Float32Array;
    learnRowByRow(moved, {
      x: this.values,
      features,
      order: this.random.shuffled(Array(rows).keys()),
      squaredSteps: this.squaredSteps,
      radiusAt: at(this.settings.radius),
      rateAt: at(this.settings.rate),
    });
    return tf.tensor2d(moved, weights.shape);
  }
}

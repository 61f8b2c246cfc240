import {
  type InsidePlace,
  notebookHost,
  type PlaygroundInside,
  type PlaygroundSurface,
  type SamplePhase,
} from '@epochlab/views';
import type { LayerWeights } from '../network/initial-weights';
import type { Playground } from '../playground';
import type { Sample } from '../points/source';
import { GradientFlow } from './gradient-flow';
import { insideState } from './inside-state';
import { lossSurface, type LossSurfaceOptions } from './loss-surface';
import { backwardPass, forwardPass, type LayerBackward, type LayerForward } from './passes';

/** A place of the plane, or a training point with its index. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly sample: number | null;
}

/** A training step of one point as far as it has come; `after` are all weights once they were changed. */
export interface SampleStep {
  readonly forward: readonly LayerForward[];
  readonly loss: number | null;
  readonly backward?: readonly LayerBackward[];
  readonly after?: readonly LayerWeights[];
}

/**
 * A look inside of a playground's network: the numbers of each neuron at one point, and the training step of that point in three parts.
 *
 * @example
 * const p = show.playground({ seed: 1 });
 * p.inside.at({ sample: 0, layer: 0, unit: 1 }); // the second neuron of the first layer, at the first training point
 * p.inside.step(); // backward pass: p.inside.now.neuron.backward, and the gradient of each weight
 * p.inside.step(); // update: the weights after the step
 */
export class Inside {
  readonly #playground: Playground;
  readonly #flow: GradientFlow;
  #place: Place | undefined;
  #neuron: { readonly layer: number; readonly unit: number } | undefined;
  #phase: SamplePhase = 'forward';
  #step: SampleStep | undefined;
  #surface: PlaygroundSurface | undefined;

  constructor(playground: Playground) {
    this.#playground = playground;
    this.#flow = new GradientFlow(playground);
  }

  /** The numbers now; undefined while nobody looks inside, and while the weights are not finite. */
  get now(): PlaygroundInside | undefined {
    const { trainer, source, settings, status } = this.#playground;
    const place = this.#place;
    if (!place || status === 'diverged') return undefined;
    return insideState({
      place,
      phase: this.#phase,
      step: this.#step ?? this.#forward(place),
      neuron: this.#neuronIn(trainer.network.model.layers.length - 1),
      label: this.#sample(place)?.label ?? null,
      inputNames: source.inputNames(settings),
      flow: this.#flow.now(),
    });
  }

  /** The loss around the weights as they were when `lossSurface` was last asked for. */
  get surface(): PlaygroundSurface | undefined {
    return this.#surface;
  }

  /**
   * Looks at a place of the plane, `{ x, y }`, or at a training point, `{ sample }`; and at a neuron, `{ layer, unit }`, counted from 0. The first training point and the output
   * unless said.
   *
   * @throws RangeError for a sample, a layer or a unit that is not there, and a place that is no pair of finite numbers
   */
  at(place: InsidePlace): void {
    const [next, neuron] = [this.#placeOf(place), this.#neuronOf(place)];
    if (next !== this.#place) this.#begin(next);
    this.#neuron = neuron;
    this.#playground.changed.emit('frame');
  }

  /**
   * Goes on with the training step of one point: from the forward pass to the backward pass, to the update, which changes the weights with the settings' learning rate and regularization,
   * and to the forward pass of the next training point. A place without a label gives way to the next training point.
   */
  step(): void {
    if (this.#playground.status === 'diverged') return;
    if (this.#playground.status === 'training') this.#playground.pause();
    const place = this.#place;
    const sample = place && this.#sample(place);
    if (!place || !sample || this.#phase === 'update') this.#begin(this.#nextSample());
    else if (this.#phase === 'forward') this.#goBackward(place, sample);
    else this.#update(place);
    this.#playground.changed.emit('frame');
  }

  /** Looks away: the numbers are no longer computed. */
  close(): void {
    this.#place = this.#step = this.#surface = undefined;
    this.#playground.changed.emit('everything');
  }

  /**
   * The training loss over two random directions around the weights as they are now, which the view then shows. Other cells get their turn between two rows.
   *
   * @throws RangeError for a radius or a resolution out of range
   */
  async lossSurface(options: Omit<LossSurfaceOptions, 'signal'> = {}): Promise<PlaygroundSurface> {
    const { trainer, settings } = this.#playground;
    const signal = notebookHost()?.interruptSignal();
    const surface = await lossSurface(trainer, settings.activation, { ...options, signal });
    if (this.#playground.trainer === trainer) {
      this.#surface = surface;
      this.#playground.changed.emit('everything');
    }
    return surface;
  }

  /** Other weights or data than those that a step began with: the step begins again. */
  weightsChanged(): void {
    this.#flow.isStale = true;
    this.#phase = 'forward';
    this.#step = undefined;
  }

  /** Another network: a sample or a neuron that it does not have gives way to one that it has. */
  networkChanged(): void {
    this.weightsChanged();
    this.#surface = undefined;
    const { layers } = this.#playground.trainer.network.model;
    const units = this.#neuron && this.#playground.trainer.network.weights[this.#neuron.layer]?.bias.length;
    if (this.#neuron && (this.#neuron.layer >= layers.length || this.#neuron.unit >= (units ?? 0)))
      this.#neuron = undefined;
    this.dataChanged();
  }

  /** Other points: a training point is another one now. */
  dataChanged(): void {
    this.weightsChanged();
    const place = this.#place;
    if (!place || place.sample === null) return;
    const last = this.#samples.length - 1;
    this.#place = last < 0 ? { ...place, sample: null } : this.#sampleAt(Math.min(place.sample, last));
  }

  get #samples(): readonly Sample[] {
    return this.#playground.trainer.samples.train;
  }

  #begin(place: Place): void {
    this.#place = place;
    this.#phase = 'forward';
    this.#step = undefined;
  }

  #forward(place: Place): SampleStep {
    const { trainer, source, settings } = this.#playground;
    const sample = this.#sample(place);
    const inputs = sample?.inputs ?? source.inputsAt(settings, place.x, place.y);
    return {
      forward: forwardPass(trainer, inputs, settings.activation),
      loss: sample ? trainer.lossOf(sample) : null,
    };
  }

  #goBackward(place: Place, sample: Sample): void {
    this.#step = { ...this.#forward(place), backward: backwardPass(this.#playground.trainer, sample) };
    this.#phase = 'backward';
  }

  #update({ sample }: Place): void {
    const step = this.#step;
    if (!step || sample === null) return;
    this.#playground.learnFrom(sample);
    this.#step = { ...step, after: this.#playground.trainer.network.weights };
    this.#phase = 'update';
  }

  #sample({ sample }: Place): Sample | undefined {
    return sample === null ? undefined : this.#samples[sample];
  }

  #nextSample(): Place {
    const last = this.#place?.sample ?? -1;
    return this.#sampleOrMiddle((last + 1) % Math.max(1, this.#samples.length));
  }

  /** A training point; the middle of the plane where there is none at all. */
  #sampleOrMiddle(sample: number): Place {
    return this.#samples.length > 0 ? this.#sampleAt(sample) : { x: 0, y: 0, sample: null };
  }

  #sampleAt(sample: number): Place {
    const { x, y } = this.#playground.trainer.trainingPoint(sample);
    return { x, y, sample };
  }

  #placeOf({ x, y, sample }: InsidePlace): Place {
    if (sample !== undefined) return this.#sampleAt(sample);
    if (x === undefined && y === undefined) return this.#place ?? this.#sampleOrMiddle(0);
    const place = { x: x ?? this.#place?.x ?? NaN, y: y ?? this.#place?.y ?? NaN, sample: null };
    if (!Number.isFinite(place.x) || !Number.isFinite(place.y)) {
      throw new RangeError(`The place is (${place.x}, ${place.y}); expected two finite numbers.`);
    }
    return place;
  }

  #neuronOf({ layer, unit }: InsidePlace): { layer: number; unit: number } | undefined {
    if (layer === undefined && unit === undefined) return this.#neuron;
    const { weights } = this.#playground.trainer.network;
    const chosen = { layer: layer ?? weights.length - 1, unit: unit ?? 0 };
    if (weights[chosen.layer]?.bias[chosen.unit] === undefined) {
      throw new RangeError(`There is no neuron ${chosen.unit} in layer ${chosen.layer}.`);
    }
    return chosen;
  }

  #neuronIn(last: number): { readonly layer: number; readonly unit: number } {
    return this.#neuron ?? { layer: last, unit: 0 };
  }
}

import type { AnyViewPayload, PlaygroundLayer, PlaygroundPoints, PlaygroundState } from '@epochlab/views';
import { confusionOf } from './confusion';
import { finite } from './finite';
import { keptCurves } from './kept-curves';
import { matrixOf, neuronMaps, NEURON_SIDE, outputMap } from './maps';
import type { Playground } from './playground';
import type { Sample } from './points/source';

/** Side of the output's map in a notebook's file; the live one is finer. */
const KEPT_SIDE = 40;
/** More neurons than this have no maps in the file. */
const MOST_KEPT_NEURONS = 64;

export interface Shown {
  readonly id: string;
  readonly title: string;
  readonly hidden: readonly string[];
  readonly notes: readonly string[];
}

/** All that a view of the playground draws, as it travels and as a notebook keeps it. */
export function playgroundPayload(playground: Playground, { id, ...shown }: Shown): AnyViewPayload {
  return { kind: 'playground', id, version: 1, state: stateOf(playground, shown) };
}

function stateOf(playground: Playground, { title, hidden, notes }: Omit<Shown, 'id'>): PlaygroundState {
  const { trainer, source, settings, status, message, runs } = playground;
  const neurons = neuronMaps(trainer);
  const { now, surface } = playground.inside;
  const count = neurons.length / NEURON_SIDE ** 2;
  return {
    title,
    settings,
    hidden,
    notes: [...notes, ...(source.scaling === '' ? [] : [source.scaling])],
    status: status === 'training' ? 'paused' : status,
    run: playground.run,
    message,
    axes: source.axes,
    classes: source.classes,
    ownData: source.isOwn,
    isDrawn: source.isDrawn ?? false,
    columns: source.columns ?? [],
    dataOptions: source.options,
    inputs: source.inputNames(settings),
    layers: layersOf(playground),
    train: pointsOf(trainer.samples.train),
    test: pointsOf(trainer.samples.test),
    curves: keptCurves(trainer.history),
    runs,
    output: matrixOf(KEPT_SIDE, outputMap(trainer, KEPT_SIDE)),
    neurons: Array.from({ length: count > MOST_KEPT_NEURONS ? 0 : count }, (_, i) =>
      matrixOf(NEURON_SIDE, neurons, i),
    ),
    confusion: confusionOf(playground),
    link: source.isOwn ? '' : playground.link,
    code: playground.code,
    ...(now ? { inside: now } : {}),
    ...(surface ? { surface } : {}),
  };
}

function layersOf({ trainer: { network } }: Playground): PlaygroundLayer[] {
  const { learning: learns, frozen } = network;
  return network.weights.map(({ kernel, bias }, i) => ({
    name: network.model.layers[i]?.name ?? '',
    kernel: kernel.map(row => row.map(finite)),
    bias: bias.map(finite),
    learns: learns[i] ?? [],
    ...(frozen[i] === true ? { frozen: true } : {}),
  }));
}

const pointsOf = (samples: readonly Sample[]): PlaygroundPoints => ({
  x: samples.map(({ x }) => short(x)),
  y: samples.map(({ y }) => short(y)),
  label: samples.map(({ label }) => short(label)),
});

const short = (value: number): number => Number(value.toFixed(2));

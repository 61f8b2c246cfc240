import React, { useCallback } from 'react';
import {
  formulaOf,
  formatNumber,
  labelText,
  type PlaygroundInside,
  type PlaygroundLayer,
  type PlaygroundState,
} from '@epochlab/views';
import { useTrans } from '../../../environment';
import { Plot } from '../../../plotly/plot';
import type { PlotTheme } from '../../../plotly/theme';
import { lossSurface } from '../../figures/loss-surface';
import { ControlButton } from '../../training/controls/control-button';
import { FlowTable } from './flow-table';
import { NeuronTable } from './neuron-table';
import { PlaceField } from './place-field';
import type { Look } from './use-look';
import { WeightTable } from './weight-table';

const SURFACE_HEIGHT = 340;

export interface InsidePanelProps {
  readonly inside: PlaygroundInside;
  readonly state: PlaygroundState;
  readonly layers: readonly PlaygroundLayer[];
  /** Null while there is no kernel. */
  readonly look: Look | null;
  readonly isTraining: boolean;
}

type Trans = ReturnType<typeof useTrans>;

/** The numbers inside of the network at one point, and the training step of that point in its three parts. */
export function InsidePanel({
  inside,
  state,
  layers,
  look,
  isTraining,
}: InsidePanelProps): React.JSX.Element {
  const trans = useTrans();
  const { surface } = state;
  return (
    <section className="epochlab-Inside" aria-label={trans.__('Look inside')}>
      <p className="epochlab-Inside-facts" aria-live={isTraining ? 'off' : 'polite'}>
        <strong>{phaseName(trans, inside)}</strong> {facts(trans, inside, state)}
      </p>
      <div className="epochlab-Playground-bar">
        <ControlButton
          className="epochlab-Play"
          disabled={!look}
          onClick={() => look?.act('step')}
          title={nextTitle(trans, inside)}
        >
          {nextName(trans, inside)}
        </ControlButton>
        <PlaceField label="x" value={inside.x} disabled={!look} onChange={x => look?.at({ x })} />
        <PlaceField label="y" value={inside.y} disabled={!look} onChange={y => look?.at({ y })} />
        <ControlButton
          disabled={!look}
          onClick={() => look?.act('surface')}
          title={trans.__('The training loss over two random directions around the weights')}
        >
          {trans.__('Loss surface')}
        </ControlButton>
      </div>
      <div className="epochlab-Inside-formulas">
        {formulaOf(inside.neuron, state.settings).map(({ left, steps }) => (
          <p key={left}>
            <b>{left}</b>
            {steps.map((step, i) => (
              <span key={i}> = {step}</span>
            ))}
          </p>
        ))}
      </div>
      <div className="epochlab-Inside-tables">
        <WeightTable neuron={inside.neuron} />
        <NeuronTable inside={inside} onNeuron={look && ((layer, unit) => look.at({ layer, unit }))} />
        <FlowTable
          flow={inside.flow}
          layers={layers}
          learningRate={state.settings.learningRate}
          onFreeze={look && look.freeze}
        />
      </div>
      {surface && <Surface surface={surface} trans={trans} />}
    </section>
  );
}

interface SurfaceProps {
  readonly surface: NonNullable<PlaygroundState['surface']>;
  readonly trans: Trans;
}

function Surface({ surface, trans }: SurfaceProps): React.JSX.Element {
  const figure = useCallback(
    (theme: PlotTheme, width: number) => lossSurface.figure(inWords(surface, trans), { theme, width, trans }),
    [surface, trans],
  );
  const title = trans.__('Training loss around the weights after epoch %1', surface.epoch);
  return (
    <figure className="epochlab-Inside-surface">
      <figcaption>{title}</figcaption>
      <Plot figure={figure} height={SURFACE_HEIGHT} label={title} title={title} />
    </figure>
  );
}

/** The surface with the words of the reader's language. */
const inWords = (surface: SurfaceProps['surface'], trans: Trans): SurfaceProps['surface'] => ({
  ...surface,
  xLabel: trans.__('direction 1 (by filter norms)'),
  yLabel: trans.__('direction 2 (by filter norms)'),
  paths: surface.paths.map(path => ({ ...path, name: trans.__('weights') })),
});

const phaseName = (trans: Trans, { phase }: PlaygroundInside): string =>
  ({
    forward: trans.__('Forward pass'),
    backward: trans.__('Backward pass'),
    update: trans.__('Update'),
  })[phase];

function facts(
  trans: Trans,
  { sample, x, y, label, loss }: PlaygroundInside,
  { classes }: PlaygroundState,
): string {
  const [left, top] = [formatNumber(x, 3), formatNumber(y, 3)];
  const place =
    sample === null
      ? trans.__('at (%1, %2), no training point', left, top)
      : trans.__('of training point %1 at (%2, %3)', sample + 1, left, top);
  return [
    place,
    ...(label === null ? [] : [trans.__('label %1', labelText(label, classes))]),
    ...(loss === null ? [] : [trans.__('its loss %1', formatNumber(loss))]),
  ].join(' · ');
}

function nextName(trans: Trans, { sample, phase }: PlaygroundInside): string {
  if (sample === null) return trans.__('Take a training point');
  return {
    forward: trans.__('Backward pass'),
    backward: trans.__('Update'),
    update: trans.__('Next point'),
  }[phase];
}

function nextTitle(trans: Trans, { sample, phase }: PlaygroundInside): string {
  if (sample === null) return trans.__('A place without a label has no loss: go on with a training point');
  return {
    forward: trans.__('Derivatives of the loss, from the output back'),
    backward: trans.__('Change the weights by the gradients of this point'),
    update: trans.__('The forward pass of the next training point'),
  }[phase];
}

import { Dialog, showDialog } from '@jupyterlab/apputils';
import React, { useCallback, useMemo, useRef, useState } from 'react';
import {
  formatNumber,
  formatPercent,
  type Matrix,
  type PlaygroundInside,
  type PlaygroundSettings,
  type PlaygroundState,
} from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';
import { ControlButton } from '../training/controls/control-button';
import { CheckField, ChoiceField } from './choice-field';
import { AxesFields } from './axes-fields';
import { CodeButtons } from './code-buttons';
import { CodePanel } from './code-panel';
import { ConfusionTable } from './confusion-table';
import { DataPanel } from './data-panel';
import { DrawLayer, type Brush } from './draw-layer';
import { DrawTools } from './draw-tools';
import type { Grid } from './frame';
import { InsidePanel } from './inside/inside-panel';
import { LinkReading } from './inside/link-reading';
import { useLook } from './inside/use-look';
import { LinkEditor } from './link-editor';
import { LossPlot } from './loss-plot';
import { NetworkPanel, Small, type LinkPlace } from './network-panel';
import { OutputPanel } from './output-panel';
import { TrainBar } from './train-bar';
import { useFrames } from './use-frames';
import { usePlaygroundActions } from './use-playground-actions';

/** The most hidden layers that the buttons make, and the neurons of a new one. */
const [MOST_LAYERS, NEW_LAYER] = [8, 2];

type Trans = ReturnType<typeof useTrans>;

/** A small network that learns in front of the reader, with all its controls. */
export function PlaygroundView({
  payload,
  connection,
  store,
}: DrawingProps<'playground'>): React.JSX.Element {
  const trans = useTrans();
  const { state } = payload;
  const { settings, hidden, inputs, isDrawn } = state;
  const place = useRef<HTMLDivElement>(null);
  const { frame, curves } = useFrames(store, state, place);
  const [pointed, setPointed] = useState<number | null>(null);
  const [link, setLink] = useState<LinkPlace | null>(null);
  const [read, setRead] = useState<LinkPlace | null>(null);
  const [by, setBy] = useState<'epoch' | 'seconds'>('epoch');
  const [code, setCode] = useState<string | null>(null);
  const [brush, setBrush] = useState<Brush | null>(null);
  const live = connection.status === 'live';
  const now = useMemo(() => frame ?? kept(state), [frame, state]);
  const look = useLook(store, state, live);
  const epoch = curves.epoch.at(-1) ?? 0;
  const isPlane = state.columns.length === 0;
  usePlaygroundActions(store, live, now.status);
  const change = useCallback(
    (to: Partial<PlaygroundSettings>) =>
      void allowed(trans, to, epoch, isDrawn).then(
        isAllowed => isAllowed && store.send({ type: 'settings', settings: to }),
      ),
    [trans, store, epoch, isDrawn],
  );
  const panel = { settings, live, change, isHidden: (control: string) => hidden.includes(control) };
  const shape = settings.networkShape;
  const map = pointed === null ? now.output : (now.neurons[pointed] ?? now.output);

  return (
    <ViewFrame
      what={trans.__('Playground')}
      subject={state.title}
      badge={live ? badge(trans, now.status) : trans.__('not connected')}
      note={<Measures state={state} curves={curves} />}
      controls={
        <>
          <CheckField
            label={trans.__('test points')}
            checked={settings.showTestData}
            disabled={!live}
            onChange={showTestData => change({ showTestData })}
          />
          <CheckField
            label={trans.__('discretize')}
            checked={settings.discretize}
            disabled={!live}
            onChange={discretize => change({ discretize })}
          />
          <ControlButton
            isOpen={now.inside !== null}
            disabled={!look}
            onClick={() => (now.inside ? look?.close() : look?.at({}))}
            title={trans.__('The numbers of each neuron at a point, and the training step of that point')}
          >
            {trans.__('Look inside')}
          </ControlButton>
          <CodeButtons
            state={{ ...state, layers: now.layers, curves }}
            store={store}
            connection={connection}
            onCode={setCode}
          />
          {state.link !== '' && (
            <a href={state.link} target="_blank" rel="noreferrer noopener">
              {trans.__('Open in TensorFlow Playground')}
            </a>
          )}
        </>
      }
    >
      <div ref={place} className="epochlab-Playground">
        <TrainBar {...panel} status={now.status} epoch={epoch} store={store} />
        {now.status === 'diverged' && (
          <div className="epochlab-Playground-diverged" role="alert">
            <span className="epochlab-error">{now.message}</span>
            <ControlButton
              disabled={!live}
              onClick={() => store.send({ type: 'play', action: 'recover' })}
              title={trans.__('The weights as they last were, with a tenth of the learning rate')}
            >
              {trans.__('Back to the last finite weights, rate ÷ 10')}
            </ControlButton>
          </div>
        )}
        {now.status === 'paused' && now.message !== '' && (
          <p className="epochlab-Playground-note" role="status">
            {now.message}
          </p>
        )}
        {state.notes.map(note => (
          <p key={note} className="epochlab-Playground-note">
            {note}
          </p>
        ))}
        <div className="epochlab-Playground-columns">
          <DataPanel {...panel} store={store} ownData={state.ownData} isDrawn={isDrawn} isPlane={isPlane} />
          <div className="epochlab-Playground-middle">
            {!hidden.includes('numHiddenLayers') && (
              <div className="epochlab-Playground-layers">
                <Small
                  onClick={() => change({ networkShape: [...shape, NEW_LAYER] })}
                  off={!live || shape.length >= MOST_LAYERS}
                  name={trans.__('Add a hidden layer')}
                  sign="+"
                />
                <Small
                  onClick={() => change({ networkShape: shape.slice(0, -1) })}
                  off={!live || shape.length === 0}
                  name={trans.__('Remove the last hidden layer')}
                  sign="−"
                />
                <span>{trans._n('%1 hidden layer', '%1 hidden layers', shape.length)}</span>
              </div>
            )}
            <NetworkPanel
              inputs={inputs}
              layers={now.layers}
              neurons={now.neurons}
              pointed={pointed}
              onPoint={setPointed}
              link={link}
              onLink={setLink}
              onReadLink={setRead}
              inside={now.inside}
              onNeuron={look && ((layer, unit) => look.at({ layer, unit }))}
              onShape={live ? networkShape => change({ networkShape }) : null}
            />
            <LinkReading link={read ?? link} inputs={inputs} layers={now.layers} />
            {link && live && (
              <LinkEditor link={link} layers={now.layers} store={store} onClose={() => setLink(null)} />
            )}
          </div>
          <div className="epochlab-Playground-right">
            <OutputPanel
              state={state}
              map={map}
              isOutput={pointed === null}
              mark={now.inside}
              onPick={look && brush === null ? look.pick : null}
              name={pointed === null ? trans.__('output') : trans.__('neuron pointed at')}
              overlay={
                live &&
                brush !== null && (
                  <DrawLayer
                    brush={brush}
                    classes={Math.max(2, state.classes.length)}
                    isRegression={settings.problem === 'regression'}
                    store={store}
                  />
                )
              }
            />
            {isPlane ? (
              <DrawTools state={state} store={store} live={live} brush={brush} onBrush={setBrush} />
            ) : (
              <AxesFields state={state} store={store} live={live} />
            )}
            <ChoiceField
              label={trans.__('loss over')}
              value={by}
              choices={['epoch', 'seconds'] as const}
              words={choice => (choice === 'epoch' ? trans.__('epochs') : trans.__('seconds'))}
              disabled={false}
              onChange={setBy}
            />
            <LossPlot curves={curves} runs={state.runs} by={by} />
            {now.confusion.length > 0 && <ConfusionTable counts={now.confusion} classes={state.classes} />}
          </div>
        </div>
        {now.inside && (
          <InsidePanel
            inside={now.inside}
            state={state}
            layers={now.layers}
            look={look}
            isTraining={now.status === 'training'}
          />
        )}
        {code !== null && <CodePanel code={code} onClose={() => setCode(null)} />}
      </div>
    </ViewFrame>
  );
}

/** The picture that the document holds, until the kernel says how it is now. */
function kept(state: PlaygroundState): Kept {
  return {
    status: state.status,
    message: state.message,
    output: gridOf(state.output),
    neurons: state.neurons.map(gridOf),
    layers: state.layers,
    confusion: state.confusion,
    inside: state.inside ?? null,
  };
}

interface Kept extends Pick<PlaygroundState, 'status' | 'message' | 'layers' | 'confusion'> {
  readonly output: Grid;
  readonly neurons: readonly Grid[];
  readonly inside: PlaygroundInside | null;
}

const gridOf = ({ rows, values }: Matrix): Grid => ({
  side: rows,
  values: values.map(value => value ?? NaN),
});

const badge = (trans: Trans, status: PlaygroundState['status']): string =>
  ({ training: trans.__('training'), paused: trans.__('paused'), diverged: trans.__('diverged') })[status];

interface MeasuresProps {
  readonly state: PlaygroundState;
  readonly curves: PlaygroundState['curves'];
}

/** Losses and what else says how good the network is, as numbers. */
function Measures({ state, curves }: MeasuresProps): React.JSX.Element {
  const trans = useTrans();
  const last = (values: readonly (number | null)[]): number => values.at(-1) ?? NaN;
  const [loss, test] = [last(curves.loss), last(curves.testLoss)];
  const parts = [
    trans.__('training loss %1', formatNumber(loss)),
    trans.__('test loss %1', formatNumber(test)),
    ...(state.settings.problem === 'classification'
      ? [trans.__('test accuracy %1', formatPercent(last(curves.testAccuracy)))]
      : [
          trans.__('test RMSE %1', formatNumber(Math.sqrt(2 * test))),
          trans.__('R² %1', formatNumber(explained(state, test))),
        ]),
  ];
  return <span className="epochlab-Playground-measures">{parts.join(' · ')}</span>;
}

/** R² of the test points, whose loss is half of the mean squared error. */
function explained({ test: { label } }: PlaygroundState, loss: number): number {
  const mean = label.reduce((sum, value) => sum + value, 0) / label.length;
  const variance = label.reduce((sum, value) => sum + (value - mean) ** 2, 0) / label.length;
  return 1 - (2 * loss) / variance;
}

/** Changes that throw away a trained network, or points that were drawn, by the words for them. */
async function allowed(
  trans: Trans,
  to: Partial<PlaygroundSettings>,
  epoch: number,
  isDrawn: boolean,
): Promise<boolean> {
  const losesNetwork =
    to.activation !== undefined || to.networkShape !== undefined || to.features !== undefined;
  const losesPoints = isDrawn && [to.dataset, to.regDataset, to.problem].some(name => name !== undefined);
  if (!losesPoints && (epoch === 0 || !losesNetwork)) return true;
  const { button } = await showDialog({
    title: trans.__('Begin again?'),
    body: losesPoints
      ? trans.__('The points that were drawn make way for others, and the network begins again.')
      : trans.__(
          'This change makes a new network. What this one has learnt in %1 epochs is lost; its curve stays.',
          epoch,
        ),
    buttons: [Dialog.cancelButton(), Dialog.okButton({ label: trans.__('Begin again') })],
  });
  return button.accept;
}

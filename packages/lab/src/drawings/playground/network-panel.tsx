import React, { useRef } from 'react';
import {
  activationScale,
  formatNumber,
  linkWidth,
  palette,
  type PlaygroundInside,
  type PlaygroundLayer,
} from '@epochlab/views';
import { useWidth } from '../../components/use-width';
import { useTrans } from '../../environment';
import type { Grid } from './frame';
import { NodeValues } from './inside/node-values';
import { HeatCanvas } from './heat-canvas';
import { heightOf, linkPath, NODE, nodeSpots, type NodeSpot } from './layout';

/** A page stays quick with so many links; of more the strongest are drawn. */
const MOST_LINKS = 500;
/** A layer has room for its buttons from here on. */
const LEAST_WIDTH = 200;
/** Beside the nodes: the inputs' names on the left, room for the last column's name on the right. */
const MARGINS = 60;

/** A link by its layer, input and unit. */
export interface LinkPlace {
  readonly layer: number;
  readonly input: number;
  readonly unit: number;
}

export interface NetworkPanelProps {
  readonly inputs: readonly string[];
  readonly layers: readonly PlaygroundLayer[];
  readonly neurons: readonly Grid[];
  /** The neuron whose map is shown large: its place among all inputs and neurons; null for the output. */
  readonly pointed: number | null;
  readonly onPoint: (neuron: number | null) => void;
  readonly link: LinkPlace | null;
  readonly onLink: (link: LinkPlace | null) => void;
  /** A link that is pointed at, so that its weight is read out. */
  readonly onReadLink: (link: LinkPlace | null) => void;
  readonly inside: PlaygroundInside | null;
  /** Looks inside of a neuron, by its layer and unit. */
  readonly onNeuron: ((layer: number, unit: number) => void) | null;
  readonly onShape: ((shape: readonly number[]) => void) | null;
}

/** Inputs, layers and links of the network, each neuron with its own map of the plane. */
export function NetworkPanel(props: NetworkPanelProps): React.JSX.Element {
  const { inputs, layers, neurons, pointed, onPoint, inside, onNeuron } = props;
  const trans = useTrans();
  const ref = useRef<HTMLDivElement>(null);
  const width = Math.max(LEAST_WIDTH, useWidth(ref) - MARGINS);
  const counts = [inputs.length, ...layers.map(({ bias }) => bias.length)];
  const spots = nodeSpots(counts, width);
  const starts = counts.map((_, column) => counts.slice(0, column).reduce((sum, count) => sum + count, 0));
  return (
    <div className="epochlab-Playground-network" ref={ref}>
      <div className="epochlab-Playground-nodes" style={{ height: heightOf(counts), width }}>
        <svg
          width={width}
          height={heightOf(counts)}
          aria-label={trans.__('Links of the network')}
          role="group"
        >
          <Links {...props} spots={spots} />
        </svg>
        {spots.flat().map(spot => {
          const index = (starts[spot.column] ?? 0) + spot.row;
          const name = nodeName(trans, props, spot);
          return (
            <button
              key={`${spot.column} ${spot.row}`}
              className={`epochlab-Neuron${pointed === index || isLookedAt(inside, spot) ? ' epochlab-mod-pointed' : ''}`}
              style={{ left: spot.left, top: spot.top, width: NODE, height: NODE }}
              title={name}
              aria-pressed={pointed === index}
              onPointerEnter={() => onPoint(index)}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(index)}
              onBlur={() => onPoint(null)}
              onClick={() => spot.column > 0 && onNeuron?.(spot.column - 1, spot.row)}
            >
              {neurons[index] && <HeatCanvas grid={neurons[index]} scale={activationScale} label={name} />}
            </button>
          );
        })}
        {inside && <NodeValues inside={inside} spots={spots} />}
        {spots[0]?.map(({ top, row }) => (
          <span key={row} className="epochlab-Playground-input" style={{ top: top + NODE / 2 }}>
            {inputs[row]}
          </span>
        ))}
        {spots.map(
          (column, i) =>
            column[0] && <LayerHead key={i} {...props} column={i} left={column[0].left} counts={counts} />,
        )}
      </div>
    </div>
  );
}

const isLookedAt = (inside: PlaygroundInside | null, { column, row }: NodeSpot): boolean =>
  inside?.neuron.layer === column - 1 && inside.neuron.unit === row;

function nodeName(
  trans: ReturnType<typeof useTrans>,
  { inputs, layers }: NetworkPanelProps,
  { column, row }: NodeSpot,
): string {
  if (column === 0) return trans.__('Input %1', inputs[row] ?? '');
  const layer = layers[column - 1];
  return trans.__(
    'Neuron %1 of %2, bias %3',
    row + 1,
    layer?.name ?? '',
    formatNumber(layer?.bias[row] ?? NaN),
  );
}

interface HeadProps extends NetworkPanelProps {
  readonly column: number;
  readonly left: number;
  readonly counts: readonly number[];
}

/** The name of a column; over a hidden layer the buttons that add and remove a neuron. */
function LayerHead({ column, left, counts, layers, onShape }: HeadProps): React.JSX.Element {
  const trans = useTrans();
  const hidden = counts.slice(1, -1);
  const isHidden = column > 0 && column < counts.length - 1;
  const held = layers[column - 1]?.frozen === true;
  const count = isHidden ? String(counts[column]) : trans.__('output');
  const words = column === 0 ? trans.__('inputs') : held ? trans.__('%1, frozen', count) : count;
  const change = (by: number) => () =>
    onShape?.(hidden.map((units, i) => (i === column - 1 ? units + by : units)));
  const name = trans.__('hidden layer %1', column);
  return (
    <div className="epochlab-Playground-head" style={{ left: left + NODE / 2 }}>
      {isHidden && (
        <span>
          <Small onClick={change(1)} off={!onShape} name={trans.__('Add a neuron to %1', name)} sign="+" />
          <Small
            onClick={change(-1)}
            off={!onShape || counts[column] === 1}
            name={trans.__('Remove a neuron from %1', name)}
            sign="−"
          />
        </span>
      )}
      <span>{words}</span>
    </div>
  );
}

interface SmallProps {
  readonly onClick: () => void;
  readonly off: boolean;
  readonly name: string;
  readonly sign: string;
}

/** A small round button with a sign. */
export function Small({ onClick, off, name, sign }: SmallProps): React.JSX.Element {
  return (
    <button className="epochlab-Small" disabled={off} onClick={onClick} title={name} aria-label={name}>
      {sign}
    </button>
  );
}

interface LinksProps extends NetworkPanelProps {
  readonly spots: readonly (readonly NodeSpot[])[];
}

function Links({ layers, spots, link, onLink, onReadLink }: LinksProps): React.JSX.Element {
  const trans = useTrans();
  return (
    <>
      {strongest(layers).map(({ layer, input, unit, weight, learns }) => {
        const [from, to] = [spots[layer]?.[input], spots[layer + 1]?.[unit]];
        if (!from || !to) return null;
        const isChosen = link?.layer === layer && link.input === input && link.unit === unit;
        const name = trans.__(
          'Weight from %1 to %2 of layer %3: %4',
          input + 1,
          unit + 1,
          layer + 1,
          formatNumber(weight),
        );
        return (
          <g
            key={`${layer} ${input} ${unit}`}
            onPointerEnter={() => onReadLink({ layer, input, unit })}
            onPointerLeave={() => onReadLink(null)}
            onClick={() => onLink({ layer, input, unit })}
          >
            {!learns && <path className="epochlab-Link-reach" d={linkPath(from, to)} />}
            <path
              d={linkPath(from, to)}
              className={`epochlab-Link${learns ? '' : ' epochlab-mod-still'}${isChosen ? ' epochlab-mod-chosen' : ''}`}
              stroke={weight < 0 ? palette.orange : palette.blue}
              strokeWidth={linkWidth(weight)}
              tabIndex={0}
              role="button"
              aria-label={name}
              onFocus={() => onReadLink({ layer, input, unit })}
              onBlur={() => onReadLink(null)}
              onKeyDown={event => event.key === 'Enter' && onLink({ layer, input, unit })}
            >
              <title>{name}</title>
            </path>
          </g>
        );
      })}
    </>
  );
}

interface WeightedLink extends LinkPlace {
  readonly weight: number;
  readonly learns: boolean;
}

function strongest(layers: readonly PlaygroundLayer[]): WeightedLink[] {
  const all = layers.flatMap(({ kernel, learns, frozen }, layer) =>
    kernel.flatMap((row, input) =>
      row.map((weight, unit) => ({
        layer,
        input,
        unit,
        weight,
        learns: frozen !== true && learns[input]?.[unit] !== 0,
      })),
    ),
  );
  if (all.length <= MOST_LINKS) return all;
  return all.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_LINKS);
}

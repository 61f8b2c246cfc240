import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import React, { useMemo, useState } from 'react';
import {
  formatCount,
  formatScore,
  neighboursIn,
  placedGraph,
  type Neighbours,
  type NodeLinkState,
} from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';
import { ClassKey } from './class-key';
import { NodeLinkGraph } from './node-link-graph';

const WIDTH = 720;
/** Neighbours of a node that its line names. */
const MOST_NEIGHBOURS = 12;

/** A graph whose nodes can be pointed at, or reached with the arrow keys: the edges of that node stand out and its line names them. */
export function NodeLinkView({ payload }: DrawingProps<'nodeLink'>): React.JSX.Element {
  const trans = useTrans();
  const { state } = payload;
  const graph = useMemo(() => placedGraph(state, WIDTH, 0), [state]);
  const neighbours = useMemo(() => neighboursIn(state), [state]);
  const [chosen, choose] = useState<number | null>(null);
  return (
    <ViewFrame
      what={trans.__('Graph')}
      subject={state.title}
      badge={sizes(state, trans)}
      note={chosen === null ? legendOf(state, trans) : describe(state, neighbours, chosen, trans)}
    >
      {state.classes !== undefined && <ClassKey classes={state.classes} />}
      <NodeLinkGraph
        graph={graph}
        chosen={chosen}
        onChoose={choose}
        label={trans.__('Graph %1: arrow keys go from node to node', state.title)}
        describe={node => describe(state, neighbours, node, trans)}
      />
    </ViewFrame>
  );
}

type Trans = IRenderMime.TranslationBundle;

const sizes = ({ x, from }: NodeLinkState, trans: Trans): string =>
  `${trans._n('%2 node', '%2 nodes', x.length, formatCount(x.length))} · ${trans._n('%2 edge', '%2 edges', from.length, formatCount(from.length))}`;

/** Says in words how to read rings and widths. */
function legendOf({ marked = [], markLabel, weights, weightLabel }: NodeLinkState, trans: Trans): string {
  return [
    ...(marked.length > 0 ? [trans.__('ring: %1', markLabel ?? trans.__('marked'))] : []),
    ...(weights ? [trans.__('width: %1', weightLabel ?? trans.__('weight'))] : []),
    trans.__('point at a node to see its neighbours'),
  ].join(' · ');
}

/** A node in words: its name, its class and its neighbours. */
function describe(state: NodeLinkState, neighboursOf: Neighbours, node: number, trans: Trans): string {
  const nameOf = (of: number): string => state.names?.[of] ?? String(of);
  const neighbours = neighboursOf(node);
  const shown = neighbours
    .slice(0, MOST_NEIGHBOURS)
    .map(
      ({ node: other, weight }) => nameOf(other) + (weight === undefined ? '' : ` ${formatScore(weight)}`),
    );
  const rest = neighbours.length - shown.length;
  const group = state.classes?.[state.classOf?.[node] ?? -1];
  return [
    nameOf(node),
    ...(group === undefined ? [] : [group]),
    ...(shown.length > 0 ? [trans.__('joined to %1', shown.join(', '))] : [trans.__('joined to no node')]),
    ...(rest > 0 ? [trans._n('and %2 more', 'and %2 more', rest, formatCount(rest))] : []),
  ].join(' · ');
}

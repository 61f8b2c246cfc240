import React, { useMemo, useRef, type KeyboardEvent } from 'react';
import {
  colourFrom,
  MARKER_SIZE,
  markersPath,
  nodeStyle,
  readableOn,
  shorten,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
} from '@epochlab/views';
import { nextNode } from './next-node';

export interface NodeLinkGraphProps {
  readonly graph: PlacedGraph;
  /** The node that is pointed at or has the focus. */
  readonly chosen: number | null;
  readonly onChoose: (node: number | null) => void;
  readonly label: string;
  /** A node in words. */
  readonly describe: (node: number) => string;
}

/** Tab reaches the graph, arrow keys go to the nearest node on that side. */
export function NodeLinkGraph(props: NodeLinkGraphProps): React.JSX.Element {
  const { graph, chosen, onChoose, label, describe } = props;
  const { width, height, nodes, edges } = graph;
  const ref = useRef<SVGSVGElement>(null);
  const reachable = chosen ?? nodes[0]?.index;
  const joined = useMemo(
    () => new Set(edges.flatMap(({ from, to }) => (from === chosen ? [to] : to === chosen ? [from] : []))),
    [edges, chosen],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextNode(nodes, reachable, event.key);
    if (next === undefined) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    ref.current?.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus();
  };
  return (
    <svg
      ref={ref}
      className="epochlab-NodeLink"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={label}
      data-choosing={chosen !== null}
      onKeyDown={onKeyDown}
    >
      {edges.map((edge, key) => (
        <Edge key={key} edge={edge} isChosen={edge.from === chosen || edge.to === chosen} />
      ))}
      {nodes.map(node => (
        <Node
          key={node.index}
          node={node}
          graph={graph}
          isBright={node.index === chosen || joined.has(node.index)}
          isReachable={node.index === reachable}
          label={describe(node.index)}
          onChoose={onChoose}
        />
      ))}
    </svg>
  );
}

function Edge({
  edge,
  isChosen,
}: {
  readonly edge: PlacedEdge;
  readonly isChosen: boolean;
}): React.JSX.Element {
  return (
    <path className="epochlab-NodeLink-edge" data-bright={isChosen} d={edge.d} strokeWidth={edge.width} />
  );
}

interface NodeProps {
  readonly node: PlacedNode;
  readonly graph: PlacedGraph;
  readonly isBright: boolean;
  /** Whether Tab reaches it. */
  readonly isReachable: boolean;
  readonly label: string;
  readonly onChoose: (node: number | null) => void;
}

function Node({ node, graph, isBright, isReachable, label, onChoose }: NodeProps): React.JSX.Element {
  const { index, at, name, group, isMarked } = node;
  const { radius, isNamed } = graph;
  const { colour, marker } = nodeStyle(group);
  const isInside = Array.from(name).length <= (radius > 10 ? 3 : 2);
  return (
    <g
      className="epochlab-NodeLink-node"
      data-node={index}
      data-bright={isBright}
      role="img"
      aria-label={label}
      tabIndex={isReachable ? 0 : -1}
      transform={`translate(${at[0]} ${at[1]})`}
      onMouseEnter={() => onChoose(index)}
      onMouseLeave={() => onChoose(null)}
      onFocus={() => onChoose(index)}
      onBlur={() => onChoose(null)}
    >
      {isMarked && <circle className="epochlab-NodeLink-ring" r={radius + 4} />}
      <path
        d={markersPath(marker, [[0, 0]])}
        transform={`scale(${(2 * radius) / MARKER_SIZE})`}
        {...(colour === undefined ? { className: 'epochlab-NodeLink-plain' } : { fill: colour })}
      />
      {isNamed && (
        <text
          y={isInside ? 4 : radius + 12}
          textAnchor="middle"
          {...(isInside && colour !== undefined ? { style: { fill: readableOn(colourFrom(colour)) } } : {})}
        >
          {shorten(name, 18)}
        </text>
      )}
    </g>
  );
}

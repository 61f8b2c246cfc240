import React, { useMemo } from 'react';
import {
  boxLines,
  layerGraph,
  type GraphEdge,
  type GraphNode,
  type ModelSummaryState,
} from '@epochlab/views';
import { useTrans } from '../../environment';
import { outermost, pathOf } from './path';

export interface LayerGraphProps {
  readonly state: ModelSummaryState;
  readonly selected: string | null;
  readonly onSelect: (path: string | null) => void;
}

/** The layers as boxes, with arrows along which tensors flow; shared layers have several arrows in. */
export function LayerGraph({ state, selected, onSelect }: LayerGraphProps): React.JSX.Element {
  const trans = useTrans();
  const { width, height, nodes, edges } = useMemo(() => layerGraph(state.layers, 'down'), [state.layers]);
  const chosen = selected === null ? null : outermost(selected);
  return (
    <div
      className="epochlab-Graph"
      tabIndex={0}
      role="group"
      aria-label={trans.__('Graph of %1', state.name)}
    >
      <svg data-export width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <defs>
          <marker id="epochlab-arrow" markerWidth="8" markerHeight="7" refX="7" refY="3.5" orient="auto">
            <path d="M0 0L8 3.5L0 7z" className="epochlab-Graph-head" />
          </marker>
        </defs>
        {edges.map(edge => (
          <Edge
            key={`${edge.from} ${edge.to}`}
            edge={edge}
            isChosen={edge.from === chosen || edge.to === chosen}
          />
        ))}
        {nodes.map(node => {
          const isChosen = node.layer.name === chosen;
          return (
            <Node
              key={node.layer.name}
              node={node}
              isChosen={isChosen}
              onSelect={() => onSelect(isChosen ? null : pathOf(node.layer.name))}
            />
          );
        })}
      </svg>
    </div>
  );
}

function Edge({
  edge,
  isChosen,
}: {
  readonly edge: GraphEdge;
  readonly isChosen: boolean;
}): React.JSX.Element {
  const d = edge.points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return (
    <path className="epochlab-Graph-edge" data-chosen={isChosen} d={d} markerEnd="url(#epochlab-arrow)" />
  );
}

interface NodeProps {
  readonly node: GraphNode;
  readonly isChosen: boolean;
  readonly onSelect: () => void;
}

function Node({ node, isChosen, onSelect }: NodeProps): React.JSX.Element {
  const { layer, x, y, width, height } = node;
  const [name, type] = boxLines(layer);
  return (
    <g
      className="epochlab-Graph-node"
      data-frozen={!layer.trainable}
      data-nested={layer.layers !== undefined}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={`${layer.name}, ${layer.type}`}
      onClick={onSelect}
      onKeyDown={event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          event.stopPropagation();
          onSelect();
        }
      }}
    >
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={5} />
      <text x={x} y={y - 3} textAnchor="middle">
        {name}
      </text>
      <text x={x} y={y + 12} textAnchor="middle" className="epochlab-Graph-type">
        {type}
      </text>
    </g>
  );
}

import React, { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import {
  boxLines,
  layerGraph,
  visiblePath,
  type GraphEdge,
  type GraphNode,
  type ModelSummaryState,
} from '@epochlab/views';
import { useTrans } from '../../environment';
import { scrollToShow } from './scroll-to-show';

export interface LayerGraphProps {
  readonly state: ModelSummaryState;
  /** The path of the selected layer. */
  readonly selected: string | null;
  readonly onSelect: (path: string | null) => void;
  /** The nested models, by path, whose layers show. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (path: string) => void;
}

/** The layers as boxes, with arrows along which tensors flow; an open model is a frame round its own graph. */
export function LayerGraph(props: LayerGraphProps): React.JSX.Element {
  const { state, selected, onSelect, open, onToggle } = props;
  const trans = useTrans();
  const ref = useRef<HTMLDivElement>(null);
  const graph = useMemo(() => layerGraph(state.layers, 'down', open), [state.layers, open]);
  const { width, height, nodes, edges } = graph;
  const chosen = selected === null ? null : visiblePath(selected, open);
  useEffect(() => {
    const node = nodes.find(({ path }) => path === chosen);
    if (ref.current && node) {
      scrollToShow(ref.current, node);
    }
  }, [nodes, chosen]);
  return (
    <div
      ref={ref}
      className="epochlab-Graph"
      tabIndex={0}
      role="group"
      aria-label={trans.__('Graph of %1', state.name)}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <defs>
          <marker id="epochlab-arrow" markerWidth="8" markerHeight="7" refX="7" refY="3.5" orient="auto">
            <path d="M0 0L8 3.5L0 7z" className="epochlab-Graph-head" />
          </marker>
        </defs>
        {nodes
          .filter(({ isOpen }) => isOpen)
          .map(node => (
            <Node key={node.path} node={node} {...actions(node)} />
          ))}
        {edges.map(edge => (
          <Edge
            key={`${edge.from} ${edge.to}`}
            edge={edge}
            isChosen={edge.from === chosen || edge.to === chosen}
          />
        ))}
        {nodes
          .filter(({ isOpen }) => !isOpen)
          .map(node => (
            <Node key={node.path} node={node} {...actions(node)} />
          ))}
      </svg>
    </div>
  );

  function actions({ path }: GraphNode): Pick<NodeProps, 'isChosen' | 'onSelect' | 'onToggle'> {
    const isChosen = path === chosen;
    return {
      isChosen,
      onSelect: () => onSelect(isChosen ? null : path),
      onToggle: () => onToggle(path),
    };
  }
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
  readonly onToggle: () => void;
}

/** A box, or the frame of an open model: Enter selects it, the right and left arrow keys open and close a model. */
function Node({ node, isChosen, onSelect, onToggle }: NodeProps): React.JSX.Element {
  const { layer, isOpen, x, y, width, height } = node;
  const isModel = layer.layers !== undefined && layer.layers.length > 0;
  const [name, type] = boxLines(layer);
  const top = y - height / 2;
  const actions: Readonly<Record<string, () => void>> = {
    Enter: onSelect,
    ' ': onSelect,
    ...(isModel ? { [isOpen ? 'ArrowLeft' : 'ArrowRight']: onToggle } : {}),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actions[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  return (
    <g
      className="epochlab-Graph-node"
      data-frozen={!layer.trainable}
      data-nested={layer.layers !== undefined}
      data-open={isOpen}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      {...(isModel ? { 'aria-expanded': isOpen } : {})}
      aria-label={`${layer.name}, ${layer.type}`}
      onClick={onSelect}
      onDoubleClick={() => isModel && onToggle()}
      onKeyDown={onKeyDown}
    >
      <rect x={x - width / 2} y={top} width={width} height={height} rx={5} />
      <text x={x} y={isOpen ? top + 17 : y - 3} textAnchor="middle">
        {name}
      </text>
      {!isOpen && (
        <text x={x} y={y + 12} textAnchor="middle" className="epochlab-Graph-type">
          {type}
        </text>
      )}
      {isModel && (
        <text
          className="epochlab-Graph-toggle"
          x={x - width / 2 + 5}
          y={top + 16}
          aria-hidden="true"
          onClick={event => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {isOpen ? '▾' : '▸'}
        </text>
      )}
    </g>
  );
}

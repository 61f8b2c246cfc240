/** State of a node-link view: the nodes of a graph where a layout has put them, and the edges between them. */
export interface NodeLinkState {
  readonly title: string;
  /** Where each node is, in units of its own; y upwards. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Labels of the nodes; their numbers where there are none. */
  readonly names?: readonly string[];
  /** Names of the classes, and for each node the index of its class. */
  readonly classes?: readonly string[];
  readonly classOf?: readonly number[];
  /** Nodes with a ring round them, and what the ring means. */
  readonly marked?: readonly number[];
  readonly markLabel?: string;
  /** The two nodes of each edge. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly directed: boolean;
  /** How strong each edge is, 0 or more: its width. */
  readonly weights?: readonly number[];
  /** Where the two directions differ, how strong each edge is at its first node; `weights` are then those at its second. */
  readonly weightsBack?: readonly number[];
  /** Name of the weights, such as `attention`. */
  readonly weightLabel?: string;
}

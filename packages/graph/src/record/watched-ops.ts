import { activeRecorder } from './record';
import { gradientDepth } from './state';

/**
 * Whether single ops are being written down at this moment, by tfjs for a gradient or here for a graph: then what could run as one
 * graph has to run op by op, or its inputs would have no part in the gradient and its results would be constants of the graph.
 */
export const opsAreWatched = (): boolean => gradientDepth() > 0 || activeRecorder() !== undefined;

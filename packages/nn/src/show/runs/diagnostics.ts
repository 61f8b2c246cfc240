import type { LayersModel } from '@tensorflow/tfjs-node';
import { diagnose } from '../../explain/diagnose';
import type { ModelData } from '../../inputs';
import { table } from '../table';

/**
 * Shows how each layer learns on one batch: the norm of its gradient, how large that is beside its weights, and the share of units that are
 * dead (0 for every sample).
 *
 * @example
 * show.diagnostics(model, x.slice(0, 256), y.slice(0, 256));
 */
export function diagnostics(model: LayersModel, x: ModelData, y: ModelData): void {
  const rows = diagnose(model, x, y).layers.map(({ layer, gradientNorm, weightNorm, deadShare }) => ({
    layer,
    'gradient norm': gradientNorm,
    'weight norm': weightNorm,
    'gradient / weights': weightNorm && gradientNorm !== null ? gradientNorm / weightNorm : null,
    'dead units, %': deadShare === null ? null : 100 * deadShare,
  }));
  table(rows, { title: 'Gradients and dead units' });
}

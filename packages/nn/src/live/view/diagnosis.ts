import type { LayerDiagnosis, ToView } from '@epochlab/views';
import type { Run } from '../run/run';

/** The layers of a model on some of its data. */
export interface Look {
  /** How many samples that is. */
  readonly samples: number;
  readonly layers: readonly LayerDiagnosis[];
}

/** Looks into the layers of the model of a run as they are now. */
export type Diagnosis = () => Look | Promise<Look>;

/** Answer to a view: the layers as they are now, or why they cannot be looked into. */
export async function diagnosisOf(
  run: Run,
  diagnosis: Diagnosis | undefined,
  request: number,
): Promise<ToView> {
  const { epoch, step } = run.progress;
  const answer = { type: 'diagnosis', request, epoch, step } as const;
  const refused = (error: string): ToView => ({ ...answer, samples: 0, layers: [], error });
  if (run.isOver) return refused('Layers can be looked into only while the run goes on.');
  if (!diagnosis) return refused('This run did not say which layers are its own.');
  try {
    const { samples, layers } = await diagnosis();
    return { ...answer, samples, layers: layers.map(travelling) };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/** JSON knows neither NaN nor infinity. */
const travelling = ({ layer, gradientNorm, weightNorm, deadShare }: LayerDiagnosis): LayerDiagnosis => ({
  layer,
  gradientNorm: finiteOrNull(gradientNorm),
  weightNorm: finiteOrNull(weightNorm),
  deadShare: finiteOrNull(deadShare),
});

const finiteOrNull = (value: number | null): number | null => (Number.isFinite(value) ? value : null);

import type { LayerDiagnosis, ToView } from '@epochlab/views';
import type { Run } from './run';

/** Looks into the layers of the model of a run, on some of its data. */
export interface Diagnosis {
  /** How many samples it looks at. */
  readonly samples: number;
  layers(): readonly LayerDiagnosis[];
}

/** What a view is told: the layers as they are now, or why they cannot be looked into. */
export function diagnosisOf(run: Run, diagnosis: Diagnosis | undefined, request: number): ToView {
  const { epoch, step } = run.progress;
  const answer = { type: 'diagnosis', request, epoch, step, samples: diagnosis?.samples ?? 0 } as const;
  if (!diagnosis || run.isOver)
    return { ...answer, layers: [], error: 'Layers can be looked into only while the run goes on.' };
  try {
    return { ...answer, layers: diagnosis.layers().map(travelling) };
  } catch (error) {
    return { ...answer, layers: [], error: error instanceof Error ? error.message : String(error) };
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

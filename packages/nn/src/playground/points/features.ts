import type { PlaygroundFeature } from '@epochlab/views';

interface FeatureOfPlane {
  /** As it stands beside its node. */
  readonly label: string;
  readonly of: (x: number, y: number) => number;
}

/** The functions of the plane that may be the network's inputs. */
export const FEATURE_TABLE: Readonly<Record<PlaygroundFeature, FeatureOfPlane>> = {
  x: { label: 'x', of: x => x },
  y: { label: 'y', of: (_, y) => y },
  xSquared: { label: 'x²', of: x => x * x },
  ySquared: { label: 'y²', of: (_, y) => y * y },
  xTimesY: { label: 'xy', of: (x, y) => x * y },
  sinX: { label: 'sin x', of: x => Math.sin(x) },
  sinY: { label: 'sin y', of: (_, y) => Math.sin(y) },
  cosX: { label: 'cos x', of: x => Math.cos(x) },
  cosY: { label: 'cos y', of: (_, y) => Math.cos(y) },
};

/** The network's inputs of a place. */
export const featuresOf = (features: readonly PlaygroundFeature[], x: number, y: number): number[] =>
  features.map(name => FEATURE_TABLE[name].of(x, y));

import type { TrainingLine, TrainingPanel } from '@epochlab/views';

/** The panel in the user's colours: the first for training, the second for validation, as in the settings. */
export function recolored(panel: TrainingPanel, colors: readonly string[]): TrainingPanel {
  return colors.length === 0
    ? panel
    : { ...panel, lines: panel.lines.map(line => recoloredLine(line, colors)) };
}

function recoloredLine(line: TrainingLine, colors: readonly string[]): TrainingLine {
  const colour = colors[line.series.set === 'training' ? 0 : 1];
  return colour === undefined || line.run !== undefined
    ? line
    : { ...line, style: { ...line.style, colour } };
}

import type { TrainingState } from '@epochlab/views';

/** The names of the settings in which runs differ, in the order in which they first appear. */
export function differing(all: readonly TrainingState['settings'][]): string[] {
  const names = [...new Set(all.flatMap(settings => Object.keys(settings)))];
  return names.filter(name => new Set(all.map(settings => settings[name])).size > 1);
}

import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { shorten, type TrainingLine } from '@epochlab/views';

/** Name of a curve in a legend: its run and its own name, if they have any, and its set where that is in question. */
export function lineName(
  trans: IRenderMime.TranslationBundle,
  { series, run, detail }: TrainingLine,
): string {
  if (detail) return trans.__('each step');
  const { name, set } = series;
  const setName = set === 'training' ? trans.__('training') : trans.__('validation');
  const words = [run, name].flatMap(word => (word === undefined ? [] : [shorten(word, 20)]));
  return [...words, ...(name !== undefined && set === 'training' ? [] : [setName])].join(' ');
}

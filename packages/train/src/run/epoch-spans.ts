import type { CompiledSection } from './batch-sections';

/** Consecutive batches of one section, within one pass through the data. */
export interface Span {
  /** How often the data had been gone through before: each pass has its own order of rows. */
  readonly pass: number;
  readonly section: CompiledSection;
  /** Batches of the section that come before. */
  readonly done: number;
  readonly count: number;
}

export const batchesIn = (sections: readonly { readonly count: number }[]): number =>
  sections.reduce((sum, { count }) => sum + count, 0);

/** The section that holds batch `index` of a pass, and how many of its batches come before. */
function locate(
  sections: readonly CompiledSection[],
  index: number,
): { section: CompiledSection; done: number } {
  let before = 0;
  for (const section of sections) {
    if (index < before + section.count) return { section, done: index - before };
    before += section.count;
  }
  throw new Error(`There is no batch ${index}.`);
}

/** The batches that epoch `epoch` runs, when each epoch takes `steps` batches and goes on where the one before it stopped. */
export function epochSpans(sections: readonly CompiledSection[], epoch: number, steps: number): Span[] {
  const all = batchesIn(sections);
  const spans: Span[] = [];
  for (let at = epoch * steps; at < (epoch + 1) * steps;) {
    const { section, done } = locate(sections, at % all);
    const count = Math.min(section.count - done, (epoch + 1) * steps - at);
    spans.push({ pass: Math.floor(at / all), section, done, count });
    at += count;
  }
  return spans;
}

/** The sections cut off after their first `most` batches. */
export function firstBatches(sections: readonly CompiledSection[], most: number): CompiledSection[] {
  let left = most;
  return sections.flatMap(section => {
    const count = Math.min(section.count, left);
    left -= count;
    return count > 0 ? [{ ...section, count }] : [];
  });
}

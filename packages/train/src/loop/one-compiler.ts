let busy: Promise<void> | undefined;

/** The graph that XLA compiles now beside training, in the whole process. */
export const compilingNow = (): Promise<void> | undefined => busy;

/**
 * Lets XLA compile, one loop at a time: it takes a processor, and a search over models would ask for many loops that are not
 * needed any more when their turn comes.
 */
export function compileAlone(work: Promise<void>): Promise<void> {
  const ended = work.finally(() => (busy = undefined));
  // Whoever waits for the work gets a failure.
  busy = ended.catch(() => undefined);
  return ended;
}

/** Starts to measure; the function that it returns says in words what has gone by since. */
export function startStopwatch(): () => string {
  const processor = process.cpuUsage();
  const start = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(processor);
    return `Time: ${duration(performance.now() - start)} (processors: ${duration((user + system) / 1000)})`;
  };
}

/** Milliseconds in words, to three digits. */
function duration(ms: number): string {
  if (ms < 1000) return `${Number(ms.toPrecision(3))} ms`;
  if (ms < 60_000) return `${Number((ms / 1000).toPrecision(3))} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

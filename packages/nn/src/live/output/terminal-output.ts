import { SingleBar } from 'cli-progress';
import type { RunOutput } from './output';
import type { Run } from '../run/run';

const REDRAW_MS = 100;

/** A progress bar on a terminal, one line an epoch elsewhere (a file, a pipe); on stderr, so that stdout stays the program's own. */
export function terminalOutput(run: Run, stream: NodeJS.WriteStream = process.stderr): RunOutput {
  return stream.isTTY ? new Bar(run, stream) : new Lines(run, stream);
}

class Bar implements RunOutput {
  readonly #run: Run;
  readonly #bar: SingleBar;
  #next = 0;

  constructor(run: Run, stream: NodeJS.WriteStream) {
    this.#run = run;
    this.#bar = new SingleBar({
      stream,
      format: '{epoch} {bar} {value}/{total} steps · {left} · {logs}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 24,
      hideCursor: true,
    });
    this.#bar.start(1, 0, this.#text());
  }

  update(): void {
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + REDRAW_MS;
    this.#draw();
  }

  close(): void {
    this.#draw();
    this.#bar.stop();
  }

  #draw(): void {
    const { epoch, epochs, step, stepsPerEpoch } = this.#run.progress;
    if (stepsPerEpoch !== null) this.#bar.setTotal(epochs * stepsPerEpoch);
    this.#bar.update((epoch - 1) * (stepsPerEpoch ?? 0) + step, this.#text());
  }

  #text(): Record<string, string> {
    const { epoch, epochs, secondsLeft } = this.#run.progress;
    const left = secondsLeft === null ? this.#run.status : `${Math.ceil(secondsLeft)} s left`;
    return { epoch: `epoch ${epoch}/${epochs}`, left, logs: latest(this.#run) };
  }
}

class Lines implements RunOutput {
  readonly #run: Run;
  readonly #stream: NodeJS.WriteStream;
  #printed = 0;

  constructor(run: Run, stream: NodeJS.WriteStream) {
    this.#run = run;
    this.#stream = stream;
  }

  update(): void {
    const done = Math.max(
      0,
      ...[...this.#run.series.values()].map(s => (s.key.per === 'epoch' ? s.points.length : 0)),
    );
    if (done <= this.#printed) return;
    this.#printed = done;
    const { epoch, epochs, secondsElapsed } = this.#run.progress;
    this.#stream.write(`epoch ${epoch}/${epochs} · ${secondsElapsed.toFixed(1)} s · ${latest(this.#run)}\n`);
  }

  close(): void {
    this.update();
  }
}

/** The last value of every curve; of an epoch rather than of a batch where there is one. */
function latest(run: Run): string {
  const values = new Map<string, number>();
  for (const per of ['batch', 'epoch'] as const) {
    for (const { key, points } of run.series.values()) {
      const value = points.y.at(-1);
      if (key.per === per && value !== undefined)
        values.set(`${key.set === 'validation' ? 'val_' : ''}${key.metric}`, value);
    }
  }
  return [...values].map(([name, value]) => `${name} ${value.toPrecision(4)}`).join(' · ');
}

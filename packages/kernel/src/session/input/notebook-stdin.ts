import { Interface } from 'node:readline';
import readlinePromises from 'node:readline/promises';
import { Readable } from 'node:stream';
import type { Input } from './input';

/** The name that readline and `pipe` give the function with which they listen for data. */
const LIBRARY_LISTENER = 'ondata';

type Listener = (...args: never[]) => void;

/**
 * `process.stdin` of a notebook: each line is a question to the front end. Somebody must want it: a readline interface takes
 * data from the moment that it is made, long before it asks for a line.
 */
class NotebookStdin extends Readable {
  readonly fd = 0;
  readonly isTTY = false;
  private wanted = false;
  private waiting = false;

  constructor(private readonly input: Input) {
    super({ encoding: 'utf8', highWaterMark: 1, autoDestroy: false });
  }

  /** Lines are asked for from now on. */
  want(): void {
    this.wanted = true;
    this.askSoon();
  }

  override _read(): void {
    this.waiting = true;
    this.askSoon();
  }

  override resume(): this {
    super.resume();
    this.askSoon();
    return this;
  }

  override on(event: string | symbol, listener: Listener): this {
    super.on(event, listener as (...args: unknown[]) => void);
    const reads = event === 'readable' || (event === 'data' && listener.name !== LIBRARY_LISTENER);
    if (reads) this.want();
    return this;
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T, options?: { end?: boolean }): T {
    const piped = super.pipe(destination, options);
    this.want();
    return piped;
  }

  /** Whoever has got a line may want no more: it has until the next turn to say so. */
  private askSoon(): void {
    setImmediate(() => {
      if (this.wanted && this.waiting && !this.isPaused()) this.ask();
    });
  }

  private ask(): void {
    this.waiting = false;
    this.input.ask('').then(
      line => this.push(`${line}\n`),
      (error: unknown) => this.emit('error', error),
    );
  }
}

type Answer = (answer: string) => void;

/** An interface of readline, as far as it is used here. */
interface Lines {
  readonly input?: unknown;
  question(query: string, ...rest: unknown[]): unknown;
  on(event: string | symbol, listener: Listener): unknown;
}

/** Lets what reads the standard input, readline's questions among it, ask the user of the notebook. */
export function installStdin(input: Input): void {
  const stdin = new NotebookStdin(input);
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true, enumerable: true });
  // The two classes differ in their `question`; neither's type fits the other's.
  const callbacks = Interface.prototype as unknown as Lines;
  const promises = readlinePromises.Interface.prototype as unknown as Lines;
  const ask = (query: unknown) => input.ask(query);
  override(callbacks, stdin, (query, ...rest) => {
    const use = rest.at(-1) as Answer;
    void ask(query).then(use);
  });
  override(promises, stdin, ask);
}

/** Replaces `question` for interfaces on the notebook's input, and notices who wants lines. */
function override(prototype: Lines, stdin: NotebookStdin, ask: Lines['question']): void {
  const { question, on } = prototype;
  prototype.question = function (this: Lines, query, ...rest) {
    return this.input === stdin ? ask(query, ...rest) : question.call(this, query, ...rest);
  };
  prototype.on = function (this: Lines, event, listener) {
    if (this.input === stdin && event === 'line') stdin.want();
    return on.call(this, event, listener);
  };
}

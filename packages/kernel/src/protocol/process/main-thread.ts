import { Session, type Runtime } from 'node:inspector';

/**
 * The user's thread, reached through V8's inspector: what is asked of it there is done even in the middle of a loop
 * that never ends.
 */
export class MainThread {
  private readonly inspector = new Session();

  constructor() {
    this.inspector.connectToMainThread();
  }

  /** Runs `expression` at the next place where V8 can interrupt what runs. */
  evaluate(expression: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const params: Runtime.EvaluateParameterType = { expression, returnByValue: true };
      this.inspector.post('Runtime.evaluate', params, (error, answer) =>
        error ? reject(error) : resolve(answer.result.value),
      );
    });
  }

  /** Ends the JavaScript that runs there, or else what runs next. Settles when that is done. */
  terminate(): Promise<void> {
    return new Promise((resolve, reject) =>
      this.inspector.post('Runtime.terminateExecution', error => (error ? reject(error) : resolve())),
    );
  }

  [Symbol.dispose](): void {
    this.inspector.disconnect();
  }
}

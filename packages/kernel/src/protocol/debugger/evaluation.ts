import type { Runtime } from 'node:inspector';
import type { InspectorLink } from './inspector-link';
import type { Frame } from './pause';

/** Where the session keeps what the debugger asks of it (see session/cells/debug-access.ts). */
export const ACCESS = `globalThis[Symbol.for('epochlab.debug')]`;

/** Evaluates on the user's thread, standing still or not. */
export class Evaluation {
  constructor(private readonly inspector: InspectorLink) {}

  /** An expression of the user's, in which the names of cells are known. */
  async inFrame(expression: string, frame: Frame | undefined): Promise<Runtime.RemoteObject> {
    await this.global(`${ACCESS}.exposeNames()`);
    try {
      if (!frame) return await this.global(expression);
      const { callFrameId } = frame.call;
      const answer = await this.inspector.post<Runtime.EvaluateReturnType>('Debugger.evaluateOnCallFrame', {
        callFrameId,
        expression,
      });
      return resultOf(answer);
    } finally {
      await this.global(`${ACCESS}.hideNames()`);
    }
  }

  /** An expression of the kernel's own. */
  async global(expression: string, returnByValue = false): Promise<Runtime.RemoteObject> {
    return resultOf(
      await this.inspector.post<Runtime.EvaluateReturnType>('Runtime.evaluate', {
        expression,
        returnByValue,
      }),
    );
  }
}

function resultOf({ result, exceptionDetails }: Runtime.EvaluateReturnType): Runtime.RemoteObject {
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result;
}

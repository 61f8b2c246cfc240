/**
 * One cell from its text to its result: compiled, run by the executor, timed, its errors mapped to
 * its lines.
 */

import type { CompiledCell } from '../../compiler/compiler';
import { toBundle } from '../../display/to-bundle';
import { type Habits, habitsOfCell } from '../../compat/foreign-code';
import { renderDiagnostics, renderWarnings } from '../../errors/compile-error';
import { type Question, takeHelp } from '../../help/help-lines';
import type { ErrorRenderer } from '../../errors/render';
import type { ExecuteOutcome, ExecuteTask } from '../../threads/messages';
import type { ErrorContent, JsonObject, MimeBundle } from '../../wire/message';
import type { Activities } from '../activity/activities';
import type { Activity } from '../activity/activity';
import { isShown } from '../output/display-handle';
import type { CellExecutor } from './cell-executor';
import { InterruptError } from '../activity/interrupt-error';
import type { Magics } from '../../magics/magics';
import type { ProtocolLink } from '../protocol-link';
import type { RememberingCompiler } from './remembering-compiler';
import { startStopwatch } from './stopwatch';

export interface CellTools {
  readonly compiler: RememberingCompiler;
  readonly executor: CellExecutor;
  readonly activities: Activities;
  readonly magics: Magics;
  readonly link: ProtocolLink;
  readonly renderError: ErrorRenderer;
  /** Lets libraries bring to the page what they have held back. */
  readonly cellEnded: () => void;
  /** Answers a cell's questions. */
  readonly help: (question: Question) => Promise<MimeBundle>;
  /** Those of the notebook's file, which the first cell takes up. */
  habits: Habits | undefined;
}

/** A cell that does not compile; what is wrong with it is rendered already. */
class CompileError extends Error {
  readonly #content: ErrorContent;

  constructor(content: ErrorContent) {
    super(content.evalue);
    this.#content = content;
  }

  /** The content, if it is one; unlike `instanceof`, this asks nothing of a proxy. */
  static contentOf(error: unknown): ErrorContent | undefined {
    return typeof error === 'object' && error !== null && #content in error ? error.#content : undefined;
  }
}

/** A cell on its way, as far as it is known. */
interface Progress {
  activity: Activity | undefined;
  compiled: CompiledCell | undefined;
  readonly declared: Set<string>;
}

/** Carries cells from text to result. */
export class CellSession {
  private unnumbered = 0;
  private readonly unfinished = new Set<() => void>();

  constructor(private readonly tools: CellTools) {}

  /** Settles in any case, also when `giveUp` finds that the cell's own code never will. */
  execute(task: ExecuteTask): Promise<ExecuteOutcome> {
    const progress: Progress = { activity: undefined, compiled: undefined, declared: new Set() };
    return new Promise(resolve => {
      const giveUp = () => {
        if (!progress.activity?.interrupted) return;
        this.unfinished.delete(giveUp);
        void this.commit(progress);
        resolve({ error: this.describe(new InterruptError()), userExpressions: {} });
      };
      this.unfinished.add(giveUp);
      void this.carry(task, progress)
        .finally(() => this.unfinished.delete(giveUp))
        .then(resolve);
    });
  }

  /**
   * For when the thread has been terminated: V8 then drops all microtasks, among them perhaps the one that would have
   * ended a cell. Returns a function that ends those interrupted cells of now that have not ended by then.
   */
  giveUp(): () => void {
    const suspects = [...this.unfinished];
    return () => {
      for (const giveUp of suspects) if (this.unfinished.has(giveUp)) giveUp();
    };
  }

  private async carry(task: ExecuteTask, progress: Progress): Promise<ExecuteOutcome> {
    const { activities, executor, magics } = this.tools;
    try {
      const outcome = await activities.start(task.origin, task.allowStdin, async activity => {
        progress.activity = activity;
        await this.heedForeignCode(task.code);
        const { questions, rest } = takeHelp(task.code, name => name in executor.namespace);
        const { code, isTimed } = await magics.apply(rest, () => activity.signal);
        progress.compiled = await activity.wait(this.compile(code, this.fileName(task)));
        const elapsed = startStopwatch();
        const { value } = await executor.run(progress.compiled, task.code, (...names) =>
          names.forEach(name => progress.declared.add(name)),
        );
        if (isTimed) process.stdout.write(`${elapsed()}\n`);
        this.tools.cellEnded();
        if (questions.length > 0) await this.commit(progress);
        for (const question of questions) await this.showHelp(question, activity);
        return {
          resultText: await this.showResult(value, task, activity),
          interrupted: activity.interrupted,
        };
      });
      // A training loop that heeds the interrupt ends like any other: that the cell was stopped must still be said.
      if (outcome.interrupted) throw new InterruptError();
      await this.commit(progress);
      const userExpressions = await this.userExpressions(task);
      return { userExpressions, ...(outcome.resultText !== undefined && { resultText: outcome.resultText }) };
    } catch (error) {
      await this.commit(progress);
      return { error: await this.explain(error, task, progress), userExpressions: {} };
    }
  }

  /** In an activity of its own: what is thrown may run code without end when it is looked at. */
  private async explain(error: unknown, task: ExecuteTask, progress: Progress): Promise<ErrorContent> {
    try {
      return await this.tools.activities.start(task.origin, false, activity => {
        progress.activity = activity;
        this.tools.cellEnded();
        return this.describe(error);
      });
    } catch (failure) {
      return this.describe(failure);
    }
  }

  /** Takes up the habits of a notebook that another kernel wrote, or of a cell that uses what only another kernel has. */
  private async heedForeignCode(code: string): Promise<void> {
    const habits = this.tools.habits ?? habitsOfCell(code);
    this.tools.habits = undefined;
    if (habits) await this.tools.magics.adopt(habits);
  }

  private async compile(code: string, fileName: string): Promise<CompiledCell> {
    const { check, language } = this.tools.magics.settings;
    const result = await this.tools.compiler.compile({ code, fileName, check, language });
    if (result.status === 'ok') {
      if (result.warnings.length > 0) process.stderr.write(renderWarnings(result.warnings));
      return result.cell;
    }
    throw new CompileError(renderDiagnostics(result.diagnostics, code, fileName));
  }

  /** Declarations made before a throw are kept. */
  private async commit({ compiled, declared }: Progress): Promise<void> {
    if (compiled) await this.tools.compiler.commit(compiled.fileName, [...declared]);
  }

  private async showHelp(question: Question, activity: Activity): Promise<void> {
    const data = await activity.wait(this.tools.help(question));
    const content = { data, metadata: {}, transient: {} };
    this.tools.link.publish({ msgType: 'display_data', content, origin: activity.origin });
  }

  private async showResult(
    value: unknown,
    task: ExecuteTask,
    activity: Activity,
  ): Promise<string | undefined> {
    if (value === undefined || task.silent || activity.hidesResult || isShown(value)) return undefined;
    const data = await toBundle(value);
    const content = { execution_count: task.executionCount, data, metadata: {} };
    this.tools.link.publish({ msgType: 'execute_result', content, origin: activity.origin });
    return String(data['text/plain']);
  }

  /** Each expression has a result or an error of its own; none fails the cell. */
  private async userExpressions(task: ExecuteTask): Promise<JsonObject> {
    const results: JsonObject = {};
    for (const [name, expression] of Object.entries(task.userExpressions)) {
      results[name] = await this.evaluate(expression, task);
    }
    return results;
  }

  private async evaluate(expression: string, { origin }: ExecuteTask): Promise<JsonObject> {
    const { activities, executor } = this.tools;
    try {
      const fileName = `expression-${++this.unnumbered}.ts`;
      const data = await activities.start(origin, false, async () => {
        const { value } = await executor.run(await this.compile(expression, fileName), expression, () => {});
        return toBundle(value);
      });
      return { status: 'ok', data, metadata: {} };
    } catch (error) {
      return { status: 'error', ...this.describe(error) };
    }
  }

  private describe(error: unknown): ErrorContent {
    return CompileError.contentOf(error) ?? this.tools.renderError(error);
  }

  private fileName({ storeHistory, executionCount }: ExecuteTask): string {
    return storeHistory ? `cell-${executionCount}.ts` : `cell-${executionCount}-${++this.unnumbered}.ts`;
  }
}

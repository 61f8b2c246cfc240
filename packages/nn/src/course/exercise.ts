import type { Exercise } from './exercises/exercise-table';
import { exercises, type Exercises } from './exercises';
import { describe as written } from './difference';

type Given<K extends keyof Exercises> =
  Exercises[K] extends Exercise<infer Values extends readonly unknown[]> ? Values : never;

type Judge = <K extends keyof Exercises>(id: K, answer: unknown, ...given: Given<K>) => void;

const SOLUTION = 'The solution is below the cell: click "One solution".';

/** Judges answers and remembers the wrong ones, so that help comes in steps: a hint, a further one, the way to the solution. */
export function exercisesFromTheStart(): Judge {
  const wrong = new Map<string, Set<string>>();
  return (id, answer, ...given) => {
    const { about, problem, hints } = exercises[id] as Exercise<readonly unknown[]>;
    const name = `${id} ${about}`;
    if (answer === undefined) {
      console.log(`○ ${name}: no answer yet.`);
      return;
    }
    const found = problem(answer, ...given);
    if (found === '') {
      console.log(`✓ ${name}`);
      return;
    }
    // The same answer once more is no further attempt.
    const attempts = (wrong.get(id) ?? new Set<string>()).add(written(answer));
    wrong.set(id, attempts);
    const help = [`Hint: ${hints[0]}`, `A further hint: ${hints[1]}`][attempts.size - 1];
    console.log(`✗ ${name}: ${found} ${help ?? `${hints[1]} ${SOLUTION}`}`);
  };
}

/**
 * Checks the answer to an exercise of the course and prints `✓`, or `✗` with a hint, a further one after the second wrong answer
 * and then the way to the solution. An answer that is `undefined` counts as not given yet. Never throws for a wrong answer.
 *
 * @param id the lesson and the number of the exercise, such as '1.2'
 * @param given values of the notebook that the answer depends on
 * @example
 * exercise('1.1', 64 * 32 + 32);   // ✓ 1.1 parameters of a dense layer
 */
export const exercise: Judge = exercisesFromTheStart();

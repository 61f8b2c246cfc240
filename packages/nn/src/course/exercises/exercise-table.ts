import { describe as written, difference, type Expected } from '../difference';

/** An exercise of the course: how an answer is judged, and what helps who got it wrong. */
export interface Exercise<Given extends readonly unknown[] = readonly []> {
  /** A few words for the line that is printed. */
  readonly about: string;
  /**
   * Why an answer is not right, in words that do not give the right one away; the empty string for a right answer.
   *
   * @param given values of the notebook that the answer depends on, such as a trained model
   */
  readonly problem: (answer: unknown, ...given: Given) => string;
  /** Printed after the first wrong answer, and after the second. */
  readonly hints: readonly [first: string, second: string];
}

/** Lets the table say the types of what each exercise is given. */
export const exerciseOf = <Given extends readonly unknown[]>(exercise: Exercise<Given>): Exercise<Given> =>
  exercise;

/**
 * Judges by the right answer: numbers within the tolerance, lists value by value.
 *
 * @param tolerance how far a number may lie from the right one, relative to it where that is above 1
 */
export const equal =
  <Given extends readonly unknown[]>(right: (...given: Given) => Expected, tolerance = 1e-6) =>
  (answer: unknown, ...given: Given): string => {
    const expected = right(...given);
    if (difference(answer, expected, tolerance) === '') return '';
    const form = formOf(expected);
    return form === formOf(answer)
      ? `${written(answer)} is not right.`
      : `got ${written(answer)}, expected ${form}.`;
  };

/** The form of an answer, which may be told. */
function formOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}, each ${formOf(value[0])}`;
  return typeof value === 'number' ? 'a number' : `a ${typeof value}`;
}

/** Judges a function by its values at some points. */
export const equalAt =
  (points: readonly number[], right: (x: number) => number, tolerance = 1e-6) =>
  (answer: unknown): string => {
    if (typeof answer !== 'function') return `got ${written(answer)}, expected a function of one number.`;
    const wrong = points.find(
      x => difference((answer as (x: number) => unknown)(x), right(x), tolerance) !== '',
    );
    return wrong === undefined
      ? ''
      : `it gives ${written((answer as (x: number) => unknown)(wrong))} for ${wrong}, which is not right.`;
  };

import { pythonCode } from './code';
import { pythonMembers, pythonNames } from './names';

const NAME = /^Cannot find name '(\w+)'|^(\w+) is not defined$|^'(\w+)' only refers to a type/;
const MEMBER = /^Property '(\w+)' does not exist on type|\.(\w+) is not a function$/;

/** Advice on habits from Python, and the messages that it explains. */
export interface Habits {
  readonly advice: readonly string[];
  readonly explained: ReadonlySet<string>;
}

/**
 * Finds what was written as in Python: in the messages, and in the code that they are about.
 *
 * @param lines  of the cell, where the errors are; none at run time
 */
export function pythonHabits(messages: readonly string[], lines: readonly string[]): Habits {
  const options = optionsByName(messages, lines);
  const known = messages.flatMap(message => {
    const advice = ofName(message) ?? ofMember(message);
    return advice === undefined ? [] : [{ message, advice }];
  });
  const ofCode = options.length > 0 || known.length > 0 ? [] : pythonCode(lines);
  const explained = [...known.map(({ message }) => message), ...options];
  const optionAdvice =
    options.length > 0
      ? [
          "options by name are written as an object, the last argument: `layers.Dense(64, { activation: 'relu' })`.",
        ]
      : [];
  return {
    advice: [...new Set([...optionAdvice, ...known.map(({ advice }) => advice), ...ofCode])],
    explained: new Set(ofCode.length > 0 ? [...explained, ...messages.filter(isFollowUp)] : explained),
  };
}

function ofName(message: string): string | undefined {
  const [, missing, undefinedName, typeName] = NAME.exec(message) ?? [];
  return own(pythonNames, missing ?? undefinedName ?? typeName);
}

function ofMember(message: string): string | undefined {
  if (
    / on type '(?:[^']*\b)?(?:Tensor|Promise)\b/.test(message) &&
    !/'(?:T|numpy|item|astype)'/.test(message)
  )
    return undefined;
  const [, property, method] = MEMBER.exec(message) ?? [];
  return own(pythonMembers, property ?? method);
}

/** Messages on `units` in `layers.Dense(units=64)`, which assigns to a name that nobody has declared. */
function optionsByName(messages: readonly string[], lines: readonly string[]): string[] {
  return messages.filter(message => {
    const [, missing, undefinedName] = NAME.exec(message) ?? [];
    const name = missing ?? undefinedName;
    return name !== undefined && lines.some(line => new RegExp(`[(,]\\s*${name}\\s*=(?![=>])`).test(line));
  });
}

/** A name on a line that is Python is as a rule one more sign of the same. */
const isFollowUp = (message: string) => NAME.test(message);

function own(table: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? `${table[key]}` : undefined;
}

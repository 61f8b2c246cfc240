import type { Installation } from '../installation';
import { examine, type Finding } from './check';
import { checks } from './checks';

/** Examines every part of an installation, in the order in which one rests on another. */
export async function doctor(installation: Installation): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(await examine(check, installation));
  return findings;
}

/** The findings for a person: a line for each part, and below it the remedy where one is needed. */
export const report = (findings: readonly Finding[]): string => findings.map(line).join('');

const line = ({ name, ok, detail, remedy }: Finding): string =>
  `${ok ? '✓' : '✗'} ${name.padEnd(12)}${detail}\n${remedy === undefined ? '' : `  ${remedy}\n`}`;

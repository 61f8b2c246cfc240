import { appendFileSync } from 'node:fs';
import type { Died } from './pool';
import type { Found } from './search';
import { typescriptOf } from './typescript';
import type { Answer } from './worker';

const told = ({ program, difference }: Found) =>
  [
    `  at ${difference.at}`,
    `  compiled  ${difference.compiled}`,
    `  op by op  ${difference.opByOp}`,
    typescriptOf(program),
    JSON.stringify(program),
  ].join('\n');

/** Counts programs, prints those that differ, and appends them to a file if there is one. */
export class Report {
  ran = 0;
  differing = 0;
  private readonly start = performance.now();

  constructor(
    private readonly seed: number,
    private readonly file: string | undefined,
  ) {}

  get seconds(): number {
    return (performance.now() - this.start) / 1000;
  }

  add(answer: Answer | Died): void {
    this.ran++;
    if ('died' in answer) this.differs(answer.index, answer.died, answer);
    else if (answer.found) this.differs(answer.index, told(answer.found), answer.found);
    if (this.ran % 50 === 0) console.log(this.toString());
  }

  private differs(index: number, text: string, found: Found | Died): void {
    this.differing++;
    console.log(`\n✗ ${this.seed}:${index}\n${text}\n`);
    if (this.file) appendFileSync(this.file, `${JSON.stringify({ seed: this.seed, index, ...found })}\n`);
  }

  toString(): string {
    return `${this.ran} programs in ${Math.round(this.seconds)} s, ${this.differing} differ`;
  }
}

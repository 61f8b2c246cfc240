import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doctor, report } from './doctor/doctor';
import { here } from './installation';

const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
  version: string;
};

const program = new Command('epochlab').description('Deep learning in TypeScript notebooks').version(version);

program
  .command('doctor')
  .description('examine every part of the installation and say what to do about what is wrong')
  .option('--json', 'write the findings as JSON')
  .action(async ({ json }: { json?: boolean }) => {
    const findings = await doctor(here);
    process.stdout.write(json ? `${JSON.stringify(findings, undefined, 2)}\n` : report(findings));
    process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

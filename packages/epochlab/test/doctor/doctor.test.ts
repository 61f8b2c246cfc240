import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../src/doctor/check';
import { doctor, report } from '../../src/doctor/doctor';
import { here, installationAt } from '../../src/installation';

const called = (findings: readonly Finding[], name: string) =>
  findings.find(finding => finding.name === name);

describe('doctor(installation)', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'epochlab-doctor-'));
    mkdirSync(join(root, 'packages', 'runtime'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('finds nothing wrong where set-up has been done', async () => {
    const findings = await doctor(here);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(called(findings, 'TensorFlow')?.detail).toMatch(/^2\.21\.\d+, oneDNN is (on|off), with \S/);
    expect(called(findings, 'kernel')?.detail).toMatch(/^TypeScript \(Epochlab\) on Node 24\./);
  }, 60_000);

  test('gives a remedy for each part that is missing', async () => {
    const missing = (await doctor(installationAt(root))).filter(({ ok }) => !ok);
    const names = ['TensorFlow', 'JupyterLab', 'packages', 'kernel', 'extension', 'datasets'];
    expect(missing.map(({ name }) => name)).toEqual(names);
    for (const { remedy } of missing) expect(remedy).toContain('npm run setup');
  }, 60_000);

  test('sees that the kernelspec of a moved clone names what is not there', async () => {
    const installation = installationAt(root);
    cpSync(here.kernelspec, installation.kernelspec, { recursive: true });
    const file = join(installation.kernelspec, 'kernel.json');
    writeFileSync(
      file,
      JSON.stringify({ argv: ['/gone/node', '/gone/main.js'], display_name: 'TypeScript' }),
    );
    const kernel = called(await doctor(installation), 'kernel');
    expect(kernel?.detail).toBe('it names what is not there: /gone/node, /gone/main.js');
  }, 60_000);
});

test('report(findings) has a line for each part, and the remedy below what is wrong', () => {
  const findings = [
    { name: 'Node', ok: true, detail: '24.0.0' },
    { name: 'kernel', ok: false, detail: 'gone', remedy: 'Bring it back.' },
  ];
  expect(report(findings)).toBe('✓ Node        24.0.0\n✗ kernel      gone\n  Bring it back.\n');
});

describe('epochlab', () => {
  const epochlab = (...args: string[]) =>
    spawnSync(process.execPath, [join(here.root, 'packages', 'epochlab', 'bin', 'epochlab.js'), ...args], {
      encoding: 'utf8',
    });

  test('doctor --json writes the findings', () => {
    const { status, stdout } = epochlab('doctor', '--json');
    const findings = JSON.parse(stdout) as Finding[];
    expect(called(findings, 'Node')?.detail).toContain(`${process.versions.node}: runs set-up`);
    expect(status).toBe(0);
  }, 60_000);

  test('says what it does not know', () => {
    const { status, stderr } = epochlab('docter');
    expect(status).toBe(1);
    expect(stderr).toMatch(/unknown command 'docter'\n.*doctor/s);
  });
});

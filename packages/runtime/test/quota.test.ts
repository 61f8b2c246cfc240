import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { processorQuota } from '../src/quota';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quota-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A system with these files. */
function having(files: Readonly<Record<string, string>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

test('a container of version 2, whose group is the root of what it sees', () => {
  const system = having({ 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '150000 100000\n' });
  expect(processorQuota(system)).toBe(1.5);
});

test('a service of version 2: the least of its group and those above', () => {
  const system = having({
    'proc/self/cgroup': '0::/user.slice/jupyter-ada.service\n',
    'sys/fs/cgroup/user.slice/jupyter-ada.service/cpu.max': 'max 100000\n',
    'sys/fs/cgroup/user.slice/cpu.max': '200000 100000\n',
    'sys/fs/cgroup/other.slice/cpu.max': '10000 100000\n',
  });
  expect(processorQuota(system)).toBe(2);
});

test('a container of version 1, which knows its path outside only', () => {
  const system = having({
    'proc/self/cgroup': '4:memory:/docker/1f\n3:cpu,cpuacct:/docker/1f\n1:name=systemd:/docker/1f\n',
    'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '50000\n',
    'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
  });
  expect(processorQuota(system)).toBe(0.5);
});

test.each([
  ['no limit in version 2', { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': 'max 100000\n' }],
  [
    'no limit in version 1',
    {
      'proc/self/cgroup': '3:cpu,cpuacct:/\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    },
  ],
  ['another controller', { 'proc/self/cgroup': '4:cpuset:/\n', 'sys/fs/cgroup/cpu.max': '1 2\n' }],
  ['no such files', {}],
])('there is none with %s', (_, files) => expect(processorQuota(having(files))).toBe(Infinity));

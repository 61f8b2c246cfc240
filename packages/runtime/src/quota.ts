import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How the two versions of Linux's control groups say what processor time a group of processes may have, in files below `mount`. */
const versions = [
  {
    /** https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files: time and period in microseconds, or 'max'. */
    owns: (controllers: string) => controllers === '',
    mount: 'sys/fs/cgroup',
    read: (group: string) => {
      const [time, period] = text(group, 'cpu.max').split(' ');
      return ratio(time, period);
    },
  },
  {
    /** https://docs.kernel.org/scheduler/sched-bwc.html: the same in two files, -1 without a limit. */
    owns: (controllers: string) => controllers.split(',').includes('cpu'),
    mount: 'sys/fs/cgroup/cpu',
    read: (group: string) => ratio(text(group, 'cpu.cfs_quota_us'), text(group, 'cpu.cfs_period_us')),
  },
] as const;

/**
 * How many processors' time this process may have at most: a container or a service is often given less than the processors that it sees.
 * Infinity where nothing limits it, and on other systems than Linux.
 *
 * @param root where the system's files are
 * @example processorQuota() // 1.5 under `docker run --cpus 1.5`
 */
export function processorQuota(root = '/'): number {
  const groups = [...text(root, 'proc/self/cgroup').matchAll(/^\d+:([^:]*):(.*)$/gm)];
  const limits = groups.flatMap(([, controllers = '', path = '']) =>
    versions
      .filter(({ owns }) => owns(controllers))
      // Within a container the group may have its path outside, and its files where a root group has them.
      .flatMap(({ mount, read }) => upwards(path).map(group => read(join(root, mount, group)))),
  );
  return Math.min(Infinity, ...limits);
}

/** A path and all that it lies in: each group has at most what those above it have. */
const upwards = (path: string): string[] =>
  path === dirname(path) ? [path] : [path, ...upwards(dirname(path))];

const ratio = (time = '', period = ''): number =>
  Number(time) > 0 && Number(period) > 0 ? Number(time) / Number(period) : Infinity;

/** Empty where there is no such file. */
function text(...path: string[]): string {
  try {
    return readFileSync(join(...path), 'utf8').trim();
  } catch {
    return '';
  }
}

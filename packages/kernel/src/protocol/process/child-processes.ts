import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** Comparable with that of other processes alone. */
  readonly started: number;
}

/** Sends a signal to the child that this process has started last, and to all that descend from it. */
export function signalLatestChild(signal: NodeJS.Signals): void {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  const children = all.filter(({ parent }) => parent === process.pid);
  const latest = children.sort((a, b) => a.started - b.started || a.pid - b.pid).at(-1);
  for (const { pid } of latest ? [latest, ...descendants(latest, all)] : []) signalOne(pid, signal);
}

function descendants({ pid }: ProcessEntry, all: readonly ProcessEntry[]): ProcessEntry[] {
  const children = all.filter(({ parent }) => parent === pid);
  return [...children, ...children.flatMap(child => descendants(child, all))];
}

function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Not every Linux has `ps`. */
function fromProc(): ProcessEntry[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => readStat(Number(name)));
}

/** `pid (name) state ppid ...`, the start being the 22nd field; the name may hold anything. See proc_pid_stat(5). */
function readStat(pid: number): ProcessEntry[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(fields[1]), started: Number(fields[19]) }];
  } catch {
    return []; // It has ended.
  }
}

function fromPs(): ProcessEntry[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,lstart='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap(line => {
    const [, pid, parent, started] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return started === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), started: Date.parse(started) }];
  });
}

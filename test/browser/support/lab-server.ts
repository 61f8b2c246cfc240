import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { announced } from './announced';

const REPOSITORY = resolve(__dirname, '../../..');

/** JupyterLab neither looks for updates nor for news: a test run sends nothing to anyone. */
const QUIET = {
  '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' },
};

/** The file of the settings that are everybody's. */
const OVERRIDES = 'overrides.json';

/** A JupyterLab of its own: its notebooks, workspaces, settings and runtime files live in one temporary folder. */
export class LabServer {
  private constructor(
    /** Without a trailing slash. */
    readonly origin: string,
    /** Where its notebooks lie. */
    readonly root: string,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<LabServer> {
    const folder = await mkdtemp(join(tmpdir(), 'epochlab-browser-'));
    const root = join(folder, 'notebooks');
    await Promise.all(
      ['notebooks', 'workspaces', 'settings', 'config', 'runtime'].map(name => mkdir(join(folder, name))),
    );
    await writeFile(join(folder, 'settings', OVERRIDES), JSON.stringify(QUIET));
    const child = spawn(join(REPOSITORY, '.venv/bin/jupyter'), ['lab', ...options(folder)], {
      cwd: root,
      env: {
        ...process.env,
        JUPYTER_CONFIG_DIR: join(folder, 'config'),
        JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new LabServer(await announced(child, /(http:\/\/127\.0\.0\.1:\d+)\/lab/), root, folder, child);
  }

  /** Forgets settings and layouts: the next page is that of a newcomer. */
  async forget(): Promise<void> {
    const left = await Promise.all(
      ['workspaces', 'settings'].map(async name =>
        (await readdir(join(this.folder, name))).map(entry => join(this.folder, name, entry)),
      ),
    );
    const own = left.flat().filter(path => !path.endsWith(OVERRIDES));
    await Promise.all(own.map(path => rm(path, { recursive: true, force: true })));
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const options = (folder: string): string[] => [
  '--no-browser',
  '--allow-root',
  '--ip=127.0.0.1',
  '--port=0',
  '--expose-app-in-browser',
  '--JupyterNotebookApp.expose_app_in_browser=True',
  `--ServerApp.root_dir=${join(folder, 'notebooks')}`,
  '--IdentityProvider.token=',
  '--ServerApp.password=',
  '--ServerApp.disable_check_xsrf=True',
  `--LabApp.workspaces_dir=${join(folder, 'workspaces')}`,
  `--LabApp.user_settings_dir=${join(folder, 'settings')}`,
  `--LabServerApp.app_settings_dir=${join(folder, 'settings')}`,
];

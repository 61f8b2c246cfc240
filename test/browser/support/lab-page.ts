import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { LabServer } from './lab-server';

/** The object that JupyterLab puts on `window` when the server is told to expose it. */
interface ExposedApp {
  readonly commands: {
    execute(id: string, args?: unknown): Promise<unknown>;
    listCommands(): string[];
    label(id: string): string;
    isEnabled(id: string): boolean;
  };
  readonly restored: Promise<void>;
  readonly shell: {
    activateById(id: string): void;
    widgets(area: 'main'): Iterable<{ readonly id: string; readonly node: HTMLElement }>;
    readonly currentWidget: {
      readonly context: {
        readonly sessionContext: SessionContext;
        readonly model: { readonly dirty: boolean };
      };
    };
  };
}

interface SessionContext {
  readonly session: {
    readonly kernel: {
      requestExecute(content: { code: string }): { readonly done: Promise<unknown> };
    };
  };
  readonly ready: Promise<void>;
  restartKernel(): Promise<void>;
}

/** JupyterLab in a page, in the words of someone who uses it. */
export class LabPage {
  constructor(
    readonly page: Page,
    readonly server: LabServer,
  ) {
    // The only dialog of the browser's own asks whether to leave a page with unsaved changes.
    page.on('dialog', dialog => void dialog.accept());
  }

  /** Copies a notebook into the server's folder, `edit` its text on the way, and opens the copy. */
  async open(file: string, name: string, edit: (text: string) => string = text => text): Promise<void> {
    await writeFile(join(this.server.root, name), edit(await readFile(file, 'utf8')));
    await this.goTo(name);
  }

  /** Opens a new notebook with these cells. */
  async openCells(name: string, cells: readonly string[], kernel = 'epochlab'): Promise<void> {
    await this.openNotebook(name, notebook(cells, kernel));
  }

  /** Opens a notebook file with this content. */
  async openNotebook(name: string, content: object): Promise<void> {
    await writeFile(join(this.server.root, name), JSON.stringify(content));
    await this.goTo(name);
  }

  /** Opens a new notebook with these cells in Notebook 7, JupyterLab's smaller brother. */
  async openInNotebook(name: string, cells: readonly string[]): Promise<void> {
    await writeFile(join(this.server.root, name), JSON.stringify(notebook(cells, 'epochlab')));
    await this.goTo(name, 'notebooks');
  }

  async goTo(name: string, under = 'doc/tree'): Promise<void> {
    await this.page.goto(`${this.server.origin}/${under}/${name}`);
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  command(id: string, args: unknown = {}): Promise<void> {
    return this.page.evaluate(
      async ([command, options]) => {
        const { jupyterapp } = window as unknown as { jupyterapp: ExposedApp };
        await jupyterapp.commands.execute(command, options);
      },
      [id, args] as const,
    );
  }

  /** Opens the settings editor on the settings of the extension. */
  async openSettings(): Promise<Locator> {
    await this.command('settingeditor:open', { query: 'Epochlab' });
    const editor = this.page.locator('.jp-SettingsPanel').last();
    await editor.waitFor();
    return editor;
  }

  /** Brings the notebook back to the front. */
  showNotebook(): Promise<void> {
    return this.page.evaluate(() => {
      const { shell } = (window as unknown as { jupyterapp: ExposedApp }).jupyterapp;
      for (const { id, node } of shell.widgets('main')) {
        if (node.classList.contains('jp-NotebookPanel')) shell.activateById(id);
      }
    });
  }

  /** The extension's settings, as a file of the user's holds them; a page reads them when it is loaded. */
  async saveSettings(settings: object): Promise<void> {
    const address = `${this.server.origin}/lab/api/settings/@epochlab/lab:plugin`;
    await this.page.request.put(address, { data: { raw: JSON.stringify(settings) } });
  }

  /** Labels of the commands whose ids begin so. */
  commandLabels(prefix: string): Promise<string[]> {
    return this.page.evaluate(start => {
      const { commands } = (window as unknown as { jupyterapp: ExposedApp }).jupyterapp;
      return commands
        .listCommands()
        .filter(id => id.startsWith(start))
        .map(id => commands.label(id));
    }, prefix);
  }

  isEnabled(id: string): Promise<boolean> {
    return this.page.evaluate(
      command => (window as unknown as { jupyterapp: ExposedApp }).jupyterapp.commands.isEnabled(command),
      id,
    );
  }

  /** Starts all cells and returns at once. */
  startAllCells(): Promise<void> {
    return this.page.evaluate(() => {
      const { jupyterapp } = window as unknown as { jupyterapp: ExposedApp };
      void jupyterapp.commands.execute('notebook:run-all-cells');
    });
  }

  /** Runs one cell; what it prints comes when it comes. */
  async run(index: number): Promise<void> {
    await this.cell(index).locator('.jp-InputPrompt').click();
    await this.page.evaluate(() => {
      const { jupyterapp } = window as unknown as { jupyterapp: ExposedApp };
      void jupyterapp.commands.execute('notebook:run-cell');
    });
  }

  save(): Promise<void> {
    return this.command('docmanager:save');
  }

  /** The notebook as it lies on the disk. */
  async saved(name: string): Promise<Notebook> {
    return JSON.parse(await readFile(join(this.server.root, name), 'utf8')) as Notebook;
  }

  /** The extension saves a notebook by itself when a run shows in it. */
  async expectSaved(name: string): Promise<void> {
    await this.expectOnDisk(name, 'application/vnd.epochlab.view');
  }

  /** The notebook's outputs on the disk come to contain `words`; meanwhile its file may be half written. */
  async expectOnDisk(name: string, words: string): Promise<void> {
    await expect(async () => {
      const { cells } = await this.saved(name);
      expect(JSON.stringify(cells.map(({ outputs }) => outputs))).toContain(words);
    }).toPass({ timeout: 30_000 });
  }

  /** The page knows that all of the notebook is on the disk. */
  async expectUnchanged(): Promise<void> {
    await this.page.waitForFunction(() => {
      const { shell } = (window as unknown as { jupyterapp: ExposedApp }).jupyterapp;
      return !shell.currentWidget.context.model.dirty;
    });
  }

  cell(index: number): Locator {
    return this.page.locator('.jp-Notebook .jp-Cell').nth(index);
  }

  view(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name }).first();
  }

  /** The kernel says so itself: the indicator of the notebook. */
  async expectBusy(): Promise<void> {
    await expect(this.page.locator('.jp-Notebook-ExecutionIndicator').first()).toHaveAttribute(
      'data-status',
      'busy',
    );
  }

  async expectIdle(timeout = 60_000): Promise<void> {
    await expect(this.page.locator('.jp-Notebook-ExecutionIndicator').first()).toHaveAttribute(
      'data-status',
      'idle',
      {
        timeout,
      },
    );
  }

  async theme(name: string): Promise<void> {
    await this.command('apputils:change-theme', { theme: name });
    const isLight = !name.includes('Dark');
    await expect(this.page.locator('body')).toHaveAttribute('data-jp-theme-light', String(isLight));
  }

  /** Ends the kernel's process at once, as a crash would. */
  async killKernel(): Promise<void> {
    for (const { kernel } of await this.sessions()) {
      // The kernel is the process that was started with its connection file.
      const pids = execFileSync('pgrep', ['-f', `kernel-${kernel.id}.json`], { encoding: 'utf8' });
      pids
        .trim()
        .split('\n')
        .forEach(pid => process.kill(Number(pid), 'SIGKILL'));
    }
  }

  /** Runs code in the kernel of the notebook, beside its cells. */
  kernelRuns(code: string): Promise<void> {
    return this.page.evaluate(async text => {
      const { jupyterapp } = window as unknown as { jupyterapp: ExposedApp };
      const { kernel } = jupyterapp.shell.currentWidget.context.sessionContext.session;
      await kernel.requestExecute({ code: text }).done;
    }, code);
  }

  /** The restart button's action once it has asked. */
  restartKernel(): Promise<void> {
    return this.page.evaluate(() => {
      const { jupyterapp } = window as unknown as { jupyterapp: ExposedApp };
      return jupyterapp.shell.currentWidget.context.sessionContext.restartKernel();
    });
  }

  async shutDownKernels(): Promise<void> {
    const { request } = this.page;
    await Promise.all(
      (await this.sessions()).map(({ id }) => request.delete(`${this.server.origin}/api/sessions/${id}`)),
    );
  }

  private async sessions(): Promise<
    readonly { readonly id: string; readonly kernel: { readonly id: string } }[]
  > {
    return (await this.page.request.get(`${this.server.origin}/api/sessions`)).json();
  }

  /** Waits for the notebook and its kernel. A second page is sent on to a workspace of its own meanwhile, so this tries again. */
  /** Waits until the notebook in front has its kernel. */
  async ready(): Promise<void> {
    await expect(async () => {
      await this.page.waitForFunction(() => 'jupyterapp' in window);
      await this.page.evaluate(() => (window as unknown as { jupyterapp: ExposedApp }).jupyterapp.restored);
      await this.page.locator('.jp-Notebook').first().waitFor();
      await this.page.evaluate(
        () =>
          (window as unknown as { jupyterapp: ExposedApp }).jupyterapp.shell.currentWidget.context
            .sessionContext.ready,
      );
    }).toPass();
  }
}

export interface Notebook {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly source: string;
    readonly outputs?: readonly { readonly data?: Readonly<Record<string, unknown>> }[];
  }[];
}

/** A notebook whose cells have not run. */
export const notebook = (cells: readonly string[], kernel: string): object => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: kernel, display_name: kernel, language: 'typescript' } },
  cells: cells.map((source, index) => ({
    id: `cell-${index}`,
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
  })),
});

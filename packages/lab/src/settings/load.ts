import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { Settings } from './settings';

/** Fills `settings` from JupyterLab's registry, now and whenever the user changes them; the defaults stay on failure. */
export async function loadSettings(
  registry: ISettingRegistry,
  id: string,
  settings: Settings,
): Promise<void> {
  try {
    const loaded = await registry.load(id);
    settings.update(loaded.composite);
    loaded.changed.connect(({ composite }) => settings.update(composite));
  } catch (error) {
    console.warn(`Epochlab: the settings of ${id} could not be read, the defaults are used.`, error);
  }
}

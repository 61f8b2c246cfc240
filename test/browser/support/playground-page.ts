import { expect, type Locator } from '@playwright/test';
import type { LabPage } from './lab-page';

/** The playground of a page, in the words of someone who plays with it. */
export class PlaygroundPage {
  readonly view: Locator;

  constructor(lab: LabPage, within: LabPage['page'] | Locator = lab.page) {
    this.view = within.locator('.epochlab-View').filter({ has: lab.page.locator('.epochlab-Playground') });
  }

  async expectLive(): Promise<void> {
    await this.expectStatus('paused');
    await expect(this.view.locator('.epochlab-Playground-plane canvas')).toBeVisible();
  }

  async expectStatus(status: string): Promise<void> {
    await expect(this.view.locator('.epochlab-Frame-badge')).toHaveText(status);
  }

  press(button: string): Promise<void> {
    return this.view.getByRole('button', { name: button, exact: true }).click();
  }

  pressNamed(label: string): Promise<void> {
    return this.view.getByLabel(label, { exact: true }).click();
  }

  async epoch(): Promise<number> {
    const text = await this.view.locator('.epochlab-Playground-epoch output').innerText();
    return Number(text.replaceAll(',', ''));
  }

  async trainingLoss(): Promise<number> {
    const text = await this.view.locator('.epochlab-Playground-measures').textContent();
    return Number(/training loss ([\d.e-]+)/.exec(text ?? '')?.[1] ?? NaN);
  }

  async setLearningRate(rate: string): Promise<void> {
    const field = this.view.getByLabel('learning rate');
    await field.fill(rate);
    await field.press('Enter');
  }

  slide(label: string, value: number): Promise<void> {
    return this.view.getByLabel(new RegExp(`^${label}`)).fill(String(value));
  }
}

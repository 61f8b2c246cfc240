import type { LabPage } from './support/lab-page';
import { expect, test } from './support/test';

const COUNTER = `const counter = widget({
  state: { value: 0, bytes: new Float32Array([1, 2, 3]) },
  render({ model, el }) {
    const button = document.createElement('button');
    const total = document.createElement('output');
    const draw = () => {
      const { buffer, byteOffset, byteLength } = model.get('bytes');
      const numbers = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
      button.textContent = 'count is ' + model.get('value');
      total.textContent = 'sum is ' + numbers.reduce((a, b) => a + b);
    };
    button.addEventListener('click', () => {
      model.set('value', model.get('value') + 1);
      model.set('bytes', new Float32Array([10, 20, 30.5]));
      model.save_changes();
    });
    model.on('change', draw);
    draw();
    el.append(button, total);
  },
});
counter`;

/** Runs one cell, as someone does who clicks into it. */
async function run(lab: LabPage, index: number): Promise<void> {
  await lab.cell(index).locator('.cm-content').click();
  await lab.page.keyboard.press('Shift+Enter');
}

test('a widget and the notebook share a state, in both directions and over a reload', async ({ lab }) => {
  await lab.openCells('widget.ipynb', [
    COUNTER,
    '`${counter.value}, ${counter.bytes.constructor.name} of ${counter.bytes.join()}`',
    'counter.value = 41; counter.bytes = Float32Array.of(0.25, 0.25)',
    "await new Promise(clicked => counter.on('change:value', clicked)); `clicked: ${counter.value}`",
  ]);
  const button = lab.cell(0).getByRole('button', { name: 'count is' });
  const total = lab.cell(0).getByRole('status');
  const result = (index: number) => lab.cell(index).locator('.jp-OutputArea-executeResult').last();

  await run(lab, 0);
  await expect(button).toHaveText('count is 0');
  await expect(total).toHaveText('sum is 6');

  await button.click();
  await expect(button).toHaveText('count is 1');
  await run(lab, 1);
  await expect(result(1)).toContainText('1, Float32Array of 10,20,30.5');

  await run(lab, 2);
  await expect(button).toHaveText('count is 41');
  await expect(total).toHaveText('sum is 0.5');

  await lab.save();
  await lab.reload();
  await expect(button).toHaveText('count is 41');
  await expect(total).toHaveText('sum is 0.5');

  await run(lab, 3);
  await lab.expectBusy();
  await button.click();
  await expect(result(3)).toContainText('clicked: 42');
  await expect(total).toHaveText('sum is 60.5');
});

test('a published widget, a module of its own, is drawn with its style', async ({ lab }) => {
  const esm = `function render({ model, el }) {
    el.classList.add('slider');
    const input = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: 10 });
    input.value = model.get('value');
    input.addEventListener('input', () => { model.set('value', input.valueAsNumber); model.save_changes(); });
    model.on('msg:custom', ({ title }) => { input.title = title; });
    el.append(input);
  }
  export default { render };`;
  await lab.openCells('module.ipynb', [
    `const slider = widget({ esm: ${JSON.stringify(esm)}, css: '.slider { outline: 3px solid rgb(1, 2, 3) }', state: { value: 3 } });
slider.on('change:value', value => slider.send({ title: \`heard \${value}\` }));
slider`,
  ]);
  await run(lab, 0);
  const slider = lab.cell(0).getByRole('slider');
  await expect(slider).toHaveValue('3');
  await expect(lab.cell(0).locator('.slider')).toHaveCSS('outline-color', 'rgb(1, 2, 3)');
  await slider.fill('4');
  await expect(slider).toHaveAttribute('title', 'heard 4');
});

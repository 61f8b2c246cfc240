// @ts-check
// Run by killed.test.mjs: a set-up of one step, which either hangs in a program or is done.
import { writeFileSync } from 'node:fs';
import { command } from '../../setup/command.mjs';
import { setUp } from '../../setup/set-up.mjs';
import { siteAt } from '../../setup/site.mjs';

const [folder = '', how] = process.argv.slice(2);
const hang = `
  require('node:fs').writeFileSync('child.pid', process.pid + '\\n');
  setInterval(() => {}, 1000);
`;

await setUp(siteAt(folder), [
  {
    name: 'step',
    inputs: () => [],
    products: site => [site.at('product')],
    async run(site) {
      if (how === 'hang') await command(process.execPath, ['-e', hang], { cwd: folder });
      writeFileSync(site.at('product'), 'made');
      return 'done';
    },
  },
]);

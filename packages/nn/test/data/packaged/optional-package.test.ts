import { packageFile } from '../../../src/data/packaged/optional-package';

it('packageFile finds a file that a package does not export', () => {
  expect(packageFile('vega-datasets', 'data/stocks.csv')).toMatch(/vega-datasets.data.stocks\.csv$/);
});

it('packageFile says how to get a package that is missing', () => {
  expect(() => packageFile('no-such-data-package', 'x')).toThrow(
    'not installed. Run: npm install no-such-data-package',
  );
});

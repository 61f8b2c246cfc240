import { classificationReport } from '../../src/metrics';
import { scikitLearn } from './scikit-learn';

describe.each(scikitLearn.classes)(
  'classificationReport: $name',
  ({ yTrue, yPred, classes, report: expected }) => {
    const labels = classes === null ? undefined : Array.from({ length: classes }, (_, k) => String(k));
    const report = classificationReport(yTrue, yPred, labels ? { labels } : {});

    it('has the rows of scikit-learn', () => {
      for (const row of [...report.classes, report.macro, report.weighted]) {
        const theirs = expected[row.label];
        expect(row.precision).toBeCloseTo(theirs?.precision as number, 12);
        expect(row.recall).toBeCloseTo(theirs?.recall as number, 12);
        expect(row.f1).toBeCloseTo(theirs?.['f1-score'] as number, 12);
        expect(row.support).toBe(theirs?.support);
      }
    });

    it('reports the classes of scikit-learn, no more and no fewer', () => {
      const theirs = Object.keys(expected).filter(key => /^\d+$/.test(key));
      expect(report.classes.map(row => row.label)).toEqual(theirs);
    });
  },
);

it('a classification report prints as a table', () => {
  expect(String(classificationReport([0, 1, 1], [0, 1, 0], { labels: ['ham', 'spam'] })))
    .toMatchInlineSnapshot(`
"             precision    recall        f1   support
         ham     0.500     1.000     0.667         1
        spam     1.000     0.500     0.667         2
    accuracy                         0.667         3
   macro avg     0.750     0.750     0.667         3
weighted avg     0.833     0.667     0.667         3"
`);
});

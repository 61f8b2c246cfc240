import barpolar from 'plotly.js/lib/barpolar';
import box from 'plotly.js/lib/box';
import candlestick from 'plotly.js/lib/candlestick';
import funnel from 'plotly.js/lib/funnel';
import histogram2d from 'plotly.js/lib/histogram2d';
import histogram2dcontour from 'plotly.js/lib/histogram2dcontour';
import icicle from 'plotly.js/lib/icicle';
import indicator from 'plotly.js/lib/indicator';
import mesh3d from 'plotly.js/lib/mesh3d';
import ohlc from 'plotly.js/lib/ohlc';
import parcats from 'plotly.js/lib/parcats';
import pie from 'plotly.js/lib/pie';
import sankey from 'plotly.js/lib/sankey';
import scatter3d from 'plotly.js/lib/scatter3d';
import scatterpolar from 'plotly.js/lib/scatterpolar';
import scatterternary from 'plotly.js/lib/scatterternary';
import sunburst from 'plotly.js/lib/sunburst';
import surface from 'plotly.js/lib/surface';
import table from 'plotly.js/lib/table';
import treemap from 'plotly.js/lib/treemap';
import violin from 'plotly.js/lib/violin';
import waterfall from 'plotly.js/lib/waterfall';
import Plotly from './bundle';

Plotly.register([
  barpolar,
  box,
  candlestick,
  funnel,
  histogram2d,
  histogram2dcontour,
  icicle,
  indicator,
  mesh3d,
  ohlc,
  parcats,
  pie,
  sankey,
  scatter3d,
  scatterpolar,
  scatterternary,
  sunburst,
  surface,
  table,
  treemap,
  violin,
  waterfall,
]);

export default Plotly;

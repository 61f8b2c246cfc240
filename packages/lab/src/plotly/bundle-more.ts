import barpolar from 'plotly.js/lib/barpolar';
import box from 'plotly.js/lib/box';
import candlestick from 'plotly.js/lib/candlestick';
import carpet from 'plotly.js/lib/carpet';
import cone from 'plotly.js/lib/cone';
import contourcarpet from 'plotly.js/lib/contourcarpet';
import funnel from 'plotly.js/lib/funnel';
import funnelarea from 'plotly.js/lib/funnelarea';
import histogram2d from 'plotly.js/lib/histogram2d';
import histogram2dcontour from 'plotly.js/lib/histogram2dcontour';
import icicle from 'plotly.js/lib/icicle';
import indicator from 'plotly.js/lib/indicator';
import isosurface from 'plotly.js/lib/isosurface';
import mesh3d from 'plotly.js/lib/mesh3d';
import ohlc from 'plotly.js/lib/ohlc';
import parcats from 'plotly.js/lib/parcats';
import parcoords from 'plotly.js/lib/parcoords';
import pie from 'plotly.js/lib/pie';
import sankey from 'plotly.js/lib/sankey';
import scatter3d from 'plotly.js/lib/scatter3d';
import scattercarpet from 'plotly.js/lib/scattercarpet';
import scattergl from 'plotly.js/lib/scattergl';
import scatterpolar from 'plotly.js/lib/scatterpolar';
import scatterpolargl from 'plotly.js/lib/scatterpolargl';
import scattersmith from 'plotly.js/lib/scattersmith';
import scatterternary from 'plotly.js/lib/scatterternary';
import splom from 'plotly.js/lib/splom';
import streamtube from 'plotly.js/lib/streamtube';
import sunburst from 'plotly.js/lib/sunburst';
import surface from 'plotly.js/lib/surface';
import table from 'plotly.js/lib/table';
import treemap from 'plotly.js/lib/treemap';
import violin from 'plotly.js/lib/violin';
import volume from 'plotly.js/lib/volume';
import waterfall from 'plotly.js/lib/waterfall';
import Plotly from './bundle';

/** Everything that plotly draws without asking a server for maps. */
Plotly.register([
  barpolar,
  box,
  candlestick,
  carpet,
  cone,
  contourcarpet,
  funnel,
  funnelarea,
  histogram2d,
  histogram2dcontour,
  icicle,
  indicator,
  isosurface,
  mesh3d,
  ohlc,
  parcats,
  parcoords,
  pie,
  sankey,
  scatter3d,
  scattercarpet,
  scattergl,
  scatterpolar,
  scatterpolargl,
  scattersmith,
  scatterternary,
  splom,
  streamtube,
  sunburst,
  surface,
  table,
  treemap,
  violin,
  volume,
  waterfall,
]);

export default Plotly;

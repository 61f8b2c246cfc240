import type { Provenance } from '../dataset';
import { readCsv, type Row } from '../formats/csv';
import { packageFile } from './optional-package';

/** Rows in order of time. */
export interface TimeSeries<R> extends Provenance {
  readonly rows: readonly R[];
}

const facts = (name: string, description: string): Provenance => ({
  name,
  description,
  source: 'the npm package vega-datasets',
  licence: 'BSD-3-Clause (the package)',
});

const load = (file: string): Row[] => readCsv(packageFile('vega-datasets', `data/${file}`));

export type Price = {
  readonly symbol: string;
  /** The first day of the month, as YYYY-MM-DD. */
  readonly date: string;
  /** In US dollars. */
  readonly price: number;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 'Feb 1 2000' as '2000-02-01'. */
function isoDate(text: string): string {
  const [month = '', day = '', year = ''] = text.split(' ');
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Monthly share prices of five companies (MSFT, AMZN, IBM, GOOG, AAPL), 2000 to 2010: 560 rows.
 * Needs the npm package `vega-datasets`.
 *
 * @example
 * const apple = datasets.stocks().rows.filter(row => row.symbol === 'AAPL').map(row => row.price);
 */
export function stocks(): TimeSeries<Price> {
  const rows = load('stocks.csv').map(row => ({
    symbol: String(row['symbol']),
    date: isoDate(String(row['date'])),
    price: Number(row['price']),
  }));
  return { ...facts('stocks', 'Share prices of five companies by month: what comes next?'), rows };
}

export type Weather = {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** In mm. */
  readonly precipitation: number;
  /** In degrees Celsius. */
  readonly tempMax: number;
  /** In degrees Celsius. */
  readonly tempMin: number;
  /** In m/s. */
  readonly wind: number;
  /** 'drizzle', 'rain', 'sun', 'snow' or 'fog'. */
  readonly weather: string;
};

/**
 * The weather in Seattle, day by day from 2012 to 2015: 1,461 rows. Needs the npm package `vega-datasets`.
 *
 * @example
 * const { inputs, targets } = datasets.windows(datasets.seattleWeather().rows.map(day => day.tempMax), { length: 14 });
 */
export function seattleWeather(): TimeSeries<Weather> {
  const rows = load('seattle-weather.csv').map(row => ({
    date: String(row['date']),
    precipitation: Number(row['precipitation']),
    tempMax: Number(row['temp_max']),
    tempMin: Number(row['temp_min']),
    wind: Number(row['wind']),
    weather: String(row['weather']),
  }));
  return { ...facts('seattle-weather', 'Four years of weather by day: what will tomorrow be like?'), rows };
}

import { LitElement, css, html, type PropertyValues } from 'lit';
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, CustomChart, GridComponent, LegendComponent, TooltipComponent, DataZoomComponent, SVGRenderer]);

interface Day {
  date: string;
  weekday: string;
  title: string;
  off: 'saturday' | 'holiday' | null;
}

interface Series {
  key: string;
  name: string;
  kind: 'BAR' | 'LINE' | 'RATE' | 'STEP';
  colour: string;
  values: (number | null)[];
}

interface Mark {
  from: number;
  to: number;
  title: string;
}

interface Model {
  label: string;
  total: string;
  notCounted: string;
  days: Day[];
  series: Series[];
  marks: Mark[];
}

interface PlacedMark extends Mark {
  lane: number;
  /** As much of the title as the chart is wide, and how wide that is. */
  words: string;
  wide: number;
}

const LANES = 6;
const LANE_HEIGHT = 22;
const SIDE = 44;

const inPercent = (series: Series) => series.kind === 'RATE' || series.kind === 'STEP';

/** Draws what the server says, day by day; the server knows the figures, the words and nothing of drawing. */
class MadoguchiChart extends LitElement {
  static override readonly properties = { model: { attribute: false } };

  static override readonly styles = css`
    :host {
      display: block;
      min-width: 0;
    }

    #canvas {
      width: 100%;
      height: 26rem;
    }
  `;

  declare model?: Model;

  private chart?: EChartsType;
  private zoom: [number, number] = [0, 100];
  private resized?: ResizeObserver;
  private themed?: MutationObserver;
  private readonly dark = window.matchMedia('(prefers-color-scheme: dark)');
  private readonly calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  private readonly redraw = () => this.draw();

  override render() {
    return html`<div id="canvas" aria-hidden="true"></div>`;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'img');
    this.dark.addEventListener('change', this.redraw);
    this.calm.addEventListener('change', this.redraw);
    // light or dark is said by the attributes of the page
    this.themed = new MutationObserver(this.redraw);
    this.themed.observe(document.documentElement, { attributeFilter: ['theme', 'style'] });
    if (this.hasUpdated) {
      this.open();
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.dark.removeEventListener('change', this.redraw);
    this.calm.removeEventListener('change', this.redraw);
    this.themed?.disconnect();
    this.resized?.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  override firstUpdated() {
    this.open();
  }

  override updated(changed: PropertyValues) {
    if (changed.has('model') && this.model) {
      this.setAttribute('aria-label', this.model.label);
      this.draw();
    }
  }

  private open() {
    const canvas = this.renderRoot.querySelector<HTMLElement>('#canvas');
    if (!canvas) {
      return;
    }
    const chart = init(canvas, undefined, { renderer: 'svg' });
    this.chart = chart;
    this.resized = new ResizeObserver(() => {
      chart.resize();
      this.draw();
    });
    this.resized.observe(canvas);
    chart.on('datazoom', () => {
      const zoom = (chart.getOption().dataZoom as { start: number; end: number }[])[0];
      this.zoom = [zoom.start, zoom.end];
      this.draw();
    });
    chart.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!chart.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) {
        return;
      }
      const [index] = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY]);
      const day = this.model?.days[index];
      if (day) {
        this.dispatchEvent(new CustomEvent('day-chosen', { detail: { day: day.date } }));
      }
    });
    this.draw();
  }

  private draw() {
    const { model, chart } = this;
    if (!model || !chart) {
      return;
    }
    const colour = this.colours();
    const marks = this.place(model, chart.getWidth());
    const lanes = marks.reduce((most, mark) => Math.max(most, mark.lane + 1), 0);
    const top = 44 + lanes * LANE_HEIGHT;
    const side = chart.getWidth() < 500 ? 30 : SIDE;
    const ink = colour('--lumo-secondary-text-color');
    const line = colour('--m-line-color');
    const font = getComputedStyle(this).fontFamily;
    const bars = model.series.filter((series) => series.kind === 'BAR');
    const lastBar = bars.at(-1);
    const counts = model.series.some((series) => !inPercent(series));
    chart.setOption(
      {
        animation: !this.calm.matches,
        animationDuration: 300,
        animationDurationUpdate: 300,
        textStyle: { fontFamily: font, color: ink },
        grid: { top, bottom: 78, left: side, right: side },
        legend: {
          top: 0,
          type: 'scroll',
          itemWidth: 18,
          itemHeight: 10,
          itemGap: 18,
          data: model.series.map((series) => series.name),
          textStyle: { color: ink, fontSize: 13 },
          inactiveColor: colour('--lumo-tertiary-text-color'),
          pageTextStyle: { color: ink },
          pageIconColor: ink,
        },
        tooltip: {
          trigger: 'axis',
          confine: true,
          axisPointer: { type: 'shadow' },
          backgroundColor: colour('--lumo-base-color'),
          borderColor: line,
          textStyle: { color: colour('--lumo-body-text-color'), fontFamily: font, fontSize: 13 },
          formatter: (hovered: { dataIndex: number }[]) => this.tip(model, hovered[0].dataIndex),
        },
        xAxis: {
          type: 'category',
          data: model.days.map((day) => day.date),
          axisLine: { lineStyle: { color: ink } },
          axisTick: { show: false },
          axisLabel: {
            hideOverlap: true,
            lineHeight: 15,
            fontSize: 11,
            formatter: (_date: string, index: number) => this.axisLabel(model, index),
            rich: {
              saturday: { color: colour('--m-saturday-color'), fontSize: 11, lineHeight: 15 },
              holiday: { color: colour('--m-holiday-color'), fontSize: 11, lineHeight: 15 },
              plain: { color: ink, fontSize: 11, lineHeight: 15 },
            },
          },
        },
        yAxis: [
          {
            type: 'value',
            show: counts,
            minInterval: 1,
            axisLabel: { color: ink, fontSize: 11 },
            splitLine: { lineStyle: { color: line } },
          },
          {
            type: 'value',
            min: 0,
            max: 100,
            position: counts ? 'right' : 'left',
            axisLabel: { color: ink, fontSize: 11, formatter: '{value}%' },
            splitLine: { show: !counts, lineStyle: { color: line } },
          },
        ],
        dataZoom: [
          {
            type: 'slider',
            start: this.zoom[0],
            end: this.zoom[1],
            bottom: 6,
            height: 22,
            left: side,
            right: side,
            borderColor: line,
            fillerColor: colour('--lumo-primary-color-10pct'),
            handleStyle: { color: colour('--lumo-base-color'), borderColor: ink },
            moveHandleStyle: { color: ink, opacity: 0.4 },
            dataBackground: {
              lineStyle: { color: ink, opacity: 0.4 },
              areaStyle: { color: ink, opacity: 0.1 },
            },
            selectedDataBackground: {
              lineStyle: { color: colour('--lumo-primary-color') },
              areaStyle: { color: colour('--lumo-primary-color'), opacity: 0.15 },
            },
            showDetail: false,
            brushSelect: false,
          },
          // the wheel alone scrolls the page
          { type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, start: this.zoom[0], end: this.zoom[1] },
        ],
        series: [
          {
            id: 'days-off',
            type: 'custom',
            silent: true,
            clip: true,
            z: 0,
            tooltip: { show: false },
            data: model.days.flatMap((day, index) => (day.off ? [[index, day.off === 'saturday' ? 0 : 1]] : [])),
            renderItem: (params: any, api: any) => this.column(params, api, [
              colour('--m-saturday-surface'),
              colour('--m-holiday-surface'),
            ]),
          },
          {
            id: 'marks',
            type: 'custom',
            silent: true,
            clip: false,
            z: 5,
            tooltip: { show: false },
            animation: false,
            data: marks.map((mark, index) => [mark.from, 0, mark.to, index]),
            renderItem: (params: any, api: any) => this.mark(params, api, marks, colour, font),
          },
          ...model.series.map((series) => this.series(series, series === lastBar, bars, colour)),
        ],
      },
      { replaceMerge: ['series'] },
    );
  }

  private series(series: Series, last: boolean, bars: Series[], colour: (name: string) => string) {
    const own = colour(series.colour);
    const same = { id: series.key, name: series.name, data: series.values, itemStyle: { color: own } };
    if (series.kind === 'BAR') {
      return {
        ...same,
        type: 'bar',
        stack: 'bars',
        barMaxWidth: 34,
        barCategoryGap: '25%',
        z: 2,
        // the sum stands on top of the pile
        label: {
          show: last,
          position: 'top',
          color: colour('--lumo-body-text-color'),
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const sum = bars.reduce((total, bar) => total + (bar.values[dataIndex] ?? 0), 0);
            return sum ? String(sum) : '';
          },
        },
        labelLayout: { hideOverlap: true },
      };
    }
    return {
      ...same,
      type: 'line',
      yAxisIndex: inPercent(series) ? 1 : 0,
      z: 3,
      step: series.kind === 'STEP' ? 'end' : false,
      symbol: inPercent(series) ? 'none' : 'circle',
      symbolSize: 5,
      showSymbol: true,
      lineStyle: {
        color: own,
        width: series.kind === 'RATE' ? 1.5 : 2,
        type: series.kind === 'RATE' ? [4, 3] : 'solid',
      },
    };
  }

  /** How wide words are about, in pixels at 12 px: what is not Latin is as wide as it is high. */
  private static wide(words: string): number {
    return [...words].reduce((length, letter) => length + (letter.charCodeAt(0) < 256 ? 7 : 12), 0);
  }

  /**
   * Gives each milestone the highest lane on which its words don't run into another's. Words begin at their milestone, or as far left of it
   * as they need to end within the chart.
   */
  private place(model: Model, width: number): PlacedMark[] {
    const shown = (model.days.length * (this.zoom[1] - this.zoom[0])) / 100 || 1;
    const room = width - 2 * (width < 500 ? 30 : SIDE);
    const perDay = Math.max(1, room / shown);
    const first = (model.days.length * this.zoom[0]) / 100;
    const ends: number[] = [];
    return model.marks.map((mark) => {
      let words = mark.title;
      while (words.length > 2 && MadoguchiChart.wide(words) > room) {
        words = [...words.replace(/…$/, '')].slice(0, -1).join('') + '…';
      }
      const wide = MadoguchiChart.wide(words);
      const start = Math.max(0, Math.min((mark.from - first) * perDay, room - wide));
      let lane = ends.findIndex((end) => end < start);
      if (lane < 0) {
        lane = ends.length < LANES ? ends.length : ends.indexOf(Math.min(...ends));
      }
      ends[lane] = Math.max(start + wide + 16, (mark.to + 1 - first) * perDay) + 6;
      return { ...mark, lane, words, wide };
    });
  }

  private column(params: any, api: any, colours: string[]) {
    const [x] = api.coord([api.value(0), 0]);
    const [width] = api.size([1, 0]);
    const { y, height } = params.coordSys;
    return {
      type: 'rect',
      shape: { x: x - width / 2, y, width, height },
      style: { fill: colours[api.value(1)] },
    };
  }

  private mark(params: any, api: any, marks: PlacedMark[], colour: (name: string) => string, font: string) {
    const mark = marks[api.value(3)];
    const grid = params.coordSys;
    const [width] = api.size([1, 0]);
    const left = Math.max(grid.x, api.coord([mark.from, 0])[0] - width / 2);
    const right = Math.min(grid.x + grid.width, api.coord([mark.to, 0])[0] + width / 2);
    if (right <= grid.x || left >= grid.x + grid.width) {
      return undefined;
    }
    const y = 38 + mark.lane * LANE_HEIGHT;
    const accent = colour('--m-accent-color');
    const single = mark.from === mark.to;
    const x = single ? (left + right) / 2 : left;
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x: left, y: grid.y, width: right - left, height: grid.height },
          style: { fill: accent, opacity: single ? 0 : 0.1 },
        },
        {
          type: 'line',
          shape: { x1: x, y1: y + 16, x2: x, y2: grid.y + grid.height },
          style: { stroke: accent, lineWidth: 1, lineDash: [2, 2] },
        },
        {
          type: 'rect',
          shape: { x: single ? x - 1.5 : left, y: y + 14, width: single ? 3 : right - left, height: 3 },
          style: { fill: accent },
        },
        {
          type: 'text',
          style: {
            text: mark.words,
            x: Math.max(grid.x, Math.min(single ? x - 1 : left, grid.x + grid.width - mark.wide)),
            y,
            align: 'left',
            fill: colour('--m-accent-color'),
            font: `600 12px ${font}`,
            stroke: colour('--lumo-base-color'),
            lineWidth: 3,
          },
        },
      ],
    };
  }

  private axisLabel(model: Model, index: number) {
    const day = model.days[index];
    const look = day.off ?? 'plain';
    const [, month, date] = day.date.split('-').map(Number);
    return `{${look}|${month}/${date}}\n{${look}|${day.weekday}}`;
  }

  /** Built as nodes, since names and titles are texts of users. */
  private tip(model: Model, index: number) {
    const box = document.createElement('div');
    const day = model.days[index];
    const title = box.appendChild(document.createElement('strong'));
    title.textContent = day.title;
    const bars = model.series.filter((series) => series.kind === 'BAR');
    const known = bars.some((series) => series.values[index] !== null);
    const sum = bars.reduce((total, series) => total + (series.values[index] ?? 0), 0);
    if (bars.length) {
      this.tipRow(box, model.total, known ? String(sum) : model.notCounted);
    }
    model.series.forEach((series) => {
      const value = series.values[index];
      this.tipRow(
        box,
        series.name,
        value === null ? model.notCounted : inPercent(series) ? `${value}%` : String(value),
      );
    });
    model.marks
      .filter((mark) => mark.from <= index && index <= mark.to)
      .forEach((mark) => {
        const words = box.appendChild(document.createElement('div'));
        words.textContent = `▸ ${mark.title}`;
      });
    return box;
  }

  private tipRow(box: HTMLElement, name: string, value: string) {
    const row = box.appendChild(document.createElement('div'));
    Object.assign(row.style, { display: 'flex', justifyContent: 'space-between', gap: '1.5rem' });
    row.appendChild(document.createElement('span')).textContent = name;
    row.appendChild(document.createElement('b')).textContent = value;
  }

  /** What a custom property means right now: only a real element knows which side of light-dark() holds. */
  private colours() {
    const known = new Map<string, string>();
    const probe = this.renderRoot.appendChild(document.createElement('span'));
    probe.hidden = true;
    const names = [
      '--lumo-base-color',
      '--lumo-body-text-color',
      '--lumo-primary-color',
      '--lumo-primary-color-10pct',
      '--lumo-secondary-text-color',
      '--lumo-tertiary-text-color',
      '--m-accent-color',
      '--m-holiday-color',
      '--m-holiday-surface',
      '--m-line-color',
      '--m-saturday-color',
      '--m-saturday-surface',
      ...(this.model?.series.map((series) => series.colour) ?? []),
    ];
    names.forEach((name) => {
      probe.style.color = `var(${name})`;
      known.set(name, getComputedStyle(probe).color);
    });
    probe.remove();
    return (name: string) => known.get(name) ?? 'currentcolor';
  }
}

customElements.define('madoguchi-chart', MadoguchiChart);

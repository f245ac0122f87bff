import { LitElement, css, html, svg } from 'lit';

interface Model {
  values: (number | null)[];
  threshold: number | null;
}

const WIDTH = 160;
const HEIGHT = 44;
const EDGE = 4;

/** A line of a few values without axes, and a dashed one where the threshold lies; the figure stands beside it in words. */
class SmallChart extends LitElement {
  static override readonly properties = { model: { attribute: false } };

  static override readonly styles = css`
    :host {
      display: block;
    }

    svg {
      display: block;
      width: 100%;
      height: 2.75rem;
    }

    .line {
      fill: none;
      stroke: var(--m-chart-answered);
      stroke-width: 2;
      vector-effect: non-scaling-stroke;
    }

    .threshold {
      stroke: var(--lumo-error-color);
      stroke-width: 1.5;
      stroke-dasharray: 4 3;
      vector-effect: non-scaling-stroke;
    }
  `;

  declare model?: Model;

  override render() {
    const model = this.model;
    if (!model || model.values.length === 0) {
      return html``;
    }
    const known = model.values.filter((value): value is number => value !== null);
    const all = model.threshold === null ? known : [...known, model.threshold];
    const low = Math.min(0, ...all);
    const high = Math.max(low + 1, ...all);
    const y = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
    const step = (WIDTH - 2 * EDGE) / Math.max(1, model.values.length - 1);
    let path = '';
    let pen = 'M';
    model.values.forEach((value, index) => {
      // a day of which nothing is known leaves a gap
      if (value === null) {
        pen = 'M';
      } else {
        path += `${pen}${(EDGE + index * step).toFixed(1)} ${y(value).toFixed(1)}`;
        pen = 'L';
      }
    });
    const threshold = model.threshold;
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <path class="line" d=${path}></path>
      ${threshold === null
        ? ''
        : svg`<line class="threshold" x1="0" x2=${WIDTH} y1=${y(threshold)} y2=${y(threshold)}></line>`}
    </svg>`;
  }
}

customElements.define('m-small-chart', SmallChart);

/**
 * A clock that runs from a moment which lies `milliseconds` before the element was told of it. It counts by itself: the
 * server's clock and the browser's need not agree.
 */
class ElapsedTime extends HTMLElement {
  static readonly observedAttributes = ['milliseconds'];

  private startedAt = 0;
  private timer?: number;

  connectedCallback() {
    this.setAttribute('role', 'timer');
    this.timer = window.setInterval(() => this.show(), 1000);
    this.show();
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  attributeChangedCallback(_name: string, _old: string | null, milliseconds: string | null) {
    this.startedAt = performance.now() - Number(milliseconds ?? 0);
    this.show();
  }

  private show() {
    const seconds = Math.max(0, Math.floor((performance.now() - this.startedAt) / 1000));
    const two = (n: number) => String(n).padStart(2, '0');
    const hours = Math.floor(seconds / 3600);
    const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    this.textContent = hours > 0 ? `${hours}:${rest}` : rest;
  }
}

customElements.define('m-elapsed-time', ElapsedTime);

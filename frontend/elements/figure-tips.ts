/** Says of the figure under the pointer or the keyboard what it is made of: one note for all figures of a document. */
const MARGIN = 8;
const ID = 'm-figure-tip';

class FigureTips extends HTMLElement {
  private readonly note = document.createElement('div');

  constructor() {
    super();
    this.note.id = ID;
    this.note.className = 'm-figure-tip';
    this.note.setAttribute('role', 'tooltip');
    this.note.popover = 'manual';
  }

  connectedCallback() {
    document.body.append(this.note);
    this.addEventListener('mouseover', this.show);
    this.addEventListener('focusin', this.show);
    this.addEventListener('mouseout', this.hide);
    this.addEventListener('focusout', this.hide);
    this.addEventListener('keydown', this.onKey);
  }

  disconnectedCallback() {
    this.hide();
    this.note.remove();
    this.removeEventListener('mouseover', this.show);
    this.removeEventListener('focusin', this.show);
    this.removeEventListener('mouseout', this.hide);
    this.removeEventListener('focusout', this.hide);
    this.removeEventListener('keydown', this.onKey);
  }

  private readonly show = (event: Event) => {
    const figure = (event.target as Element).closest<HTMLElement>('[data-origin]');
    if (!figure) {
      return;
    }
    this.hide();
    this.note.textContent = figure.dataset.origin ?? '';
    figure.setAttribute('aria-describedby', ID);
    this.note.showPopover();
    const place = figure.getBoundingClientRect();
    const size = this.note.getBoundingClientRect();
    const below = place.bottom + MARGIN + size.height <= window.innerHeight;
    const x = Math.min(place.left, window.innerWidth - size.width - MARGIN);
    const y = below ? place.bottom + MARGIN : place.top - MARGIN - size.height;
    this.note.style.setProperty('--m-figure-tip-x', `${Math.max(0, x)}px`);
    this.note.style.setProperty('--m-figure-tip-y', `${Math.max(0, y)}px`);
  };

  private readonly hide = () => {
    if (this.note.matches(':popover-open')) {
      this.note.hidePopover();
    }
    this.querySelector(`[aria-describedby="${ID}"]`)?.removeAttribute('aria-describedby');
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      this.hide();
    }
  };
}

customElements.define('m-figure-tips', FigureTips);

// a file of its own to the compiler, whose names are nobody else's
export {};

/**
 * Ready phrases for the free text of the entry around it: `::` and some letters of a name or a text list what fits, the arrow keys
 * go through it, Enter or Tab take it over. A gap in square brackets is marked, so that typing fills it.
 */
type Phrase = { name: string; text: string };

const ASKED = /[:：]{2}([^\s:：]{0,20})$/;
const GAP = /[［[][^［[\]］]*[\]］]/;
const MOST = 8;
/** Between the field, the list and the window's edge, in pixels. */
const MARGIN = 4;

/** Width, case, hiragana or katakana don't matter. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Those that fit: by the beginning of the name first, then by its middle, then by the text. */
function fitting(phrases: Phrase[], asked: string): Phrase[] {
  const part = folded(asked);
  const rank = (phrase: Phrase) => {
    const name = folded(phrase.name);
    return name.startsWith(part) ? 0 : name.includes(part) ? 1 : folded(phrase.text).includes(part) ? 2 : 3;
  };
  return [0, 1, 2].flatMap((wanted) => phrases.filter((phrase) => rank(phrase) === wanted)).slice(0, MOST);
}

class PhrasePicker extends HTMLElement {
  phrases: Phrase[] = [];
  private entry?: HTMLElement;
  private field?: HTMLTextAreaElement;
  private offered: Phrase[] = [];
  private chosen = 0;
  /** Where the two colons stand. */
  private from = 0;

  private readonly typed = (event: Event) => {
    const field = event.composedPath()[0];
    const composing = event instanceof InputEvent && event.isComposing;
    if (field instanceof HTMLTextAreaElement && field.closest('[data-draft="summary"]') && !composing) {
      this.look(field);
    }
  };

  private readonly pressed = (event: KeyboardEvent) => {
    if (!this.offered.length || event.isComposing || event.keyCode === 229) {
      return;
    }
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (plain && event.key in steps) {
      this.chosen = (this.chosen + steps[event.key] + this.offered.length) % this.offered.length;
      this.mark();
    } else if (plain && (event.key === 'Enter' || event.key === 'Tab')) {
      this.take(this.offered[this.chosen]);
    } else if (event.key === 'Escape') {
      this.hide();
    } else {
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
        this.hide();
      }
      return;
    }
    // the key was meant for the list, neither for the text nor for the entry
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  private readonly left = () => this.hide();

  connectedCallback() {
    this.popover = 'manual';
    this.setAttribute('role', 'listbox');
    this.id ||= 'm-phrase-picker';
    this.entry = this.closest<HTMLElement>('.m-entry') ?? undefined;
    this.entry?.addEventListener('input', this.typed);
    this.entry?.addEventListener('compositionend', this.typed);
    this.entry?.addEventListener('keydown', this.pressed, true);
    this.entry?.addEventListener('focusout', this.left);
  }

  disconnectedCallback() {
    this.entry?.removeEventListener('input', this.typed);
    this.entry?.removeEventListener('compositionend', this.typed);
    this.entry?.removeEventListener('keydown', this.pressed, true);
    this.entry?.removeEventListener('focusout', this.left);
  }

  private look(field: HTMLTextAreaElement) {
    const before = field.value.slice(0, field.selectionStart);
    const asked = ASKED.exec(before);
    this.field = field;
    this.from = asked?.index ?? 0;
    this.offered = asked ? fitting(this.phrases, asked[1]) : [];
    this.chosen = 0;
    if (this.offered.length) {
      this.show(field);
    } else {
      this.hide();
    }
  }

  private show(field: HTMLTextAreaElement) {
    this.replaceChildren(...this.offered.map((phrase, index) => this.option(phrase, index)));
    this.hidePopover();
    this.showPopover();
    field.setAttribute('aria-controls', this.id);
    field.setAttribute('aria-autocomplete', 'list');
    this.mark();
    const place = (field.closest('[data-draft]') ?? field).getBoundingClientRect();
    const height = this.getBoundingClientRect().height;
    const below = place.bottom + MARGIN;
    const y = below + height > window.innerHeight ? place.top - height - MARGIN : below;
    this.style.setProperty('--m-phrases-x', `${place.left}px`);
    this.style.setProperty('--m-phrases-y', `${Math.max(MARGIN, y)}px`);
    this.style.setProperty('--m-phrases-width', `${place.width}px`);
  }

  private option(phrase: Phrase, index: number): HTMLElement {
    const option = document.createElement('div');
    option.id = `${this.id}-${index}`;
    option.setAttribute('role', 'option');
    const name = document.createElement('b');
    name.textContent = phrase.name;
    const text = document.createElement('span');
    text.textContent = phrase.text;
    option.append(name, text);
    option.addEventListener('pointerdown', (event) => {
      // the cursor stays in the text
      event.preventDefault();
      this.take(phrase);
    });
    return option;
  }

  private mark() {
    [...this.children].forEach((option, index) => option.setAttribute('aria-selected', `${index === this.chosen}`));
    this.children[this.chosen]?.scrollIntoView({ block: 'nearest' });
    this.field?.setAttribute('aria-activedescendant', `${this.id}-${this.chosen}`);
  }

  private take(phrase: Phrase) {
    const field = this.field!;
    field.setRangeText(phrase.text, this.from, field.selectionStart, 'end');
    const gap = GAP.exec(phrase.text);
    if (gap) {
      field.setSelectionRange(this.from + gap.index, this.from + gap.index + gap[0].length);
    }
    this.hide();
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
  }

  private hide() {
    this.offered = [];
    this.field?.removeAttribute('aria-activedescendant');
    this.field?.removeAttribute('aria-controls');
    this.field?.removeAttribute('aria-autocomplete');
    if (this.matches(':popover-open')) {
      this.hidePopover();
    }
  }
}

customElements.define('m-phrase-picker', PhrasePicker);

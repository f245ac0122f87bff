/**
 * Keeps card numbers in the field into which they were typed or pasted: they are taken out again before anything else in the page,
 * and with it the server, hears of them. Digits that may still become one wait in the field until it is clear that they don't.
 */
import { digitsOf, findCardNumber, mayBecomeCardNumber } from './card-numbers';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What the page was last told of a field's text. */
const told = new WeakMap<Field, string>();
const withheld = new Set<Field>();
/** Between the field, the notice and the window's edge, in pixels. */
const MARGIN = 4;
/** Shortcuts that go on editing; any other one may save, and needs the whole text. */
const EDITING = ['a', 'c', 'v', 'x', 'y', 'z'];

/** The field's text without what is still waiting in it. */
export function textToldOf(field: Field): string {
  return withheld.has(field) ? (told.get(field) ?? '') : field.value;
}

function fieldOf(event: Event): Field | undefined {
  const field = event.composedPath()[0];
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && !['password', 'file', 'checkbox', 'radio'].includes(field.type));
  return isText ? (field as Field) : undefined;
}

/** Takes the card numbers out; says whether there was one. */
function clean(field: Field): boolean {
  let match = findCardNumber(field.value);
  if (!match) {
    return false;
  }
  const at = match.start;
  while (match) {
    field.value = field.value.slice(0, match.start) + field.value.slice(match.end);
    match = findCardNumber(field.value);
  }
  if (document.activeElement === field && field.type !== 'number' && field.type !== 'email') {
    field.setSelectionRange(at, at);
  }
  return true;
}

function isPaste(event: Event): boolean {
  return event instanceof InputEvent && (event.inputType ?? '').startsWith('insertFrom');
}

function tell(field: Field) {
  withheld.delete(field);
  releasing = true;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  releasing = false;
}

let releasing = false;

function onInput(event: Event) {
  const field = fieldOf(event);
  if (!field) {
    return;
  }
  const composing = event instanceof InputEvent && event.isComposing;
  if (composing && findCardNumber(field.value)) {
    // the input method still holds the text: it is taken out when that lets go
    withheld.add(field);
    event.stopImmediatePropagation();
    notice?.show(field);
    return;
  }
  const refused = clean(field);
  const typedSoFar = field.value.slice(0, field.selectionStart ?? field.value.length);
  if (!refused && !releasing && !isPaste(event) && mayBecomeCardNumber(typedSoFar)) {
    withheld.add(field);
    event.stopImmediatePropagation();
    return;
  }
  withheld.delete(field);
  told.set(field, field.value);
  if (refused) {
    notice?.show(field);
  } else if (!releasing) {
    notice?.hide();
  }
}

function onCompositionEnd(event: Event) {
  const field = fieldOf(event);
  if (field && clean(field)) {
    notice?.show(field);
    tell(field);
  }
}

function onKey(event: KeyboardEvent) {
  const leaves =
    ['Enter', 'Tab', 'Escape'].includes(event.key) ||
    /^F\d+$/.test(event.key) ||
    (event.altKey && event.key !== 'Alt') ||
    ((event.ctrlKey || event.metaKey) && event.key.length === 1 && !EDITING.includes(event.key.toLowerCase()));
  if (leaves && !event.isComposing) {
    release();
  }
}

function release() {
  [...withheld].forEach(tell);
}

function onFocus(event: Event) {
  const field = fieldOf(event);
  if (field) {
    told.set(field, field.value);
  }
}

window.addEventListener('input', onInput, true);
window.addEventListener('compositionend', onCompositionEnd, true);
window.addEventListener('change', release, true);
window.addEventListener('focusin', onFocus, true);
window.addEventListener(
  'focusout',
  () => {
    release();
    notice?.hide();
  },
  true
);
window.addEventListener('keydown', onKey, true);

let notice: CardGuard | undefined;

/** Says under the field what was taken out of it, in the words that the server gave. */
class CardGuard extends HTMLElement {
  connectedCallback() {
    this.popover = 'manual';
    this.setAttribute('role', 'alert');
    notice = this;
  }

  disconnectedCallback() {
    if (notice === this) {
      notice = undefined;
    }
  }

  show(field: Field) {
    this.hidePopover();
    this.showPopover();
    this.textContent = this.getAttribute('message');
    const host = field.parentElement;
    const place = (host?.localName.startsWith('vaadin-') ? host : field).getBoundingClientRect();
    const size = this.getBoundingClientRect();
    const x = Math.min(place.left, window.innerWidth - size.width - MARGIN);
    const y = Math.min(place.bottom + MARGIN, window.innerHeight - size.height - MARGIN);
    this.style.setProperty('--m-card-guard-x', `${Math.max(0, x)}px`);
    this.style.setProperty('--m-card-guard-y', `${Math.max(0, y)}px`);
  }

  hide() {
    this.textContent = '';
    this.hidePopover();
  }

  /** For the test that compares with the server's rules: where the first card number stands. */
  find(text: string) {
    const match = findCardNumber(text);
    return match ? `${match.start}-${match.end}` : '';
  }

  digits(codePoint: number) {
    return digitsOf(codePoint);
  }
}

customElements.define('m-card-guard', CardGuard);

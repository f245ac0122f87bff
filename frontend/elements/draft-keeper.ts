/**
 * Keeps what is being typed, at once in this browser and half a second later on the server. The browser's copy goes as soon as
 * the server has said that it has the same: nothing of a caller stays on the machine but what the server never got.
 *
 * The fields are those of the entry around it that carry `data-draft` with the name of a text. The server tells the user, the
 * draft's key and its revision by `open`; each change of a text counts the revision up.
 */
import { textToldOf } from './card-guard';
import { findCardNumber } from './card-numbers';

type Texts = { summary: string; caller: string };
type Copy = Texts & { key: string; revision: number };

const PREFIX = 'madoguchi-draft:';
const SEND_AFTER_MILLIS = 500;

class DraftKeeper extends HTMLElement {
  private user = '';
  private key = '';
  private revision = 0;
  /** What was typed and has not been sent yet. */
  private pending?: Copy;
  private timer?: number;
  private fields?: HTMLElement;

  private readonly typed = (event: Event) => {
    const field = event.composedPath().find((e) => e instanceof HTMLElement && e.dataset.draft);
    if (field && this.key) {
      this.pending = { key: this.key, revision: ++this.revision, ...this.texts() };
      this.keepHere(this.pending);
      this.timer ??= window.setTimeout(() => this.send(), SEND_AFTER_MILLIS);
    }
  };

  connectedCallback() {
    this.fields = this.closest<HTMLElement>('.m-entry') ?? undefined;
    this.fields?.addEventListener('input', this.typed);
  }

  disconnectedCallback() {
    this.fields?.removeEventListener('input', this.typed);
    window.clearTimeout(this.timer);
  }

  /** From now on the fields belong to this draft; what is still to be sent of the one before goes now. */
  open(user: string, key: string, revision: number) {
    this.send();
    this.user = user;
    this.key = key;
    this.revision = revision;
  }

  /** The server has this revision. */
  kept(key: string, revision: number) {
    const copy = this.read(this.name(key));
    if (copy && copy.revision <= revision) {
      localStorage.removeItem(this.name(key));
    }
  }

  /** The server needs nothing more of this draft: it was saved or discarded. */
  forget(key: string) {
    if (this.pending?.key === key) {
      this.pending = undefined;
    }
    localStorage.removeItem(this.name(key));
  }

  /** What this browser still has of the user's drafts. */
  unsent(user: string): Copy[] {
    const prefix = PREFIX + user + ':';
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => this.read(name))
      .filter((copy) => copy !== undefined);
  }

  private send() {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    if (this.pending) {
      this.dispatchEvent(new CustomEvent('draft-typed', { detail: this.pending }));
      this.pending = undefined;
    }
  }

  private keepHere(copy: Copy) {
    if (findCardNumber(copy.summary) || findCardNumber(copy.caller)) {
      return;
    }
    try {
      localStorage.setItem(this.name(copy.key), JSON.stringify(copy));
    } catch {
      // a browser without room or permission still has the server's copy
    }
  }

  private texts(): Texts {
    const texts: Texts = { summary: '', caller: '' };
    this.fields?.querySelectorAll<HTMLElement>('[data-draft]').forEach((field) => {
      const input = field.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
      texts[field.dataset.draft as keyof Texts] = input ? textToldOf(input) : '';
    });
    return texts;
  }

  private name(key: string) {
    return `${PREFIX}${this.user}:${key}`;
  }

  private read(name: string): Copy | undefined {
    try {
      const copy = JSON.parse(localStorage.getItem(name) ?? 'null');
      return copy && typeof copy.key === 'string' && typeof copy.revision === 'number' ? copy : undefined;
    } catch {
      return undefined;
    }
  }
}

customElements.define('m-draft-keeper', DraftKeeper);

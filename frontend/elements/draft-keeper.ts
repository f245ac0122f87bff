/**
 * Keeps what is being typed, at once in this browser and half a second later on the server. The browser's copy goes as soon as
 * the server has said that it has the same: nothing of a caller stays on the machine but what the server never got. That is
 * encrypted with a key of the user, which the server tells to who has signed in and which is never stored here: on the disk
 * lies nothing that can be read.
 *
 * The fields are those of the entry around it that carry `data-draft` with the name of a text. The server tells the
 * draft's key and its revision by `open`; each change of a text counts the revision up.
 */
import { textToldOf } from './card-guard';
import { findCardNumber } from './card-numbers';

type Texts = { summary: string; caller: string };
type Copy = Texts & { key: string; revision: number };
/** What lies in the browser; the texts can be read by the user's key only. */
type SealedCopy = { key: string; revision: number; at: number; iv: string; texts: string };

const PREFIX = 'madoguchi-draft:';
const ALGORITHM = 'AES-GCM';
/** As long as the server keeps a draft. */
const KEPT_MILLIS = 7 * 24 * 3_600_000;
const SEND_AFTER_MILLIS = 500;

class DraftKeeper extends HTMLElement {
  private key = '';
  private revision = 0;
  /** What was typed and has not been sent yet. */
  private pending?: Copy;
  private timer?: number;
  /** Encrypts the texts; none where the browser can't, as without a secure connection. */
  private unlock: (key?: CryptoKey) => void = () => {};
  private readonly unlocked = new Promise<CryptoKey | undefined>((resolve) => (this.unlock = resolve));
  /** What is to be kept here next, while something older is being encrypted. */
  private next?: Copy;
  private encrypting = false;
  /** Up to which revision the server has each draft; all of one that is done with. */
  private readonly done = new Map<string, number>();
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
  open(key: string, revision: number) {
    this.send();
    this.key = key;
    this.revision = revision;
  }

  /** The server has this revision. */
  kept(key: string, revision: number) {
    this.done.set(key, Math.max(revision, this.done.get(key) ?? 0));
    const copy = this.read(PREFIX + key);
    if (copy && copy.revision <= revision) {
      localStorage.removeItem(PREFIX + key);
    }
  }

  /** The server needs nothing more of this draft: it was saved or discarded. */
  forget(key: string) {
    if (this.pending?.key === key) {
      this.pending = undefined;
    }
    this.done.set(key, Number.MAX_SAFE_INTEGER);
    localStorage.removeItem(PREFIX + key);
  }

  /**
   * What this browser still has of the user's drafts. What can't be read by this user's key is left to the user whose it is, for some days.
   *
   * @param userKey 64 hexadecimal digits
   */
  async unsent(userKey: string): Promise<Copy[]> {
    const key = await importedKey(userKey);
    this.unlock(key);
    const copies: Copy[] = [];
    for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const copy = this.read(name);
      if (!copy || Date.now() - copy.at > KEPT_MILLIS) {
        localStorage.removeItem(name);
      } else if (key) {
        const texts = await opened(copy, key);
        if (texts) {
          copies.push({ key: copy.key, revision: copy.revision, ...texts });
        }
      }
    }
    return copies;
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
    this.next = copy;
    void this.encryptNext();
  }

  /** One after the other, so that an older text never replaces a newer one. */
  private async encryptNext() {
    if (this.encrypting) {
      return;
    }
    this.encrypting = true;
    try {
      const key = await this.unlocked;
      while (key && this.next) {
        const copy = this.next;
        this.next = undefined;
        const kept = await sealed(copy, key);
        if (copy.revision > (this.done.get(copy.key) ?? 0)) {
          localStorage.setItem(PREFIX + copy.key, JSON.stringify(kept));
        }
      }
    } catch {
      // a browser without room or permission still has the server's copy
    } finally {
      this.encrypting = false;
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

  private read(name: string): SealedCopy | undefined {
    try {
      const copy = JSON.parse(localStorage.getItem(name) ?? 'null');
      return copy && typeof copy.key === 'string' && typeof copy.texts === 'string' ? copy : undefined;
    } catch {
      return undefined;
    }
  }
}

async function importedKey(hex: string): Promise<CryptoKey | undefined> {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  // only over a secure connection; elsewhere nothing is kept here
  return window.crypto?.subtle?.importKey('raw', bytes, ALGORITHM, false, ['encrypt', 'decrypt']);
}

async function sealed(copy: Copy, key: CryptoKey): Promise<SealedCopy> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const clear = new TextEncoder().encode(JSON.stringify({ summary: copy.summary, caller: copy.caller }));
  const texts = await crypto.subtle.encrypt({ name: ALGORITHM, iv, additionalData: place(copy) }, key, clear);
  return { key: copy.key, revision: copy.revision, at: Date.now(), iv: base64(iv), texts: base64(new Uint8Array(texts)) };
}

async function opened(copy: SealedCopy, key: CryptoKey): Promise<Texts | undefined> {
  try {
    const clear = await crypto.subtle.decrypt(
      { name: ALGORITHM, iv: bytes(copy.iv), additionalData: place(copy) },
      key,
      bytes(copy.texts),
    );
    return JSON.parse(new TextDecoder().decode(clear));
  } catch {
    return undefined;
  }
}

/** Bound to the texts, so that they can't be put into another draft. */
function place(copy: { key: string; revision: number }) {
  return new TextEncoder().encode(`${copy.key}/${copy.revision}`);
}

function base64(data: Uint8Array) {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
}

function bytes(text: string) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

customElements.define('m-draft-keeper', DraftKeeper);
